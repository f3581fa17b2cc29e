import { decodedText } from "../../markup/read-markup.ts";
import { BLOCK, ELEMENTS, TABLE_PART } from "./elements.ts";
import { folded } from "./html-to-text.ts";

/** As much text as anyone asks of an opening. */
const ENOUGH = 600;
const FIRST = 1500;
const MOST = 5000;

/**
 * The text a piece of clean HTML opens with: at least its first 600 characters, unless the markup before them takes more than 5000.
 * Clean HTML has no `<` and `>` but those of its tags, which is what makes this cheap.
 */
export function openingText(html: string): string {
  if (html.length > FIRST) {
    const text = textOf(html.slice(0, FIRST));
    // Where the cut fell is then beyond what counts.
    if (text.length > ENOUGH) return text;
  }
  return textOf(html.slice(0, MOST));
}

function textOf(html: string): string {
  let open = html.indexOf("<");
  if (open === -1) return folded(decodedText(html));
  let text = decodedText(html.slice(0, open));
  while (open !== -1) {
    const close = html.indexOf(">", open);
    // A tag that the cut went through.
    if (close === -1) break;
    if (partsText(html, open + 1)) text += " ";
    open = html.indexOf("<", close);
    text += decodedText(html.slice(close + 1, open === -1 ? html.length : open));
  }
  return folded(text);
}

/** True of the tags of blocks, of what tables are made of and of line breaks. `at` is behind the `<`. */
function partsText(html: string, at: number): boolean {
  const start = html.charCodeAt(at) === 47 ? at + 1 : at;
  let end = start;
  while (isNameSign(html.charCodeAt(end))) end += 1;
  const name = html.slice(start, end);
  return name === "br" || ((ELEMENTS.get(name) ?? 0) & (BLOCK | TABLE_PART)) !== 0;
}

function isNameSign(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
