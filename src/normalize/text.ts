import type { ParsedText } from "../parse/parsed-feed.ts";
import { escapeText, withoutControls } from "./html/escape.ts";
import { htmlToText, looksLikeHtml, oneLine } from "./html/html-to-text.ts";

/** A text of the document as plain text, white space folded. */
export function plainText(text: ParsedText): string {
  return isMarkup(text) ? htmlToText(text.value) : oneLine(text.value);
}

/** True where a text of the document is markup; otherwise escaping makes clean HTML of it. */
export function isMarkup(text: ParsedText): boolean {
  return text.type === "html" || (text.type === "unsure" && looksLikeHtml(text.value));
}

/** A text of the document as HTML that is not yet clean. */
export function asHtml(text: ParsedText): string {
  return isMarkup(text) ? text.value : textAsHtml(text.value);
}

/** Plain text as clean HTML. */
export function textAsHtml(text: string): string {
  return escapeText(withoutControls(text));
}
