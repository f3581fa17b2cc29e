import { inPieces } from "../../markup/in-pieces.ts";
import type { RawAttributes } from "../../markup/raw-attributes.ts";
import { decodedText, type MarkupListener, readMarkup } from "../../markup/read-markup.ts";
import { BLOCK, ELEMENTS, RAW_SKIPPED, SKIPPED, TABLE_PART } from "./elements.ts";
import { withoutControls } from "./escape.ts";

const KNOWN =
  /<\/?(?:a|abbr|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|center|cite|code|col|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|li|link|main|mark|meta|nav|object|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr)(?:\s[\s"']{0,20}[a-z][^<]{0,2000})?\s{0,20}\/?>|<!--/i;
// A single space is left alone: replacing it by itself is most of the cost.
const FOLDED = /\s{2,}|[^\S ]/g;
const ENTITY = /&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i;

/** A text that is meant as HTML shows it by then. */
const ENOUGH = 1_000_000;

/** True where a text is meant as HTML: a known tag, a comment, or an entity that plain text would not have. Linear in the text. */
export function looksLikeHtml(whole: string): boolean {
  const text = whole.length > ENOUGH ? whole.slice(0, ENOUGH) : whole;
  if (text.includes("<") && KNOWN.test(text)) return true;
  return text.includes("&") && ENTITY.test(text);
}

/**
 * The text a reader of that HTML sees, in one line: tags off, entities decoded, code and drawings left out, blocks and line breaks
 * parted by a space, white space collapsed. Plain text without `<` and `&` comes back with its white space collapsed. Linear; never throws.
 */
export function htmlToText(html: string): string {
  if (!html.includes("<")) return oneLine(decodedText(html));
  const reader = new TextReader();
  readMarkup(html, reader);
  return oneLine(reader.read);
}

/** A text in one line: white space folded, controls taken out. */
export function oneLine(text: string): string {
  return folded(withoutControls(text));
}

/** A text with its white space folded, none at its ends. */
export function folded(text: string): string {
  return inPieces(text, (piece) => piece.replace(FOLDED, " ")).trim();
}

class TextReader implements MarkupListener {
  /** What has been read so far; `text(raw)` adds to it. */
  read = "";
  private skipped: string | undefined;

  startTag(name: string, _attributes: RawAttributes, selfClosing: boolean): void {
    const goesOn = ((ELEMENTS.get(name) ?? 0) & BLOCK) > 0 && !RAW_SKIPPED.has(this.skipped ?? "");
    if (goesOn) this.skipped = undefined;
    else if (!selfClosing && SKIPPED.has(name)) this.skipped ??= name;
    this.part(name);
  }

  endTag(name: string): void {
    if (name === this.skipped) this.skipped = undefined;
    this.part(name);
  }

  text(raw: string): void {
    if (this.skipped === undefined) this.read += decodedText(raw);
  }

  private part(name: string): void {
    if (name === "br" || (ELEMENTS.get(name) ?? 0) & (BLOCK | TABLE_PART)) this.read += " ";
  }
}
