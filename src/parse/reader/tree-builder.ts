import { MAX_ITEMS } from "../max-items.ts";
import { decodeEntities, type EntityTable } from "./decode-entities.ts";
import { addChild, declaredScope, makeNode } from "./make-node.ts";
import { impliedEnds, isConstruct, isVoid, isWholeOrNothing } from "./markup-rules.ts";
import type { NamespaceScope } from "./namespace-scope.ts";
import { repairText } from "./repair-text.ts";
import type { XmlListener } from "./scan-xml.ts";
import type { XmlNode } from "./xml-node.ts";

/** Elements nested deeper than this are read as if their tags were not there. */
const MAX_DEPTH = 400;

const nameStart = /^[A-Za-z_\u0080-\uffff]/;

/** How many elements are kept: each costs some 200 bytes, and no honest document comes near. */
export const MAX_ELEMENTS = 200_000;

/** Characters of all `xml:base` of a document, resolved. */
const MOST_OF_BASES = 20_000_000;

/** How many sections and comments without an end are repaired: each costs a look at the rest of the text. */
const MAX_UNCLOSED = 8;

/** Builds the tree from what a scan tells, repairing as it goes. One instance a document. */
export class TreeBuilder implements XmlListener {
  root: XmlNode | undefined;
  truncated = false;
  /** Set at the first item or element too many: nothing after it is read. */
  full = false;
  /** Set when the scan took something for a tag that is none: where reading must resume. */
  resumeAt = -1;
  stopped = false;
  private readonly source: string;
  private readonly entities: EntityTable;
  private readonly base: string | undefined;
  private readonly stack: XmlNode[] = [];
  private readonly scopes: NamespaceScope[];
  private items = 0;
  elements = 0;
  private readonly bases = { left: MOST_OF_BASES };
  private skipped = 0;
  private unclosed = 0;
  /** Index in the stack of the outermost element whose content is markup, or -1. */
  private markupFrom = -1;
  private raw = "";
  private openStart = 0;
  private name = "";
  private attributes: string[] = [];

  constructor(
    source: string,
    options: {
      entities: EntityTable;
      scope: NamespaceScope;
      base: string | undefined;
    },
  ) {
    this.source = source;
    this.entities = options.entities;
    this.scopes = [options.scope];
    this.base = options.base;
  }

  text(start: number, end: number): void {
    this.append(repairText(decodeEntities(this.source.slice(start, end), this.entities)));
  }

  cdata(start: number, end: number, closed: boolean): void {
    const open = this.top();
    if (!closed && open !== undefined && this.unclosed < MAX_UNCLOSED) {
      // Never closed: it ends where its element does, or everything after it would be lost.
      const close = this.source.indexOf(`</${open.tag}`, start);
      if (close !== -1) {
        this.append(repairText(this.source.slice(start, close)));
        this.resume(close);
        return;
      }
    }
    this.append(repairText(this.source.slice(start, end)));
  }

  openTag(start: number, end: number): void {
    const raw = this.source.slice(start, end);
    if (!nameStart.test(raw) || raw.includes("<")) {
      // `1 <2` or `a <<b`: the sign was meant as text. Resuming at the last one keeps a run of them linear.
      const resume = start + Math.max(0, raw.lastIndexOf("<"));
      this.append(this.source.slice(start - 1, resume));
      this.stopAt(resume);
      return;
    }
    this.raw = raw;
    this.openStart = start - 1;
    if (this.attributes.length > 0) this.attributes = [];
  }

  attributeName(start: number, end: number): void {
    const name = this.source.slice(start, end);
    const stray = name.indexOf("<");
    if (stray === -1) {
      this.name = name;
      return;
    }
    // `<title <b>`: the tag was never closed, and another begins.
    this.endTag(start, false);
    this.stopAt(start + stray);
  }

  attributeValue(start: number, end: number): void {
    if (this.attributes.length >= 512) return;
    this.attributes.push(this.name, decodeEntities(this.source.slice(start, end), this.entities));
  }

  openTagEnd(end: number, selfClosing: boolean): void {
    this.endTag(end, selfClosing);
  }

  closeTag(start: number, end: number): void {
    const scope = this.scopes[this.scopes.length - 1];
    if (scope === undefined) return;
    const { name } = scope.element(this.source.slice(start, end).trim());
    if (this.skipped > 0 && this.top()?.name !== name) {
      this.skipped -= 1;
      return;
    }
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      if (this.stack[at]?.name !== name) continue;
      this.skipped = 0;
      this.close(this.stack.length - at, end + 1);
      return;
    }
  }

  unclosedComment(start: number): void {
    // Comments say nothing to a reader; one that never closes must not hide what follows.
    if (this.unclosed < MAX_UNCLOSED) this.resume(start);
  }

  /** Closes what is still open when the text ends. */
  end(): void {
    this.truncated = this.stack.length > 0;
    if (isWholeOrNothing(this.top()?.name ?? "")) this.stack.at(-2)?.children.pop();
    this.close(this.stack.length, this.source.length);
  }

  /** Text that the reader, not the tokenizer, found. */
  append(text: string): void {
    const top = this.top();
    if (text !== "" && top !== undefined) addChild(top, text);
  }

  private resume(at: number): void {
    this.unclosed += 1;
    this.stopAt(at);
  }

  private stopAt(at: number): void {
    this.resumeAt = at;
    this.stopped = true;
  }

  private endTag(end: number, selfClosing: boolean): void {
    if (this.stack.length >= MAX_DEPTH) {
      if (!selfClosing) this.skipped += 1;
      return;
    }
    const outer = this.scopes[this.scopes.length - 1];
    if (outer === undefined || (this.root !== undefined && this.stack.length === 0)) return;
    const scope = declaredScope(outer, this.attributes);
    const { name, tag } = scope.element(this.raw);
    if (this.isTooMany(name)) return;
    this.elements += 1;
    // `<item/>` inside an item is empty, not the next one.
    const ends = selfClosing ? 0 : impliedEnds(name, this.stack, this.markupFrom);
    if (ends > 0) this.close(ends, this.openStart);
    const at = { start: this.openStart, end: this.source.length };
    const parent = this.top();
    const outside = { parent, base: this.base, bases: this.bases };
    const node = makeNode({ name, tag }, this.attributes, scope, outside, at);
    if (parent !== undefined) addChild(parent, node);
    this.root ??= node;
    if (selfClosing || isVoid(name, this.markupFrom !== -1)) {
      node.end = end;
      return;
    }
    this.stack.push(node);
    this.scopes.push(scope);
    if (this.markupFrom === -1 && isConstruct(name)) this.markupFrom = this.stack.length - 1;
  }

  private isTooMany(name: string): boolean {
    if (name === "item" || name === "atom:entry") this.items += 1;
    if (this.items <= MAX_ITEMS && this.elements < MAX_ELEMENTS) return false;
    this.full = true;
    this.stopped = true;
    return true;
  }

  private close(count: number, end: number): void {
    for (let left = count; left > 0; left -= 1) {
      const node = this.stack.pop();
      if (node !== undefined) node.end = end;
      this.scopes.pop();
    }
    if (this.markupFrom >= this.stack.length) this.markupFrom = -1;
  }

  private top(): XmlNode | undefined {
    return this.stack[this.stack.length - 1];
  }
}
