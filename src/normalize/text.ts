import type { ParsedText } from "../parse/parsed-feed.ts";
import { htmlToText, looksLikeHtml } from "./html/html-to-text.ts";

/** A text of the document as plain text, white space folded. */
export function plainText(text: ParsedText): string {
  const markup = text.type === "html" || (text.type === "unsure" && looksLikeHtml(text.value));
  return markup ? htmlToText(text.value) : text.value.replace(/\s+/g, " ").trim();
}

/** A text of the document as HTML that is not yet clean. */
export function asHtml(text: ParsedText): string {
  if (text.type === "html" || (text.type === "unsure" && looksLikeHtml(text.value))) return text.value;
  return text.value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
