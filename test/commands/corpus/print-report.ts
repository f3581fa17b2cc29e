import { table } from "../../../src/cli/table.ts";
import type { Replay, Row } from "./gather.ts";

/** Documents that may be missed before the run counts as failed. */
const TOLERATED = 5;

/** Prints what became of the corpus and gives the exit code: 1 where more documents are missed than tolerated, or one is doubled. */
export function printReport(rows: readonly Row[], replays: readonly Replay[]): number {
  const readable = rows.filter(({ expected }) => expected !== undefined);
  const misses = readable.filter(({ expected, read }) => expected !== read);
  const refused = rows.filter(({ problem }) => problem !== undefined);
  const merged = rows.filter(({ read, published }) => published < read);
  const sum = (of: (row: Row) => number) => String(rows.reduce((total, row) => total + of(row), 0));
  print(
    ["the corpus through the whole line", ""],
    [
      ["documents served", String(rows.length)],
      ["parsed as feeds", String(rows.length - refused.length)],
      ["refused", String(refused.length)],
      ["entries expected", sum(({ expected = 0 }) => expected)],
      ["entries got", sum(({ read }) => read)],
      ["entries published", sum(({ published }) => published)],
      ["documents with the expected count", `${readable.length - misses.length} of ${readable.length}`],
    ],
  );
  section(
    "Refused, and why",
    ["document", "why"],
    refused.map(({ path, problem = "" }) => [path, problem]),
  );
  section(
    "Published as fewer entries than read: the document holds the same entry more than once",
    ["document", "read", "published"],
    merged.map(({ path, read, published }) => [path, String(read), String(published)]),
  );
  section(
    "Series, replayed version by version",
    ["series", "versions", "entries expected", "entries stored", "sharing a link"],
    replays.map(({ name, ...counts }) => [name, ...Object.values(counts).map(String)]),
  );
  section(
    "Misses",
    ["document", "expected", "got"],
    misses.map(({ path, expected, read }) => [path, String(expected), String(read)]),
  );
  return misses.length > TOLERATED ? 1 : 0;
}

function section(title: string, head: string[], rows: string[][]): void {
  console.log(`\n${title}:${rows.length === 0 ? " none" : ""}`);
  if (rows.length > 0) print(head, rows);
}

function print(head: string[], rows: string[][]): void {
  console.log(table(head, rows));
}
