import { type ListStatus, listWords } from "../status/list-status.ts";
import { lastWords, nextWords } from "../status/source-status.ts";
import { table } from "./table.ts";

/** The lists as a table, with a line for each that needs a look. `columns` is the terminal's width. */
export function listTable(lists: readonly ListStatus[], now: number, columns: number | undefined): string[] {
  if (lists.length === 0) return [];
  const rows = lists.map((list) => [
    list.id,
    list.health === undefined
      ? "file"
      : list.health === "failing"
        ? `failing ×${list.failures}`
        : list.health,
    named(list),
    list.health === undefined ? "" : lastWords(list, now),
    list.health === undefined ? "with the configuration" : nextWords({ ...list, health: list.health }, now),
    list.problem ?? list.why ?? "",
  ]);
  const doubts = lists.filter(({ doubt }) => doubt !== undefined);
  return [
    "",
    table(["list", "health", "feeds", "last read", "next read", "why"], rows, columns),
    ...doubts.map((list) => `${list.id}: ${listWords(list)}`),
  ];
}

function named({ named: all, sources }: ListStatus): string {
  return all === sources ? String(all) : `${sources} of ${all}`;
}
