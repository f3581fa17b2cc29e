import { canonicalUrl } from "../../normalize/url/canonical-url.ts";
import type { Candidate, CandidateOrigin } from "./candidate.ts";

const STRENGTH: Readonly<Record<CandidateOrigin, number>> = {
  header: 50,
  page: 50,
  platform: 35,
  link: 25,
  path: 10,
};
const COMMENTS = /comments?|kommentare?|comentarios|commentaires|replies/i;
const PODCAST = /podcast|audio|itunes/i;

/**
 * Candidates without repeats (the stronger evidence stays), the likeliest main feed first: what the site announces, then its platform's, then
 * links, then guesses; feeds of comments behind everything else of their kind. Equal ones keep their order.
 */
export function rankCandidates(candidates: readonly Candidate[]): Candidate[] {
  const byAddress = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = canonicalUrl(candidate.url)
      .replace(/^https?:\/\/(?:www\.)?/, "")
      .replace(/\/$/, "");
    const known = byAddress.get(key);
    if (known === undefined || STRENGTH[candidate.origin] > STRENGTH[known.origin])
      byAddress.set(key, candidate);
  }
  return [...byAddress.values()]
    .map((candidate, index) => ({ candidate, index, score: scoreOf(candidate) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ candidate }) => candidate);
}

function scoreOf({ url, origin, title = "", type = "" }: Candidate): number {
  const words = `${title} ${url}`;
  let score = STRENGTH[origin];
  if (COMMENTS.test(words)) score -= 30;
  if (PODCAST.test(words)) score -= 3;
  if (/\/(?:category|tag|author|topic)s?\//.test(url) && origin !== "platform") score -= 4;
  // Where one feed stands in several formats, those that carry most come first.
  if (/atom/.test(type)) score += 2;
  else if (/json/.test(type)) score -= 1;
  return score;
}
