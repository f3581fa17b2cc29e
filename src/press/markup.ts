/** Text as XML character data or a double-quoted attribute value. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Text in a CDATA section; an end mark within it is divided over two. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** Paragraphs divided by blank lines as HTML; a paragraph that starts with a tag is left as it is. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim().replaceAll(/\s*\n\s*/g, " "))
    .map((paragraph) =>
      /^<(?:p|h[1-6]|ul|ol|blockquote|figure|div)\b/.test(paragraph) ? paragraph : `<p>${paragraph}</p>`,
    )
    .join("\n");
}

/** A date as RSS 2.0 writes it, with WordPress' numeric zone. */
export function rfc822(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace("GMT", "+0000");
}

/** A date as Atom writes it, to the second (RFC 3339). */
export function rfc3339(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}
