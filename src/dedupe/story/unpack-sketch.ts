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
import type { Sketch, SketchLink } from "./sketch.ts";

/** The sketch that `packSketch` packed; `undefined` for bytes of another version, which have to be made anew. */
export function unpackSketch(bytes: Uint8Array): Sketch | undefined {
  const read = new ByteReader(bytes);
  if (bytes.length === 0 || read.byte() !== VERSION) return undefined;
  const flags = read.byte();
  const ref = read.text() as EntryRef;
  const sourceId = ref.slice(0, read.byte());
  const optional = <Key extends string, Value>(flag: number, key: Key, value: () => Value) =>
    flags & flag ? ({ [key]: value() } as Record<Key, Value>) : {};
  return {
    ref,
    sourceId,
    ...optional(HAS_LANGUAGE, "language", () => read.text()),
    time: read.long() - 2 ** 46,
    ...optional(HAS_URL, "url", () => read.long()),
    ...optional(HAS_ID, "id", () => read.long()),
    ...optional(HAS_PICTURE, "picture", () => read.long()),
    ...optional(HAS_RECORDING, "recording", () => read.long()),
    links: Array.from({ length: read.byte() }, () => unpackLink(read)),
    words: read.short(),
    shingles: read.short(),
    signature: read.shorts(),
    opening: read.shorts(),
    marks: read.words(),
    headline: wordsOf(read.text()),
    label: read.byte(),
    names: read.triples(),
    numbers: read.triples(),
    anchors: read.shorts(),
    paragraphs: read.bytesOf(),
    writers: read.triples(),
    ...(flags & HAS_SITE ? unpackSite(read.triples()) : {}),
    ...optional(HAS_CREDIT, "credit", () => unpackCredit(read)),
    revised: (flags & IS_REVISED) !== 0,
    completeness: read.byte(),
  };
}

function unpackSite([site, siteName]: number[]): Pick<Sketch, "site" | "siteName"> {
  return { ...(site === undefined ? {} : { site }), ...(siteName === undefined ? {} : { siteName }) };
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
