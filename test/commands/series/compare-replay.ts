import type { Replayed } from "./replay-series.ts";

/** Where a version was taken otherwise than the corpus says, in words; empty where it was not. */
export function differences({ change, first, problem, added, updated }: Replayed): string[] {
  if (!change.readable) return problem === undefined ? ["it is no feed, and was read as one"] : [];
  if (problem !== undefined) return [problem];
  const wanted = first ? change.entries : change.added;
  // Which entries were edited is not said, only how many of their titles and how many of their summaries.
  const [least, most] = [Math.max(change.retitled, change.resummed), change.retitled + change.resummed];
  const said: string[] = [];
  if (added !== wanted) said.push(`${added} new for ${wanted}`);
  if (!first && (updated < least || updated > most))
    said.push(`${updated} updated for ${least === most ? least : `${least} to ${most}`}`);
  return said;
}
