import { ByteWriter } from "./byte-writer.ts";
import type { Sketch } from "./sketch.ts";

export const VERSION = 1;
export const RELATIONS = ["canonical", "via", "original", "alternate"] as const;
export const HAS_LANGUAGE = 1;
export const HAS_URL = 2;
export const HAS_ID = 4;
export const HAS_PICTURE = 8;
export const IS_REVISED = 16;

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
  for (const key of [sketch.url, sketch.id, sketch.picture]) if (key !== undefined) out.long(key);
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
  out.byte(sketch.completeness);
  return out.bytes();
}

function flagsOf({ language, url, id, picture, revised }: Sketch): number {
  return (
    (language === undefined ? 0 : HAS_LANGUAGE) |
    (url === undefined ? 0 : HAS_URL) |
    (id === undefined ? 0 : HAS_ID) |
    (picture === undefined ? 0 : HAS_PICTURE) |
    (revised ? IS_REVISED : 0)
  );
}
