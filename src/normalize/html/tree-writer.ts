import {
  BLOCK,
  DROP_EMPTY,
  ELEMENTS,
  endTagOf,
  HEADING,
  PHRASE,
  RUBY_PART,
  TABLE_CONTEXT,
  TABLE_PART,
} from "./elements.ts";
import { escapeText } from "./escape.ts";
import type { OpenElement } from "./open-element.ts";
import { trimLineFeeds } from "./pre-text.ts";
import {
  closedBy,
  openHeading,
  openLink,
  openListItem,
  openParagraph,
  openTable,
  rootElement,
  rubyPartEnd,
} from "./tree-rules.ts";

const DEEPEST = 100; // deeper elements lose their tags and keep their text; browsers cut at 512
const DEEPEST_TABLE = 90; // it needs up to four levels for its cells, which are never refused
const MOST_REOPENED = 16; // by one misplaced tag
const [TAG_COST, MOST_ROOM] = [60, 12_000_000]; // characters
const MOST_CHUNKS = 20_000; // then what is settled is joined

/**
 * Writes allow-listed elements so that an HTML5 parser reads back exactly the tree that was written: everything is closed in order, no block
 * stands in a `p`, no link in a link, table parts only where tables have them, text never directly in a row. What an author
 * misnested is closed and reopened around it, within bounds. Linear in what is written; at most 100 levels and a few.
 */
export class TreeWriter<Note> {
  private readonly out: string[] = [];
  private settled = ""; // what nothing open can change any more
  private readonly stack: OpenElement<Note>[] = [];
  private readonly onClose: (element: OpenElement<Note>) => void;
  private reopenBudget: number;
  private room: number;
  private readonly preChunks: number[] = []; // where `pre` start tags stand

  /** `onClose` hears of every element as it closes; `size` (characters of input) bounds what repair may add. */
  constructor(size: number, onClose: (element: OpenElement<Note>) => void) {
    this.onClose = onClose;
    this.reopenBudget = size + 1000;
    this.room = Math.min(size * 4 + 1_000_000, MOST_ROOM);
    this.stack.push(rootElement());
  }

  /** The innermost open element; the root, which has no name, where none is. */
  get top(): OpenElement<Note> {
    return this.stack.at(-1) ?? rootElement();
  }

  /** True when the tags written are too many or, as addresses grow by their base, too long: the rest of the text goes without. */
  get full(): boolean {
    return this.room < 0;
  }

  /** The innermost open element that a predicate likes. */
  innermost(matches: (element: OpenElement<Note>) => boolean): OpenElement<Note> | undefined {
    return this.stack.findLast(matches);
  }

  /** Writes a start tag (`tag` whole, with its attributes) where the element may stand; undefined where it may nowhere. */
  open(name: string, tag: string, note?: Note): OpenElement<Note> | undefined {
    const flags = ELEMENTS.get(name) ?? 0;
    if (flags & TABLE_PART) return this.openTablePart(name, flags, tag, note);
    this.enterContent();
    if (flags & RUBY_PART && !this.prepareRubyPart(name)) return this.leaveUnwritten(name);
    if (name === "a") this.closeLink();
    if (this.stack.length > (name === "table" ? DEEPEST_TABLE : DEEPEST)) return this.leaveUnwritten(name);
    if (flags & BLOCK) this.prepareBlock(name, flags);
    return this.push(name, flags, tag, note);
  }

  /** Writes an element that has no content. */
  single(name: string, tag: string): void {
    this.room -= tag.length + TAG_COST;
    if (name !== "col") this.enterContent();
    else if (!this.prepareColumn()) return;
    if ((ELEMENTS.get(name) ?? 0) & BLOCK) this.closeParagraph();
    this.out.push(tag);
  }

  /** Notes an element whose tags are not written, so that its end tag closes nothing else. */
  leaveUnwritten(name: string): undefined {
    const { top } = this;
    top.unwritten ??= new Map();
    top.unwritten.set(name, (top.unwritten.get(name) ?? 0) + 1);
  }

  /** Answers an end tag: closes what it closes in a browser, or nothing. */
  close(name: string): void {
    const { unwritten } = this.top;
    const pending = unwritten?.get(name) ?? 0;
    if (pending > 0) {
      unwritten?.set(name, pending - 1);
      return;
    }
    const flags = ELEMENTS.get(name);
    if (flags === undefined) return;
    const index = closedBy(this.stack, name, flags);
    if (index > 0) this.popTo(index, (flags & PHRASE) > 0);
    else if (name === "p") {
      // A browser makes an empty paragraph of it, and authors use it so.
      this.open("p", "<p>");
      this.close("p");
    }
  }

  /** Writes text, escaped, opening a cell where it stands directly in a table. `data` has no control characters. */
  text(data: string): void {
    if (TABLE_CONTEXT.has(this.top.name)) {
      if (/^[\t\n ]*$/.test(data)) {
        this.out.push(data);
        return;
      }
      this.enterContent();
    }
    this.out.push(escapeText(data));
  }

