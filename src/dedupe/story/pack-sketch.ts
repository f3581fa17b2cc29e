import { ByteWriter } from "./byte-writer.ts";
import type { SketchCredit } from "./credit-of.ts";
import type { Sketch } from "./sketch.ts";

export const VERSION = 3;
export const RELATIONS = ["canonical", "via", "original", "alternate"] as const;
export const HAS_LANGUAGE = 1;
export const HAS_URL = 2;
export const HAS_ID = 4;
export const HAS_PICTURE = 8;
export const IS_REVISED = 16;
export const HAS_SITE = 32;
export const HAS_CREDIT = 64;
export const HAS_RECORDING = 128;
export const CREDIT = { site: 1, language: 2, linked: 4 } as const;

/** A sketch as bytes, about 400 of them. {@link unpackSketch} gives back an equal one. */
export function packSketch(sketch: Sketch): Uint8Array {
  const out = new ByteWriter();
  out.byte(VERSION);
  out.byte(flagsOf(sketch));
  out.text(sketch.ref);
  if (!sketch.ref.startsWith(`${sketch.sourceId}/`))
    throw new RangeError(`${sketch.ref} is not of ${sketch.sourceId}`);
  out.byte(sketch.sourceId.length);
  if (sketch.language !== undefined) out.text(sketch.language);
  out.long(sketch.time + 2 ** 46);
  for (const key of [sketch.url, sketch.id, sketch.picture, sketch.recording])
    if (key !== undefined) out.long(key);
  out.byte(sketch.links.length);
  for (const { rel, key, language } of sketch.links) {
    out.byte(RELATIONS.indexOf(rel));
    out.long(key);
    out.text(language ?? "");
  }
  for (const value of [sketch.words, sketch.shingles]) out.short(value);
  out.shorts(sketch.signature);
  out.shorts(sketch.opening);
  out.words(sketch.marks);
  out.text(sketch.headline.join(" "));
  out.byte(sketch.label);
  out.triples(sketch.names);
  out.triples(sketch.numbers);
  out.shorts(sketch.anchors);
  out.bytesOf(sketch.paragraphs);
  out.triples(sketch.writers);
  if (sketch.site !== undefined) out.triples(siteOf(sketch));
  if (sketch.credit !== undefined) packCredit(sketch.credit, out);
  out.byte(sketch.completeness);
  return out.bytes();
}

function siteOf({ site, siteName }: Sketch): number[] {
  return [site, siteName].filter((key) => key !== undefined);
}

function packCredit({ publications, site, language, linked }: SketchCredit, out: ByteWriter): void {
  out.byte(
    (site === undefined ? 0 : CREDIT.site) |
      (language === undefined ? 0 : CREDIT.language) |
      (linked ? CREDIT.linked : 0),
  );
  out.triples(site === undefined ? publications : [site, ...publications]);
  if (language !== undefined) out.text(language);
}

function flagsOf({ language, url, id, picture, revised, site, credit, recording }: Sketch): number {
  return (
    (language === undefined ? 0 : HAS_LANGUAGE) |
    (url === undefined ? 0 : HAS_URL) |
    (id === undefined ? 0 : HAS_ID) |
    (picture === undefined ? 0 : HAS_PICTURE) |
    (revised ? IS_REVISED : 0) |
    (site === undefined ? 0 : HAS_SITE) |
    (credit === undefined ? 0 : HAS_CREDIT) |
    (recording === undefined ? 0 : HAS_RECORDING)
  );
}
