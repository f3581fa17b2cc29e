import { isScalar, parseDocument, visit } from "yaml";

/** A word or a quoted text of a YAML file, keys included. */
export interface WrittenScalar {
  /** Offsets in the text; `end` is that of the first character behind it. */
  start: number;
  end: number;
  /** Its value as text. */
  value: string;
}

/** Everything that is written in a YAML file, in its order. */
export function writtenScalars(text: string): WrittenScalar[] {
  const found: WrittenScalar[] = [];
  visit(parseDocument(text, { uniqueKeys: false, logLevel: "silent" }), {
    Scalar(_key, node) {
      if (isScalar(node) && node.range && node.source !== undefined)
        found.push({ start: node.range[0], end: node.range[1], value: String(node.source) });
    },
  });
  return found.sort((one, other) => one.start - other.start);
}

/** A value as YAML has it at a place that holds a plain word or a quoted text now. */
export function writeScalar(value: string, before: string): string {
  const quote = before[0];
  if (quote === "'" && !value.includes("'")) return `'${value}'`;
  if (quote === '"') return JSON.stringify(value);
  return /^[\p{L}\p{N}/][\p{L}\p{N}/.:_+?=&%~-]*$/u.test(value) &&
    !/:$|^\d[\d.eE_:]*$|^(true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
