import { decodeHTML } from "entities";

/** The text of an HTML fragment: tags off, entities decoded, white space folded. */
export function htmlToText(html: string): string {
  const bare = html.indexOf("<") === -1 ? html : html.replace(/<!--.*?-->|<\/?[a-zA-Z][^<>]*>/gs, "");
  return (bare.indexOf("&") === -1 ? bare : decodeHTML(bare)).replace(/\s+/g, " ").trim();
}

/** True where a text has the marks of HTML: a tag of HTML's, or an entity. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?\/?>|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]\w+);/.test(text);
}
