import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants } from "node:zlib";
import type { StoredEntry } from "../model/stored-entry.ts";
import { IN_BLOCK, packJson, unpackJson } from "./entry-codec.ts";

/** A stored entry by its key, packed by itself. */
export interface PackedEntry {
  key: string;
  bytes: Buffer;
}

/** First byte of a block: says how to read the rest. */
const KEYS_THEN_BROTLI = "1";

/** Bytes that stand in an entry's place once it lies in a block: which one. Never as long as a packed entry. */
export function placeInBlock(name: string): Buffer {
  return Buffer.concat([Buffer.of(IN_BLOCK), Buffer.from(name)]);
}

/** Longest {@link placeInBlock}, in bytes. */
export const LONGEST_PLACE = 16;

/** The block that an entry lies in, by the bytes in its place; `undefined` where they are the entry. */
export function blockAt(bytes: Buffer): string | undefined {
  return bytes[0] === IN_BLOCK ? bytes.toString("latin1", 1) : undefined;
}

/** The two fields that a block lies in. */
export function blockFields(name: string): [string, string] {
  return [name, `${name}+`];
}

/** What a server adds to a value, and more. */
const VALUE_HEAD = 10;

/**
 * Parts a block in two, the second a quarter of it or empty: servers give a value the next of only four sizes between a power of two and its double, and
 * the first part fills one of them. In one, a block would take a tenth more.
 */
export function halves(block: Buffer): [Buffer, Buffer] {
  const step = 2 ** Math.floor(Math.log2(block.length + VALUE_HEAD)) / 4;
  const first = Math.floor((block.length + VALUE_HEAD) / step) * step - VALUE_HEAD;
  return [block.subarray(0, first), block.subarray(first)];
}

/**
 * Packs entries of one source together, a third smaller than each by itself, off the event loop: `1`, their keys with spaces between them, a line
 * break, then brotli over a line of JSON for each. Takes ten times as long as packing them when they come in.
 */
export async function packBlock(entries: readonly PackedEntry[]): Promise<Buffer> {
  const lines = Buffer.concat(entries.flatMap(({ bytes }) => [unpackJson(bytes), Buffer.from("\n")]));
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // Level 11 gains a fiftieth more, in more than twice the time; level 9 loses a tenth.
    [constants.BROTLI_PARAM_QUALITY]: 10,
    [constants.BROTLI_PARAM_SIZE_HINT]: lines.length,
  };
  const head = `${KEYS_THEN_BROTLI}${entries.map(({ key }) => key).join(" ")}\n`;
  return Buffer.concat([Buffer.from(head), await promisify(brotliCompress)(lines, { params })]);
}

/** Reads those of a block's entries that have these keys. Throws on a block of another version: the store was written by a newer release. */
export function readBlock(block: Buffer, wanted: ReadonlySet<string>): Map<string, StoredEntry> {
  const { keys, lines } = unpack(block);
  const found = new Map<string, StoredEntry>();
  for (const [at, key] of keys.entries())
    if (wanted.has(key)) found.set(key, JSON.parse(lines[at] ?? "") as StoredEntry);
  return found;
}

/** Takes a block apart, into entries that are packed by themselves. */
export function takeApart(block: Buffer): PackedEntry[] {
  const { keys, lines } = unpack(block);
  return keys.map((key, at) => ({ key, bytes: packJson(Buffer.from(lines[at] ?? "")) }));
}

function unpack(block: Buffer): { keys: string[]; lines: string[] } {
  const end = block.indexOf("\n");
  const version = block.toString("latin1", 0, 1);
  if (version !== KEYS_THEN_BROTLI)
    throw new Error(`a block of entries has packing ${version}, which this release cannot read: upgrade it`);
  const lines = brotliDecompressSync(block.subarray(end + 1))
    .toString()
    .split("\n");
  return { keys: block.toString("latin1", 1, end).split(" "), lines };
}
