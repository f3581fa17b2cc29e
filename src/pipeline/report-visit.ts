import type { Source } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import type { Visited } from "./remember.ts";

/** Counts a visit and logs it: a source that could not be read as a warning, everything else for those who look for it. */
export function reportVisit(
  source: Pick<Source, "id">,
  { after, record }: Pick<Visited, "after" | "record">,
  { log, metrics }: Pick<Services, "log" | "metrics">,
): void {
  const { problem, outcome } = after;
  const { status, ms, bytes, added, updated, unchanged } = record;
  metrics.polls.inc({ outcome });
  metrics.pollSeconds.observe(ms / 1000);
  metrics.fetchedBytes.inc(bytes);
  if (added > 0) metrics.entries.inc({ kind: "new" }, added);
  if (updated > 0) metrics.entries.inc({ kind: "updated" }, updated);
  if (unchanged > 0) metrics.entries.inc({ kind: "unchanged" }, unchanged);
  if (problem !== undefined)
    log.warn({ source: source.id, outcome, status, ms, problem }, "a source could not be read");
  else if (log.isLevelEnabled("debug"))
    log.debug({ source: source.id, outcome, status, ms, added, updated }, "polled");
}
