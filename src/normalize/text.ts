import type { ParsedText } from "../parse/parsed-feed.ts";
import { escapeText, withoutControls } from "./html/escape.ts";
import { htmlToText, looksLikeHtml, oneLine } from "./html/html-to-text.ts";

/** What no line of plain text has: an end tag, an attribute, a tag that stands alone or does harm, a comment, a reference. */
const MARKUP_IN_LINE =
  /<\/[a-z]|<[a-z][a-z\d]{0,20}\s{1,5}[a-z-]{1,30}\s{0,5}=|<(?:br|hr|img|wbr|p|script|style|iframe|object|embed|svg|link|meta|base|form|input)\b|<!--|&(?:[a-z]|#\d|#x)/i;

/** Nobody reads a longer line. */
const LONGEST_LINE = 100_000;

/**
 * A text of the document as plain text, white space folded. A line that never said whether it is markup is none where it only names an
 * element: "Use <code> well".
 */
export function plainText(text: ParsedText): string {
  const { type } = text;
  const value = text.value.length > LONGEST_LINE ? text.value.slice(0, LONGEST_LINE) : text.value;
  const literal = type === "unsure" && value.includes("<") && !MARKUP_IN_LINE.test(value);
  return !literal && isMarkup({ type, value }) ? htmlToText(value) : oneLine(value);
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
