import { decodeHTML } from "entities/decode";
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { inPieces } from "./in-pieces.ts";
import { joinSurrogates } from "./join-surrogates.ts";
import { keepShapes } from "./keep-shapes.ts";
import { RawAttributes } from "./raw-attributes.ts";

/** Who listens to a markup text: tags and text in their order, nothing balanced or repaired. */
export interface MarkupListener {
  /** Names are lower case; `selfClosing` where the tag ends in `/>`. */
  startTag(name: string, attributes: RawAttributes, selfClosing: boolean): void;
  endTag(name: string): void;
  /** Text as written; {@link decodedText} reads its entities. */
  text(raw: string): void;
}

/**
 * Reads HTML in one pass, linear in the text, and tells a listener its tags and texts. Comments, declarations, processing instructions and
 * CDATA (a comment in HTML) are passed over; script, style and their like hold text only (HTML standard §13.2.5). Never throws of
 * itself.
 */
export function readMarkup(source: string, listener: MarkupListener): void {
  // Entities are decoded per text: the tokenizer can then leap from tag to tag.
  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true },
    new TokenizerEvents(source, listener),
  );
  keepShapes(listener.constructor.name, source.length, tokenizer);
  tokenizer.write(source);
  tokenizer.end();
}

const MAY_BE_ENTITY = /&[a-z#]/i;

/** A text with its entities decoded. */
export const decodedText = (raw: string): string =>
  raw.includes("&") && MAY_BE_ENTITY.test(raw) ? inPieces(joinSurrogates(raw), decodeHTML) : raw;

const ignore = (): void => undefined;

class TokenizerEvents implements TokenizerCallbacks {
  readonly oncdata = ignore;
  readonly oncomment = ignore;
  readonly ondeclaration = ignore;
  readonly onend = ignore;
  readonly onprocessinginstruction = ignore;
  readonly onattribentity = ignore;
  readonly ontextentity = ignore;
  private readonly source: string;
  private readonly listener: MarkupListener;
  private name = "";
  private attributes = new RawAttributes();
  private attributeName = "";
  private attributeValue = "";

  constructor(source: string, listener: MarkupListener) {
    this.source = source;
    this.listener = listener;
  }

  ontext(start: number, end: number): void {
    this.listener.text(this.source.slice(start, end));
  }

  onopentagname(start: number, end: number): void {
    this.name = this.source.slice(start, end).toLowerCase();
    if (this.attributes.length > 0) this.attributes = new RawAttributes();
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.source.slice(start, end);
    this.attributeValue = "";
  }

  onattribdata(start: number, end: number): void {
    this.attributeValue = this.source.slice(start, end);
  }

  onattribend(): void {
    this.attributes.add(this.attributeName, this.attributeValue);
  }

  onopentagend(): void {
    this.listener.startTag(this.name, this.attributes, false);
  }

  onselfclosingtag(): void {
    this.listener.startTag(this.name, this.attributes, true);
  }

  onclosetag(start: number, end: number): void {
    this.listener.endTag(this.source.slice(start, end).toLowerCase());
  }
}