  /** Closes everything and returns what was written. */
  finish(): string {
    while (this.stack.length > 1) this.pop();
    this.settle();
    return this.settled;
  }

  private settle(): void {
    for (const chunk of this.preChunks) trimLineFeeds(this.out, chunk);
    this.settled += this.out.join("");
    this.preChunks.length = 0;
    this.out.length = 0;
  }

  private push(name: string, flags: number, tag: string, note: Note | undefined): OpenElement<Note> {
    if (this.out.length > MOST_CHUNKS && this.stack.length === 1) this.settle();
    const element = { name, flags, tag, chunk: this.out.length, unwritten: undefined, note, kept: true };
    if (name === "pre") this.preChunks.push(this.out.length);
    this.room -= tag.length + TAG_COST;
    this.out.push(tag);
    this.stack.push(element);
    return element;
  }

  private pop(dropEmpty = false): void {
    const element = this.stack.pop();
    if (element === undefined) return;
    const empty = this.out.length === element.chunk + 1;
    if (empty && (dropEmpty || !element.kept || element.flags & DROP_EMPTY)) this.out.length = element.chunk;
    else if (element.kept) this.out.push(endTagOf(element.name));
    else this.out[element.chunk] = "";
    this.onClose(element);
  }

  private popTo(index: number, reopen: boolean, dropEmpty = false): void {
    const above = reopen ? this.stack.slice(index + 1) : [];
    while (this.stack.length > index) this.pop(dropEmpty && this.stack.length === index + 1);
    if (above.length > MOST_REOPENED || above.some(({ flags }) => (flags & PHRASE) === 0)) return;
    for (const { name, flags, tag, note, kept } of above) {
      this.reopenBudget -= tag.length;
      if (this.reopenBudget < 0 || !kept) return;
      this.push(name, flags, tag, note);
    }
  }

  private prepareBlock(name: string, flags: number): void {
    if (name === "li" || name === "dd" || name === "dt") {
      const item = openListItem(this.stack, name);
      if (item > 0) this.popTo(item, false);
    }
    this.closeParagraph();
    const heading = flags & HEADING ? openHeading(this.stack) : 0;
    if (heading > 0) this.popTo(heading, false);
  }

  private closeParagraph(): void {
    const paragraph = openParagraph(this.stack);
    if (paragraph > 0) this.popTo(paragraph, true, true);
  }

  // A link inside a link: the outer one ends where only phrases stand between, otherwise its tags are taken back.
  private closeLink(): void {
    const index = openLink(this.stack);
    const link = this.stack[index];
    if (index <= 0 || link === undefined) return;
    if (this.stack.slice(index + 1).every(({ flags }) => flags & PHRASE)) this.popTo(index, true);
    else link.kept = false;
  }

  private prepareRubyPart(name: string): boolean {
    const end = rubyPartEnd(this.stack, name);
    if (end !== undefined && end > 0) this.popTo(end, false);
    return end !== undefined;
  }

  private enterContent(): void {
    if (!TABLE_CONTEXT.has(this.top.name)) return;
    if (this.top.name === "colgroup") this.pop();
    if (this.top.name === "table") this.imply("tbody");
    if (this.top.name !== "tr") this.imply("tr");
    this.imply("td");
  }

  private imply(name: string): void {
    this.push(name, ELEMENTS.get(name) ?? 0, `<${name}>`, undefined);
  }

  private openTablePart(
    name: string,
    flags: number,
    tag: string,
    note?: Note,
  ): OpenElement<Note> | undefined {
    const table = openTable(this.stack);
    if (table < 0) {
      // A row outside any table: its cells must at least not run together.
      this.text(" ");
      return undefined;
    }
    if (name === "tr" || name === "td" || name === "th") this.prepareRow(table, name !== "tr");
    else this.popTo(table + 1, false);
    return this.push(name, flags, tag, note);
  }

  // Closes down to where a row, or a cell, may stand and opens what that implies.
  private prepareRow(table: number, forCell: boolean): void {
    const inSection = /^t(?:body|head|foot)$/.test(this.stack[table + 1]?.name ?? "");
    const row = inSection ? table + 2 : table + 1;
    const inRow = forCell && inSection && this.stack[row]?.name === "tr";
    this.popTo(inRow ? row + 1 : row, false);
    if (!inSection) this.imply("tbody");
    if (forCell && !inRow) this.imply("tr");
  }

  private prepareColumn(): boolean {
    const table = openTable(this.stack);
    if (table < 0) return false;
    const inGroup = this.stack[table + 1]?.name === "colgroup";
    this.popTo(inGroup ? table + 2 : table + 1, false);
    if (!inGroup) this.imply("colgroup");
    return true;
  }
}
