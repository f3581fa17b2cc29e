import { decodedText } from "../../markup/read-markup.ts";
import { BLOCK, ELEMENTS, TABLE_PART } from "../html/elements.ts";

/** A link of a line: what part of the line's text it stands on. */
export interface LineLink {
  /** As written in the clean HTML, entities decoded. */
  url: string;
  language: string | undefined;
  from: number;
  to: number;
}

/** What a reader sees as one line of clean HTML: no block and no line break inside. */
export interface Line {
  /** White space folded, normal form C. */
  text: string;
  links: LineLink[];
  /** All of it stands in italics, bold or small print. */
  set: boolean;
  /** The element around it that is a list's, a caption's or the like. */
  inside: "list" | "caption" | undefined;
  /** The very first or the very last of the text, where that is known. */
  outermost: boolean;
}

const SET_OFF: ReadonlySet<string> = new Set("em i small strong b cite".split(" "));
const BEYOND_ASCII = /[^\x20-\x7e]/;
const FOLDED = /\s{2,}|[^\S ]/g;
/** Arabic writes its short vowels or does not. */
const VOWEL_SIGNS = /[\u064b-\u0652]/g;
const HREF = /\shref="([^"]*)"/;
const HREFLANG = /\shreflang="([^"]*)"/;

/** Reads a piece of clean HTML line by line. A tag that a cut went through is left out. Linear; never throws. */
export class LineReader {
  readonly lines: Line[] = [];
  private text = "";
  private links: LineLink[] = [];
  private open: LineLink | undefined;
  private depth = 0;
  private plain = false;
  private lists = 0;
  private captions = 0;

  /** The lines of a piece, those without text left out. */
  read(html: string): Line[] {
    let open = html.indexOf("<");
    this.add(open === -1 ? html : html.slice(0, open));
    while (open !== -1) {
      const close = html.indexOf(">", open);
      if (close === -1) break;
      this.tag(html, open + 1, close);
      open = html.indexOf("<", close);
      this.add(html.slice(close + 1, open === -1 ? html.length : open));
    }
    this.end();
    return this.lines;
  }

  private add(raw: string): void {
    if (raw === "") return;
    const text = lineText(raw);
    const added =
      text.startsWith(" ") && (this.text === "" || this.text.endsWith(" ")) ? text.slice(1) : text;
    if (this.depth === 0 && !this.plain) this.plain = /[^\s.,;:()[\]]/.test(added);
    this.text += added;
  }

  private tag(html: string, from: number, to: number): void {
    const closing = html.charCodeAt(from) === 47;
    const start = closing ? from + 1 : from;
    let end = start;
    while (end < to && isNameSign(html.charCodeAt(end))) end += 1;
    const name = html.slice(start, end);
    if (name === "a") this.link(closing, html.slice(end, to));
    else if (name === "br" || (ELEMENTS.get(name) ?? 0) & (BLOCK | TABLE_PART)) this.block(name, closing);
    else if (SET_OFF.has(name)) this.depth = Math.max(0, this.depth + (closing ? -1 : 1));
  }

  private block(name: string, closing: boolean): void {
    this.end();
    const step = closing ? -1 : 1;
    if (name === "li" || name === "dd") this.lists = Math.max(0, this.lists + step);
    if (name === "figcaption" || name === "caption") this.captions = Math.max(0, this.captions + step);
  }

  private link(closing: boolean, attributes: string): void {
    if (this.open !== undefined) this.closeLink();
    if (closing) return;
    const url = HREF.exec(attributes)?.[1];
    if (url === undefined) return;
    const language = HREFLANG.exec(attributes)?.[1];
    const from = this.text.length;
    this.open = { url: decodedText(url), language, from, to: from };
  }

  private closeLink(): void {
    if (this.open !== undefined && this.text.length > this.open.from)
      this.links.push(linkTo(this.open, this.open.from, this.text.length));
    this.open = undefined;
  }

  private end(): void {
    const { open } = this;
    this.closeLink();
    const text = this.text.trimEnd();
    if (text !== "") {
      const inside = this.captions > 0 ? "caption" : this.lists > 0 ? "list" : undefined;
      // All of one shape, down to what is unset: a spread here would cost as much as the reading.
      this.lines.push({ text, links: this.links, set: !this.plain, inside, outermost: false });
    }
    this.text = "";
    this.links = [];
    this.plain = false;
    // A link around several blocks goes on in the next line.
    this.open = open === undefined ? undefined : linkTo(open, 0, 0);
  }
}

function linkTo({ url, language }: LineLink, from: number, to: number): LineLink {
  return { url, language, from, to };
}

/** Entities decoded, white space folded: a single space is left alone, replacing it by itself is most of the cost. */
function lineText(raw: string): string {
  const decoded = decodedText(raw);
  const composed = BEYOND_ASCII.test(decoded) ? decoded.normalize("NFC").replace(VOWEL_SIGNS, "") : decoded;
  return composed.replace(FOLDED, " ");
}

function isNameSign(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
