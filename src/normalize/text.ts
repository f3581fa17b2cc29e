import type { ParsedText } from "../parse/parsed-feed.ts";
import { escapeText } from "./html/escape.ts";
import { htmlToText, looksLikeHtml } from "./html/html-to-text.ts";
import { inPieces } from "./html/in-pieces.ts";

/** A text of the document as plain text, white space folded. */
export function plainText(text: ParsedText): string {
  const markup = text.type === "html" || (text.type === "unsure" && looksLikeHtml(text.value));
  return markup ? htmlToText(text.value) : inPieces(text.value, (piece) => piece.replace(/\s+/g, " ")).trim();
}

/** A text of the document as HTML that is not yet clean. */
export function asHtml(text: ParsedText): string {
  if (text.type === "html" || (text.type === "unsure" && looksLikeHtml(text.value))) return text.value;
  return escapeText(text.value);
}
