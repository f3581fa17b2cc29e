import { htmlToText } from "./html-to-text.ts";

/** As much text as anyone asks of an opening. */
const ENOUGH = 600;
const FIRST = 1500;
const MOST = 5000;

/** The text a piece of HTML opens with: at least its first 600 characters, unless the markup before them takes more than 5000. */
export function openingText(html: string): string {
  if (html.length > FIRST) {
    const text = htmlToText(html.slice(0, FIRST));
    // Where the cut fell is then beyond what counts.
    if (text.length > ENOUGH) return text;
  }
  return htmlToText(html.slice(0, MOST));
}
