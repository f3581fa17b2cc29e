import type { Picture } from "../model/entry.ts";

import { htmlToText, looksLikeHtml } from "./html/html-to-text.ts";

/** The pictures of an entry, those it declares before those in its texts; one per address, texts plain. */
export function pictures(declared: readonly Picture[], inText: readonly Picture[]): Picture[] {
  const found = new Map<string, Picture>();
  for (const picture of [...declared.map(plainPicture), ...inText]) {
    const same = found.get(picture.url);
    found.set(picture.url, same === undefined ? picture : { ...picture, ...same });
  }
  return [...found.values()];
}

function plainPicture(picture: Picture): Picture {
  const plain: Picture = { ...picture };
  for (const key of ["alt", "caption", "credit"] as const) {
    const text = plain[key];
    if (text !== undefined)
      plain[key] = looksLikeHtml(text) ? htmlToText(text) : text.replace(/\s+/g, " ").trim();
  }
  return plain;
}
