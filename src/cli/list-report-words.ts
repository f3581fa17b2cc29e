import { type ListReport, listWords } from "../status/list-status.ts";
import { until } from "../status/relative-time.ts";
import { pollsTable } from "./report-words.ts";

/** A list of sources whole: what it names, the sources that come from it, and its last polls. `columns` is the terminal's width. */
export function listReportWords(report: ListReport, now: number, columns: number | undefined): string {
  const { id, title, configured, problem, nextPoll, why, members } = report;
  const facts = [
    ["problem", problem],
    ["asked at", configured],
    ["names", listWords(report)],
    ["next poll", nextPoll === undefined ? undefined : `${until(nextPoll, now)}: ${why}`],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined);
  return [
    `${id}: ${title}`,
    "",
    ...facts.map(([name, words]) => `${name.padEnd(12)}${words}`),
    "",
    ...members.map((source) => `${source.id}  ${source.title}  ${source.url}`),
    ...(members.length > 0 ? [""] : []),
    pollsTable(report.history, columns),
  ].join("\n");
}
