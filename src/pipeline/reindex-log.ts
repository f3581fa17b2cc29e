import type { Logger } from "pino";
import type { ReindexMark } from "../model/reindex-mark.ts";

/** Lines that a reindex writes to the log, its first and last included. */
const STEPS = 10;

/** Tells the log how far a reindex is: at its start, where it goes on after a kill, and ten times on its way. */
export function reindexLog(log: Pick<Logger, "info">): (mark: ReindexMark) => void {
  let step = -1;
  return ({ sources, ofSources, entries, ofEntries, moved }) => {
    const now = ofEntries === 0 ? STEPS : Math.floor((STEPS * Math.min(entries, ofEntries)) / ofEntries);
    if (now <= step) return;
    step = now;
    const far = `${entries} of ${ofEntries} entries, ${sources} of ${ofSources} sources`;
    log.info({ entries, ofEntries, sources, ofSources, moved }, `shelving anew by the changed rules: ${far}`);
  };
}
