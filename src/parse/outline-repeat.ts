import { hashOf, type Outline, type OutlinedItem } from "./outline.ts";
import {
  endsName,
  isClosed,
  isPlainHead,
  isSpace,
  isWholeItem,
  itemName,
  SHELL,
  START,
} from "./split-items.ts";

/** An item of the document before. */
export interface KnownItem {
  hash: string;
  /** Bytes in UTF-8, where they were noted. */
  size: number | undefined;
}

/** Reads a part of a document's bytes; `undefined` where it is not plain UTF-8. */
export type ReadPart = (from: number, to: number) => string | undefined;

interface Reading {
  bytes: Buffer;
  part: ReadPart;
  name: string;
  known: readonly KnownItem[];
  /** Where each known item stands among them. */
  places: ReadonlyMap<string, number>;
  /** Where the first item begins. */
  first: number;
}

/**
 * The {@link Outline} of a document whose items are mostly those of the document before, from its bytes: what is known is neither decoded nor
 * looked into, since its hash says that it is what was looked into then. Gives what `outline` gives for the decoded text, or `undefined`.
 */
export function outlineRepeat(
  body: Uint8Array,
  part: ReadPart,
  known: readonly KnownItem[],
): Outline | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const [, root] = SHELL.exec(bytes.toString("latin1", 0, START)) ?? [];
  const name = itemName(root);
  const first = root === undefined ? -1 : startOf(name, bytes, 0);
  const head = first === -1 ? undefined : part(0, first);
  const [shell, itsRoot] = SHELL.exec(head?.slice(0, START) ?? "") ?? [];
  if (head === undefined || shell === undefined || itsRoot !== root || !isPlainHead(head)) return undefined;
  const places = new Map(known.map((item, at) => [item.hash, at]));
  const run = readItems({ bytes, part, name, known, places, first });
  if (run === undefined) return undefined;
  const tail = part(run.end, bytes.length);
  return tail !== undefined && isClosed(tail) ? { shell, head, items: run.items, tail } : undefined;
}

/** The items, with nothing but white space in between, and where the last one ends. */
function readItems(reading: Reading): { items: OutlinedItem[]; end: number } | undefined {
  const { bytes, name, places, first } = reading;
  const items: OutlinedItem[] = [];
  let expected = 0;
  for (let at = first; ; ) {
    const item = readItem(at, expected, reading);
    if (item === undefined) return undefined;
    items.push(item);
    expected = 1 + (places.get(item.hash) ?? expected - 1);
    const end = at + item.size;
    at = end;
    while (isSpace(bytes[at])) at += 1;
    const next = startOf(name, bytes, at);
    if (next === -1) return { items, end };
    if (next !== at) return undefined;
  }
}

/** The item that begins at a place, looked into only where it is not known. */
function readItem(at: number, expected: number, reading: Reading): OutlinedItem | undefined {
  const { part, name, known, places, first } = reading;
  const item = knownItem(at, known[expected], reading) ?? nextItem(at, reading);
  if (item === undefined) return undefined;
  const isKnown = places.has(item.hash);
  if (isKnown && at !== first) return item;
  const text = part(at, at + item.size);
  return text !== undefined && (isKnown || isWholeItem(name, text)) ? { ...item, text } : undefined;
}

/** The item that is expected at a place, if it is that. */
function knownItem(at: number, expected: KnownItem | undefined, { bytes, name }: Reading) {
  const { hash, size } = expected ?? {};
  if (hash === undefined || size === undefined) return undefined;
  const ending = `</${name}>`;
  const end = at + size;
  // Most of what was not expected ends elsewhere.
  if (bytes.toString("latin1", end - ending.length, end) !== ending) return undefined;
  return hashOf(bytes.subarray(at, end)) === hash ? { hash, size } : undefined;
}

/** Whatever stands from a place to the next end tag. */
function nextItem(at: number, { bytes, name }: Reading): OutlinedItem | undefined {
  const ending = `</${name}>`;
  const close = bytes.indexOf(ending, at, "latin1");
  if (close === -1) return undefined;
  const size = close + ending.length - at;
  return { hash: hashOf(bytes.subarray(at, at + size)), size };
}

function startOf(name: string, bytes: Buffer, from: number): number {
  const tag = `<${name}`;
  for (let at = bytes.indexOf(tag, from, "latin1"); at !== -1; at = bytes.indexOf(tag, at + 1, "latin1")) {
    if (endsName(bytes[at + tag.length])) return at;
  }
  return -1;
}
