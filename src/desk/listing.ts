/** Part of a long list, as somebody looks for something in it. */
export interface Listing<Row> {
  rows: readonly Row[];
  /** Words that were looked for; empty where nothing was. */
  words: string;
  /** Counts from 1. */
  part: number;
  /** How many parts what was found has. */
  parts: number;
  /** How many rows were found, and how many there are. */
  found: number;
  total: number;
}

/** Rows of a part. */
const ROWS = 50;

/** The rows whose text holds the words of a query (`find`), the part of them that it asks for (`part`). */
export function listing<Row>(
  all: readonly Row[],
  query: { find?: unknown; part?: unknown },
  textOf: (row: Row) => string,
): Listing<Row> {
  const words = typeof query.find === "string" ? query.find.trim() : "";
  const wanted = words.toLowerCase();
  const found = wanted === "" ? all : all.filter((row) => textOf(row).toLowerCase().includes(wanted));
  const parts = Math.max(1, Math.ceil(found.length / ROWS));
  const asked = typeof query.part === "string" && /^[1-9]\d{0,5}$/.test(query.part) ? Number(query.part) : 1;
  const part = Math.min(asked, parts);
  const rows = found.slice((part - 1) * ROWS, part * ROWS);
  return { rows, words, part, parts, found: found.length, total: all.length };
}
