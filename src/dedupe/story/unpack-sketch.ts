import type { EntryRef } from "../../model/stored-entry.ts";
import { ByteReader } from "./byte-reader.ts";
import type { SketchCredit } from "./credit-of.ts";
import {
  CREDIT,
  HAS_CREDIT,
  HAS_ID,
  HAS_LANGUAGE,
  HAS_PICTURE,
  HAS_RECORDING,
  HAS_SITE,
  HAS_URL,
  IS_REVISED,
  RELATIONS,
  VERSION,
} from "./pack-sketch.ts";
import type { Sketch, SketchHead, SketchLink } from "./sketch.ts";

/** The sketch that `packSketch` packed; `undefined` for bytes of another version, which have to be made anew. */
export function unpackSketch(bytes: Uint8Array): Sketch | undefined {
  const read = new ByteReader(bytes);
  if (bytes.length === 0 || read.byte() !== VERSION) return undefined;
  const flags = read.byte();
  const ref = read.text() as EntryRef;
  const sourceId = ref.slice(0, read.byte());
  // Key by key, all of one shape: a spread for each key that may be absent takes as long as all the rest.
  const sketch = { ref, sourceId } as Sketch;
  if (flags & HAS_LANGUAGE) sketch.language = read.text();
  sketch.time = read.long() - 2 ** 46;
  if (flags & HAS_URL) sketch.url = read.long();
  if (flags & HAS_ID) sketch.id = read.long();
  if (flags & HAS_PICTURE) sketch.picture = read.long();
  if (flags & HAS_RECORDING) sketch.recording = read.long();
  sketch.links = Array.from({ length: read.byte() }, () => unpackLink(read));
  sketch.words = read.short();
  sketch.shingles = read.short();
  sketch.signature = read.shorts();
  sketch.opening = read.shorts();
  sketch.marks = read.words();
  sketch.headline = wordsOf(read.text());
  sketch.label = read.byte();
  sketch.names = read.triples();
  sketch.numbers = read.triples();
  sketch.anchors = read.shorts();
  sketch.paragraphs = read.bytesOf();
  sketch.writers = read.triples();
  if (flags & HAS_SITE) unpackSite(read.triples(), sketch);
  if (flags & HAS_CREDIT) sketch.credit = unpackCredit(read);
  sketch.revised = (flags & IS_REVISED) !== 0;
  sketch.completeness = read.byte();
  return sketch;
}

/** Those keys of a packed sketch that are there by flag, one after the other, of six bytes each. */
const KEY_FLAGS = [HAS_URL, HAS_ID, HAS_PICTURE, HAS_RECORDING];

/** What {@link unpackSketch} would give, its head alone: a third of the time. */
export function unpackHead(bytes: Uint8Array): SketchHead | undefined {
  const read = new ByteReader(bytes);
  if (bytes.length === 0 || read.byte() !== VERSION) return undefined;
  const flags = read.byte();
  const ref = read.text() as EntryRef;
  const head = { ref, sourceId: ref.slice(0, read.byte()) } as SketchHead;
  if (flags & HAS_LANGUAGE) head.language = read.text();
  head.time = read.long() - 2 ** 46;
  for (const flag of KEY_FLAGS) if (flags & flag) read.skip(6);
  for (let links = read.byte(); links > 0; links -= 1) unpackLink(read);
  // How many words and shingles; then signature, opening, marks.
  read.skip(4);
  read.skipNumbers(2);
  read.skipNumbers(2);
  read.skipNumbers(4);
  head.headline = wordsOf(read.text());
  head.label = read.byte();
  return head;
}

function unpackSite([site, siteName]: number[], sketch: Sketch): void {
  if (site !== undefined) sketch.site = site;
  if (siteName !== undefined) sketch.siteName = siteName;
}

function unpackCredit(read: ByteReader): SketchCredit {
  const flags = read.byte();
  const publications = read.triples();
  const site = flags & CREDIT.site ? publications.shift() : undefined;
  return {
    publications,
    ...(site === undefined ? {} : { site }),
    ...(flags & CREDIT.language ? { language: read.text() } : {}),
    linked: (flags & CREDIT.linked) !== 0,
  };
}

function unpackLink(read: ByteReader): SketchLink {
  const rel = RELATIONS[read.byte()] ?? "alternate";
  const key = read.long();
  const language = read.text();
  return { rel, key, ...(language === "" ? {} : { language }) };
}

function wordsOf(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}
