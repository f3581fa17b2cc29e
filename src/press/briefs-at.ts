import type { BriefKit, Publication, Story } from "./publication.ts";

const seconds = { first: 640, between: 40 };
const kept = 5;

/**
 * The notices a publication shows so many seconds after the press opened, newest first: when the written stories are all out, one
 * appears somewhere every forty seconds, for as long as the press runs. The number of a notice decides its text.
 */
export function briefsAt(publications: Publication[], publication: Publication, elapsed: number): Story[] {
  const writers = publications.filter(({ briefs }) => briefs !== undefined);
  const turn = writers.indexOf(publication);
  const kit = publication.briefs;
  if (kit === undefined || turn < 0 || elapsed < seconds.first) return [];
  const latest = Math.floor((elapsed - seconds.first) / seconds.between);
  const last = latest - ((((latest - turn) % writers.length) + writers.length) % writers.length);
  return Array.from({ length: kept }, (_, back) => last - back * writers.length)
    .filter((number) => number >= 0)
    .map((number) => brief(kit, publication, number, Math.floor(number / writers.length) + 1));
}

function brief(kit: BriefKit, publication: Publication, number: number, issue: number): Story {
  const count = kit.lines.length;
  const lines = [issue, issue * 3 + 1, issue * 5 + 2].map((at) => kit.lines[at % count] ?? "");
  const appears = seconds.first + number * seconds.between;
  return {
    key: `brief-${issue}`,
    desk: "briefs",
    appears,
    dated: appears,
    title: kit.title.replace("{n}", String(issue)),
    body: [...new Set(lines)].join("\n\n"),
    authors: [publication.editor],
    tags: kit.tags,
    guid: true,
    edits: [],
  };
}
