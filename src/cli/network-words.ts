import { counted } from "../status/counted.ts";
import type { NetworkStatus } from "../status/network-status.ts";
import { pushWords } from "../status/push-status.ts";
import { ago } from "../status/relative-time.ts";
import { healthWords, lastWords, moveWords, nextWords } from "../status/source-status.ts";
import { webhookWords } from "../status/webhook-status.ts";
import { listTable } from "./list-table.ts";
import { table } from "./table.ts";

/** The network as a table of the sources and a few lines. `columns` is the terminal's width; absent where there is no terminal. */
export function networkWords(
  { sources, lists, feeds, schedule, waiting, webhooks, reshelving }: NetworkStatus,
  now: number,
  columns: number | undefined,
): string {
  const rows = sources.map((source) => [
    source.list === undefined ? source.id : `${source.id} (from ${source.list})`,
    healthWords(source),
    source.dropped === 0 ? String(source.stored) : `${source.stored}, ${source.dropped} dropped`,
    lastWords(source, now),
    nextWords(source, now),
    pushWords(source.push, now),
    source.problem ?? source.why ?? "",
  ]);
  const head = ["source", "health", "entries", "last poll", "next poll", "push", "why"];
  const moves = sources.flatMap((source) => {
    const words = moveWords(source);
    return words === undefined ? [] : [`${source.id} ${words}`];
  });
  const filled = feeds.filter(({ entries }) => entries > 0);
  return [
    table(head, rows, columns),
    ...listTable(lists, now, columns),
    ...(webhooks.length > 0 ? ["", ...webhooks.map((hook) => webhookWords(hook, now))] : []),
    ...(moves.length > 0 ? ["", ...moves] : []),
    "",
    `${counted(filled.length, "feed")} with entries, ${feeds.length - filled.length} without.`,
    `${counted(schedule.scheduled, "source")} scheduled, ${schedule.due} due now; ${waitingWords(waiting)}.`,
    ...(reshelving === undefined ? [] : [reshelvingWords(reshelving, now)]),
  ].join("\n");
}

function reshelvingWords(
  { entries, ofEntries, sources, ofSources, started }: NonNullable<NetworkStatus["reshelving"]>,
  now: number,
): string {
  const far = `${entries} of ${ofEntries} entries, ${sources} of ${ofSources} sources`;
  return `What is stored is being shelved anew by changed rules, begun ${ago(started, now)}: ${far}.`;
}

/** Queues in which nothing waits are not worth a word. */
function waitingWords(waiting: Record<string, number>): string {
  const busy = Object.entries(waiting).filter(([, count]) => count > 0);
  return busy.length === 0 ? "no jobs wait" : `jobs waiting: ${busy.map((one) => one.join(" ")).join(", ")}`;
}
