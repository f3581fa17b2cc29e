import type { PollRecord } from "../model/poll-record.ts";
import { sizeWords } from "../status/size-words.ts";
import { reportFacts, type SourceReport } from "../status/source-report.ts";
import { table } from "./table.ts";

/** A source whole, as lines and a table of the polls. `columns` is the terminal's width; absent where there is no terminal. */
export function reportWords(report: SourceReport, now: number, columns: number | undefined): string {
  const lines = reportFacts(report, now).map(([name, words]) => `${name.padEnd(12)}${words}`);
  const polls =
    report.history.length === 0
      ? "No polls yet."
      : table(
          ["when (UTC)", "outcome", "status", "bytes", "ms", "new/updated/unchanged"],
          report.history.map(pollRow),
          columns,
        );
  return [`${report.id}: ${report.title}`, "", ...lines, "", polls].join("\n");
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
