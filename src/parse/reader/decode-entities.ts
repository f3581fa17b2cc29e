import { decodeHTML, decodeHTMLStrict } from "entities";
import { inPieces } from "../../markup/in-pieces.ts";
import { joinSurrogates } from "../../markup/join-surrogates.ts";

/** Entities a document type declaration declares, and how much expansion is still paid for. */
export interface EntityTable {
  declared: Map<string, string>;
  /** Characters that expansion may still add; shared by the whole document, so no nesting can multiply it. */
  budget: number;
}

/** Characters that internal entities may add to one document. */
export const EXPANSION_BUDGET = 2_000_000;

/** XML's own, which are nearly all there are (XML 1.0 §4.6). */
const predefined: Record<string, string | undefined> = Object.assign(Object.create(null), {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
});

const reference = /&(#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]{0,63})(;?)/y;

/**
 * Decodes character references, the entities XML and HTML predefine and those the document declares. A bare `&` and a
 * name nobody defined stay as they are. Linear; declared entities stop expanding when the table's budget is spent.
 */
export function decodeEntities(text: string, entities: EntityTable): string {
  if (text.indexOf("&") === -1) return text;
  return inPieces(joinSurrogates(text), (piece) => expand(piece, entities, 0));
}

/** Pieces are joined in batches: a text of nothing but entities would otherwise cost many times its size. */
const BATCH = 4096;

function expand(text: string, entities: EntityTable, depth: number): string {
  let done = "";
  let pieces: string[] = [];
  let from = 0;
  let at = text.indexOf("&");
  while (at !== -1) {
    reference.lastIndex = at;
    const match = reference.exec(text);
    if (match !== null) {
      const [whole, name = "", semicolon] = match;
      pieces.push(
        text.slice(from, at),
        decoded(whole, name, semicolon !== "" || endsWord(text, at + whole.length), entities, depth),
      );
      from = at + whole.length;
      if (pieces.length >= BATCH) {
        done += pieces.join("");
        pieces = [];
      }
    }
    at = text.indexOf("&", Math.max(from, at + 1));
  }
  pieces.push(text.slice(from));
  return done + pieces.join("");
}

function decoded(whole: string, name: string, closed: boolean, entities: EntityTable, depth: number): string {
  if (name.charCodeAt(0) === 35) return numeric(name, whole);
  // Without its semicolon a name is far more often a query parameter (`?a=1&copy=2`) than an entity, unless a space follows.
  if (!closed) return whole;
  if (!whole.endsWith(";")) return withoutSemicolon(whole);
  const declared = entities.declared.size === 0 ? undefined : entities.declared.get(name);
  if (declared !== undefined) return expandDeclared(declared, entities, depth);
  return predefined[name] ?? decodeHTMLStrict(whole);
}

function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** HTML still reads its oldest entities without a semicolon (HTML standard §13.2.5.73). */
function withoutSemicolon(whole: string): string {
  const char = decodeHTMLStrict(`${whole};`);
  return decodeHTML(whole) === char ? char : whole;
}

function expandDeclared(value: string, entities: EntityTable, depth: number): string {
  // An entity that refers to itself ends here; the budget ends every other kind of bomb.
  if (depth > 8 || value.length > entities.budget) return "";
  entities.budget -= value.length;
  return value.indexOf("&") === -1 ? value : expand(value, entities, depth + 1);
}

function numeric(name: string, whole: string): string {
  const second = name.charCodeAt(1) | 0x20;
  const code = second === 0x78 ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (Number.isNaN(code)) return whole;
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
  // XML 1.0 §2.2 allows no other control characters, and nothing downstream can show them.
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return "";
  return String.fromCodePoint(code);
}
