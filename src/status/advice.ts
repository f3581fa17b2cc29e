import type { SourceStatus } from "./source-status.ts";

type Told = Pick<SourceStatus, "id" | "health" | "status" | "problem" | "outcome" | "movedTo" | "list">;

/** What an operator does about a source that needs somebody, in one sentence; `undefined` for one that does not. */
export function adviceFor(source: Told): string | undefined {
  const { health, movedTo, list, id } = source;
  if (health === "gone")
    return "Its origin says it is gone for good: take it out of sources.yaml, or give it the feed's new address.";
  if (health === "failing") return failureAdvice(source);
  if (movedTo === undefined) return undefined;
  return list === undefined
    ? `It is polled at its new address already; write ${movedTo} into sources.yaml.`
    : `It is polled at its new address already; ${list}, which names ${id}, does not know it yet.`;
}

/** By what the words of a problem say; the first that fits. */
const BY_WORDS: ReadonlyArray<readonly [says: RegExp, advice: string]> = [
  [
    /cannot be resolved/,
    "Its name is unknown: look whether the address is spelt right, or whether the site has ended.",
  ],
  [/certificate|secure connection/, "Its certificate is at fault, which only the site can mend; tell them."],
  [
    /network\.allow|not allowed|private|loopback|reserved/i,
    "Its address is one we do not ask. If that is meant, open its range with network.allow in site.yaml.",
  ],
  [
    /more than \d+ bytes/,
    "Its document is larger than allowed: raise polling.maxBytes for it in sources.yaml.",
  ],
  [
    /redirects/,
    "It sends us in circles: let the desk or broadsheet discover look for the feed's real address.",
  ],
  [
    /in time|did not (?:begin|finish|answer)/,
    "It is slow. If it stays so, raise polling.timeout for it in sources.yaml.",
  ],
  [
    /cannot be reached|broke the connection/,
    "Its server does not answer; it is asked again by itself. After some days, ask the site.",
  ],
  [
    /page|not a feed|no feed/i,
    "What it sends is no feed: open the address in a browser, and let the desk or broadsheet discover look for the feed.",
  ],
];

/** What to do about an address that could not be read, by what was said of it; \`undefined\` where that says it all. */
export function addressAdvice(problem: string): string | undefined {
  return BY_WORDS.find(([says]) => says.test(problem))?.[1];
}

function failureAdvice({ status, problem = "", outcome }: Told): string {
  if (outcome === "throttled" || status === 429 || status === 503)
    return "It asks for patience and gets it; nothing need be done unless this lasts for days.";
  if (status === 401 || status === 403)
    return "It refuses us: ask the site to let our User-Agent in, or take the source out.";
  if (status === 404)
    return "There is nothing at its address any more: let the desk or broadsheet discover look for the feed's new one.";
  if (status !== undefined && status >= 500)
    return "Its server has trouble; it is asked again by itself, more and more seldom.";
  return addressAdvice(problem) ?? "It is asked again by itself, more and more seldom.";
}
