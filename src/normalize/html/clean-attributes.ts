import type { RawAttributes } from "../../markup/raw-attributes.ts";
import { languageTag } from "../language/language-tag.ts";
import { LINK_SCHEMES, resolveUrl } from "../url/resolve-url.ts";
import { escapeAttribute } from "./escape.ts";
import { isTracker } from "./junk-images.ts";
import { safeStyle } from "./safe-style.ts";

type Rule = (value: string, base: string | undefined) => string | undefined;

const oneOf = (...values: string[]): Rule => {
  const allowed = new Set(values);
  return (value) => {
    const lower = value.trim().toLowerCase();
    return allowed.has(lower) ? lower : undefined;
  };
};
const matching =
  (pattern: RegExp): Rule =>
  (value) => {
    const text = value.trim();
    return pattern.test(text) ? text : undefined;
  };
const text: Rule = (value) => value.slice(0, 2000);
const flag: Rule = () => "";
const web: Rule = (value, base) => resolveUrl(value, base);
const fetched: Rule = (value, base) => {
  const url = resolveUrl(value, base);
  return url === undefined || isTracker(url) ? undefined : url;
};
const link: Rule = (value, base) => resolveUrl(value, base, LINK_SCHEMES);
const language: Rule = (value) => languageTag(value);
const date = matching(/^[\d\-+:.TZW PDHMSYtz]{1,40}$/);
const whole = matching(/^-?\d{1,6}$/);
const pixels: Rule = (value) => /^\s*([1-9]\d{0,4})(?:\.\d{1,9})?\s*(?:px)?\s*$/i.exec(value)?.[1];
// Browsers lay out what a span asks for: a row of 100,000 columns is an attack.
const span = matching(/^[1-9]\d{0,2}$/);
const align = oneOf("left", "right", "center", "justify", "char");
const valign = oneOf("top", "middle", "bottom", "baseline");
const codeClass: Rule = (value) => /(?:^|\s)((?:language|lang)-[\w+#.-]{1,30})(?:\s|$)/.exec(value)?.[1];

const cell = {
  colspan: span,
  rowspan: span,
  align,
  valign,
  scope: oneOf("row", "col", "rowgroup", "colgroup"),
  abbr: text,
};
const rows = { align, valign };
const media = {
  src: fetched,
  controls: flag,
  loop: flag,
  muted: flag,
  width: pixels,
  height: pixels,
  poster: fetched,
};

const GLOBAL: Readonly<Record<string, Rule>> = {
  lang: language,
  dir: oneOf("ltr", "rtl", "auto"),
  title: text,
  style: safeStyle,
};

/** The allow-list of attributes by element; what is not here or in {@link GLOBAL} is never written. */
const BY_ELEMENT: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  a: {
    href: link,
    hreflang: language,
    rel: matching(/^[a-z][a-z -]{0,100}$/i),
    type: matching(/^[\w.+-]+\/[\w.+-]+$/),
  },
  blockquote: { cite: web },
  q: { cite: web },
  ins: { cite: web, datetime: date },
  del: { cite: web, datetime: date },
  time: { datetime: date },
  td: cell,
  th: cell,
  tr: rows,
  thead: rows,
  tbody: rows,
  tfoot: rows,
  col: { span, align, valign, width: matching(/^\d{1,4}%?$/) },
  colgroup: { span, align, valign },
  table: { border: matching(/^\d{1,2}$/), align },
  ol: { start: whole, reversed: flag, type: matching(/^[1aAiI]$/) },
  ul: { type: oneOf("disc", "circle", "square") },
  li: { value: whole, type: matching(/^(?:[1aAiI]|disc|circle|square)$/) },
  p: { align },
  div: { align },
  details: { open: flag },
  code: { class: codeClass },
  pre: { class: codeClass },
  audio: media,
  video: media,
  source: {
    src: fetched,
    type: matching(/^(?:audio|video|application)\/[\w.+\-; ="',]{1,80}$/),
    media: matching(/^[\w\s():,-]{1,100}$/),
  },
  track: {
    src: fetched,
    kind: oneOf("subtitles", "captions", "descriptions", "chapters"),
    srclang: language,
    label: text,
  },
};

const NONE: Readonly<Record<string, Rule>> = {};

/**
 * The allowed attributes of an element as they are written in its start tag: each preceded by a space, quoted, escaped, URLs absolute.
 * Empty where none is left.
 */
export function cleanAttributes(
  element: string,
  attributes: RawAttributes,
  base: string | undefined,
): string {
  const { length } = attributes;
  if (length === 0) return "";
  const own = BY_ELEMENT[element] ?? NONE;
  const written: string[] = [];
  let out = "";
  for (let index = 0; index < length; index += 1) {
    const name = attributes.name(index);
    const rule = Object.hasOwn(own, name)
      ? own[name]
      : Object.hasOwn(GLOBAL, name)
        ? GLOBAL[name]
        : undefined;
    if (rule === undefined || written.includes(name)) continue;
    written.push(name);
    const value = rule(attributes.value(index), base);
    if (value !== undefined) out += ` ${name}="${escapeAttribute(value)}"`;
  }
  return out;
}
