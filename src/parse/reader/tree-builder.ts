import type { QuoteType, TokenizerCallbacks } from "htmlparser2";
import { MAX_ITEMS } from "../max-items.ts";
import { decodeEntities, type EntityTable } from "./decode-entities.ts";
import { declaredScope, makeNode } from "./make-node.ts";
import { impliedEnds, isConstruct, isVoid, isWholeOrNothing } from "./markup-rules.ts";
import type { NamespaceScope } from "./namespace-scope.ts";
import { repairText } from "./repair-text.ts";
import type { XmlNode } from "./xml-node.ts";

/** Elements nested deeper than this are read as if their tags were not there. */
const MAX_DEPTH = 400;

/** How many sections and comments without an end are repaired: each costs a look at the rest of the text. */
const MAX_UNCLOSED = 8;

/** Builds the tree from the tokenizer's offsets, repairing as it goes. One instance a document. */
export class TreeBuilder implements TokenizerCallbacks {
  root: XmlNode | undefined;
  truncated = false;
  /** Set at the first item too many: nothing after it is read. */
  full = false;
  /** Set when the tokenizer took something for a tag that is none: where reading must resume. */
  resumeAt = -1;
  /** Added to the tokenizer's offsets, which count from where reading last resumed. */
  offset = 0;
  private readonly text: string;
  private readonly entities: EntityTable;
  private readonly base: string | undefined;
  private readonly stack: XmlNode[] = [];
  private readonly scopes: NamespaceScope[];
  private readonly onBogusTag: () => void;
  private items = 0;
  private skipped = 0;
  private unclosed = 0;
  /** Index in the stack of the outermost element whose content is markup, or -1. */
  private markupFrom = -1;
  private raw = "";
  private openStart = 0;
  private attributeName = "";
  private attributeValue = "";
  private attributes: [string, string][] = [];

  constructor(
    text: string,
    options: {
      entities: EntityTable;
      scope: NamespaceScope;
      base: string | undefined;
      onBogusTag: () => void;
    },
  ) {
    this.text = text;
    this.entities = options.entities;
    this.scopes = [options.scope];
    this.base = options.base;
    this.onBogusTag = options.onBogusTag;
  }

  ontext(start: number, end: number): void {
    if (this.resumeAt !== -1) return;
    this.append(repairText(decodeEntities(this.slice(start, end), this.entities)));
  }

  ontextentity(): void {
    // Entities are decoded here, not by the tokenizer.
  }

  oncdata(start: number, end: number, endOffset: number): void {
    const open = this.top();
    if (endOffset === 0 && open !== undefined && this.unclosed < MAX_UNCLOSED) {
      // Never closed: it ends where its element does, or everything after it would be lost.
      const close = this.text.indexOf(`</${open.tag}`, this.offset + start);
      if (close !== -1) {
        this.append(repairText(this.text.slice(this.offset + start, close)));
        this.resume(close);
        return;
      }
    }
    this.append(repairText(this.slice(start, end - endOffset)));
  }

  onopentagname(start: number, end: number): void {
    const raw = this.slice(start, end);
    if (!/^[A-Za-z_\u0080-\uffff]/.test(raw) || raw.includes("<")) {
      // `1 <2` or `a <<b>`: the sign was meant as text. Resuming at the last one keeps a run of them linear.
      this.bogus(start, start + Math.max(0, raw.lastIndexOf("<")));
      return;
    }
    this.raw = raw;
    this.openStart = this.offset + start - 1;
    this.attributes = [];
  }

  onattribname(start: number, end: number): void {
    if (this.resumeAt !== -1) return;
    const name = this.slice(start, end);
    const stray = name.indexOf("<");
    if (stray !== -1) {
      // `<title <b>`: the tag was never closed, and another begins.
      this.endTag(this.offset + start, false);
      this.resumeAt = this.offset + start + stray;
      this.onBogusTag();
      return;
    }
    this.attributeName = name;
    this.attributeValue = "";
  }

  onattribdata(start: number, end: number): void {
    if (this.resumeAt === -1) this.attributeValue += this.slice(start, end);
  }

  onattribentity(): void {
    // Entities are decoded here, not by the tokenizer.
  }

  onattribend(_quote: QuoteType, _end: number): void {
    if (this.resumeAt !== -1 || this.attributes.length >= 256) return;
    this.attributes.push([this.attributeName, decodeEntities(this.attributeValue, this.entities)]);
  }

  onopentagend(end: number): void {
    if (this.resumeAt === -1 && !this.full) this.endTag(this.offset + end + 1, false);
  }

  onselfclosingtag(end: number): void {
    if (this.resumeAt === -1 && !this.full) this.endTag(this.offset + end + 1, true);
  }

  onclosetag(start: number, end: number): void {
    if (this.resumeAt !== -1) return;
    const scope = this.scopes[this.scopes.length - 1];
    if (scope === undefined) return;
    const { name } = scope.element(this.slice(start, end).trim());
    if (this.skipped > 0 && this.top()?.name !== name) {
      this.skipped -= 1;
      return;
    }
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      if (this.stack[at]?.name !== name) continue;
      this.skipped = 0;
      this.close(this.stack.length - at, this.offset + end + 1);
      return;
    }
  }

  oncomment(start: number, _end: number, endOffset: number): void {
    // Comments say nothing to a reader; one that never closes must not hide what follows.
    if (endOffset === 0 && this.unclosed < MAX_UNCLOSED) this.resume(this.offset + start);
  }

  ondeclaration(): void {
    // The document type was read with the prolog.
  }

  onprocessinginstruction(): void {
    // Processing instructions (style sheets) say nothing to a reader.
  }

  onend(): void {
    if (this.resumeAt !== -1) return;
    this.truncated = this.stack.length > 0;
    if (isWholeOrNothing(this.top()?.name ?? "")) this.stack.at(-2)?.children.pop();
    this.close(this.stack.length, this.text.length);
  }

  /** Text that the reader, not the tokenizer, found. */
  append(text: string): void {
    if (text === "") return;
    this.top()?.children.push(text);
  }

  private resume(at: number): void {
    this.unclosed += 1;
    this.resumeAt = at;
  }

  private bogus(start: number, resume: number): void {
    this.append(`<${this.slice(start, resume)}`);
    this.resumeAt = this.offset + resume;
    this.onBogusTag();
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
    // `<item/>` inside an item is empty, not the next one.
    const ends = selfClosing ? 0 : impliedEnds(name, this.stack, this.markupFrom);
    if (ends > 0) this.close(ends, this.openStart);
    const at = { start: this.openStart, end: this.text.length };
    const outside = { parent: this.top(), base: this.base };
    const node = makeNode({ name, tag }, this.attributes, scope, outside, at);
    this.top()?.children.push(node);
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
    if (name !== "item" && name !== "atom:entry") return false;
    this.items += 1;
    if (this.items <= MAX_ITEMS) return false;
    this.full = true;
    this.onBogusTag();
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

  private slice(start: number, end: number): string {
    return this.text.slice(this.offset + start, this.offset + end);
  }
}
