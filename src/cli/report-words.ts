import type { PollRecord } from "../model/poll-record.ts";
import { sizeWords } from "../status/size-words.ts";
import { reportFacts, type SourceReport } from "../status/source-report.ts";
import { table } from "./table.ts";

/** A source whole, as lines and a table of the polls. `columns` is the terminal's width; absent where there is no terminal. */
export function reportWords(report: SourceReport, now: number, columns: number | undefined): string {
  const lines = reportFacts(report, now).map(([name, words]) => `${name.padEnd(12)}${words}`);
  return [`${report.id}: ${report.title}`, "", ...lines, "", pollsTable(report.history, columns)].join("\n");
}

/** The last polls as a table. */
export function pollsTable(history: readonly PollRecord[], columns: number | undefined): string {
  if (history.length === 0) return "No polls yet.";
  const head = ["when (UTC)", "outcome", "status", "bytes", "ms", "new/updated/unchanged"];
  return table(head, history.map(pollRow), columns);
}

function pollRow({ at, outcome, status, bytes, ms, ...entries }: PollRecord): string[] {
  const { added, updated, unchanged, dropped } = entries;
  return [
    new Date(at).toISOString().slice(5, 19).replace("T", " "),
    outcome,
    status === undefined ? "" : String(status),
    sizeWords(bytes),
    String(Math.round(ms)),
    `${added}/${updated}/${unchanged}${dropped === undefined ? "" : `, ${dropped} dropped`}`,
  ];
}
