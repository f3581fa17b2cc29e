import type { Picture } from "../model/entry.ts";

import { folded, htmlToText, looksLikeHtml } from "./html/html-to-text.ts";

/** The pictures of an entry, those it declares before those in its texts; one per address, texts plain. */
export function pictures(declared: readonly Picture[], inText: readonly Picture[]): Picture[] {
  if (declared.length + inText.length === 0) return [];
  const found = new Map<string, Picture>();
  for (const picture of declared) add(found, plainPicture(picture));
  for (const picture of inText) add(found, picture);
  return [...found.values()];
}

function add(found: Map<string, Picture>, picture: Picture): void {
  const same = found.get(picture.url);
  found.set(picture.url, same === undefined ? picture : { ...picture, ...same });
}

function plainPicture(picture: Picture): Picture {
  const { alt, caption, credit } = picture;
  if (alt === undefined && caption === undefined && credit === undefined) return picture;
  const plain: Picture = { ...picture };
  for (const key of ["alt", "caption", "credit"] as const) {
    const text = plain[key];
    if (text !== undefined) plain[key] = looksLikeHtml(text) ? htmlToText(text) : folded(text);
  }
  return plain;
}
