import { resolveReferences } from "./xml-references.ts";

/** A tag as it stands in the text. */
export interface Tag {
  kind: "open" | "close" | "empty";
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** The place after it. */
  end: number;
}

const NAME = /[\p{L}_][\p{L}\p{N}._\-\u00B7]*(?::[\p{L}_][\p{L}\p{N}._\-\u00B7]*)?/uy;
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const CLOSING = /\s*(\/?)>/uy;

/** Reads the tag that starts at `at`; what is wrong with it where it is none. */
export function readTag(text: string, at: number): Tag | string {
  const closing = text[at + 1] === "/";
  const [name] = match(NAME, text, at + (closing ? 2 : 1)) ?? [];
  if (name === undefined) return "broken tag";
  let place = at + (closing ? 2 : 1) + name.length;
  const attributes = new Map<string, string>();
  for (let found = match(ATTRIBUTE, text, place); found !== null; found = match(ATTRIBUTE, text, place)) {
    const [whole, key = "", double, single] = found;
    const value = resolveReferences(double ?? single ?? "");
    if (value === undefined) return `unknown reference in ${key}`;
    if (attributes.has(key)) return `${key} twice`;
    attributes.set(key, value);
    place += whole.length;
  }
  const end = match(CLOSING, text, place);
  if (end === null || (closing && (attributes.size > 0 || end[1] === "/"))) return `broken tag <${name}>`;
  const kind = closing ? "close" : end[1] === "/" ? "empty" : "open";
  return { kind, name, attributes, end: place + end[0].length };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
