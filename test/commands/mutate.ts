import { gzipSync } from "node:zlib";
import { BOMBS } from "./bombs.ts";
import { randomFrom } from "./random.ts";

/** A document to feed the parser, and how it was made. */
export interface Mutant {
  how: string;
  bytes: Buffer;
  contentType?: string;
}

/** Pieces that parsers stumble over, put anywhere. */
const TOKENS = [
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<!DOCTYPE x [",
  '<!ENTITY a "&b;&b;">',
  "<!ENTITY % p SYSTEM 'file:///etc/passwd'>",
  "]>",
  "<?xml version='1.0' encoding='utf-7'?>",
  "&#x110000;",
  "&#xD800;",
  "&#0;",
  "&nbsp;",
  "&a;",
  "&",
  "<",
  ">",
  "</",
  "/>",
  '"',
  "'",
  "\0",
  "\ufeff",
  "\ud800",
  "\u2028",
  "<item>",
  "</item>",
  "<entry/>",
  "<entry>",
  "</channel>",
  "<rss>",
  "</rss>",
  "<feed xmlns='http://www.w3.org/2005/Atom'>",
  "xmlns=''",
  "xmlns:media='x'",
  " xml:base='http://['",
  " xml:lang='!'",
  "<guid isPermaLink='true'>",
  "<link/>",
  "<link href='//'/>",
  "<pubDate>99999999999999-99-99T99:99:99</pubDate>",
  "<updated>-0001-02-30</updated>",
  "<content type='xhtml'><div>",
  "<svg><style>",
  "<table><td>",
  "<__proto__>",
  "<constructor>",
  " toString='1'",
  '{"version":"https://jsonfeed.org/version/1.1","items":[',
  "}",
  "[[[[",
  "\\u0000",
];

const CHARSETS = [
  "utf-16",
  "utf-32",
  "shift_jis",
  "gb18030",
  "iso-2022-jp",
  "utf-7",
  "x-user-defined",
  "nonsense",
  "koi8-r",
];

/** Document `index` of the run `seed`: always the same, so that one finding can be run again alone. */
export function mutant(seeds: readonly Buffer[], seed: number, index: number): Mutant {
  const random = randomFrom(seed * 1_000_003 + index);
  // In long runs a bomb comes back now and then, mutated too.
  const bomb = index < BOMBS.length ? BOMBS[index] : random() < 1 / 20_000 ? pick(BOMBS, random) : undefined;
  if (bomb !== undefined) return { how: bomb.how, bytes: Buffer.from(bomb.make()) };
  let bytes = window(pick(seeds, random), random);
  const steps = 1 + Math.floor(random() * 4);
  const how: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    const [name, change] = pick(CHANGES, random);
    how.push(name);
    bytes = change(bytes, random, seeds);
  }
  const contentType = random() < 0.1 ? `text/xml; charset=${pick(CHARSETS, random)}` : undefined;
  return { how: how.join(", "), bytes, ...(contentType !== undefined && { contentType }) };
}

type Change = (bytes: Buffer, random: () => number, seeds: readonly Buffer[]) => Buffer;

const CHANGES: readonly (readonly [string, Change])[] = [
  ["flip", flipped],
  ["flip", flipped],
  ["cut", (bytes, random) => bytes.subarray(0, place(bytes, random))],
  ["behead", (bytes, random) => bytes.subarray(place(bytes, random) >> 3)],
  ["splice", spliced],
  ["token", inserted],
  ["token", inserted],
  ["token", inserted],
  ["remove", removed],
  ["repeat", doubled],
  ["nest", nested],
  ["utf-16", (bytes) => Buffer.from(`\ufeff${bytes.toString("latin1")}`, "utf16le")],
  ["gzip", (bytes) => gzipSync(bytes, { level: 1 })],
];

function flipped(bytes: Buffer, random: () => number): Buffer {
  const changed = Buffer.from(bytes);
  const count = 1 + Math.floor(random() * 16);
  for (let n = 0; n < count && changed.length > 0; n += 1)
    changed[place(changed, random)] = Math.floor(random() * 256);
  return changed;
}

function spliced(bytes: Buffer, random: () => number, seeds: readonly Buffer[]): Buffer {
  const other = window(pick(seeds, random), random);
  return Buffer.concat([bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random))]);
}

function inserted(bytes: Buffer, random: () => number): Buffer {
  const at = place(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(TOKENS, random)), bytes.subarray(at)]);
}

function removed(bytes: Buffer, random: () => number): Buffer {
  const at = place(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + Math.floor(random() * 200))]);
}

function doubled(bytes: Buffer, random: () => number): Buffer {
  const at = place(bytes, random);
  const piece = bytes.subarray(at, at + 1 + Math.floor(random() * 300));
  const times = 1 + Math.floor(random() * 20);
  return Buffer.concat([
    bytes.subarray(0, at),
    ...Array.from({ length: times }, () => piece),
    bytes.subarray(at),
  ]);
}

function nested(bytes: Buffer, random: () => number): Buffer {
  const at = place(bytes, random);
  const name = pick(["div", "item", "entry", "b", "a", "media:group", "table", "x:y"], random);
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(`<${name}>`.repeat(Math.floor(random() * 500))),
    bytes.subarray(at),
  ]);
}

function place(bytes: Buffer, random: () => number): number {
  return Math.floor(random() * bytes.length);
}

function pick<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error("nothing to pick from");
  return chosen;
}

// Large seeds are read through a window, so that a million documents are a matter of hours, not days.
function window(bytes: Buffer, random: () => number): Buffer {
  const size = 2000 + Math.floor(random() * 14_000);
  return bytes.length <= size ? bytes : bytes.subarray(0, size);
}
