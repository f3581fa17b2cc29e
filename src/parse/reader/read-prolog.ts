import { allMatches } from "../../markup/all-matches.ts";
import { type EntityTable, EXPANSION_BUDGET } from "./decode-entities.ts";

/** What stands before the root element. */
export interface Prolog {
  /** Offset of the root element's `<`, or -1 when there is no element at all. */
  rootStart: number;
  entities: EntityTable;
  /** Something other than white space stood before the first markup. */
  junk: boolean;
  doctype: string | undefined;
}

const declaration = /<!ENTITY\s+([\w.:-]{1,64})\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
const nameStart = /[A-Za-z_:\u0080-\uffff]/;

/**
 * Steps over the XML declaration, processing instructions, comments and the document type (whose internal general entities
 * it collects; external and parameter entities are never read) to the root element, and over whatever junk stands between.
 */
export function readProlog(text: string): Prolog {
  const entities: EntityTable = { declared: new Map(), budget: EXPANSION_BUDGET };
  let junk = false;
  let doctype: string | undefined;
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("<", at);
    if (open === -1) break;
    if (!junk && open > at && text.slice(at, open).trim() !== "") junk = true;
    if (text.startsWith("<?", open)) at = after(text, "?>", open, ">");
    else if (text.startsWith("<!--", open)) at = after(text, "-->", open + 4);
    else if (text.startsWith("<!", open)) {
      const end = doctypeEnd(text, open);
      doctype ??= text.slice(open, Math.min(end, open + 200));
      collectEntities(text.slice(open, end), entities.declared);
      at = end;
    } else if (nameStart.test(text.charAt(open + 1))) return { rootStart: open, entities, junk, doctype };
    else at = open + 1;
  }
  return { rootStart: -1, entities, junk, doctype };
}

function after(text: string, mark: string, from: number, otherwise?: string): number {
  const end = text.indexOf(mark, from);
  if (end !== -1) return end + mark.length;
  const other = otherwise === undefined ? -1 : text.indexOf(otherwise, from);
  return other === -1 ? text.length : other + 1;
}

function doctypeEnd(text: string, from: number): number {
  const close = text.indexOf(">", from);
  if (close === -1) return text.length;
  const subset = text.indexOf("[", from);
  if (subset === -1 || subset > close) return close + 1;
  let at = subset + 1;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === "]") return after(text, ">", at);
    if (char === '"' || char === "'") at = after(text, char, at + 1);
    else if (text.startsWith("<!--", at)) at = after(text, "-->", at + 4);
    else at += 1;
  }
  // A quote or bracket was never closed: believe the first `>` rather than lose the document.
  return close + 1;
}

function collectEntities(doctype: string, declared: Map<string, string>): void {
  for (const match of allMatches(declaration, doctype)) {
    const [, name = "", double, single] = match;
    // XML 1.0 §4.2: the first declaration of a name binds.
    if (!declared.has(name)) declared.set(name, double ?? single ?? "");
    if (declared.size >= 1000) return;
  }
}
