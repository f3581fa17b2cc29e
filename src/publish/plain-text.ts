import { Parser } from "htmlparser2";
import { cleanLine } from "./clean-text.ts";

const SILENT = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "iframe",
  "svg",
  "math",
  "head",
  "textarea",
]);
const BREAKS = new Set([
  "p",
  "br",
  "div",
  "li",
  "tr",
  "td",
  "th",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "blockquote",
  "figcaption",
  "dt",
  "dd",
]);

/** What a reader sees of an HTML fragment, on one line, cut at a word and marked with `…` where it is longer than `limit` characters. */
export function plainText(html: string, limit: number): string {
  let text = "";
  let silent = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (SILENT.has(name)) silent += 1;
      if (BREAKS.has(name)) text += " ";
    },
    ontext: (data) => {
      if (silent === 0) text += data;
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent -= 1;
      if (BREAKS.has(name)) text += " ";
    },
  });
  // Markup can hold a lot of nothing; a standfirst is decided within the first part of it.
  parser.end(html.slice(0, Math.max(limit * 40, 4096)));
  return shorten(cleanLine(text), limit);
}

/** One line cut to at most `limit` characters, at a word where there is one. */
export function shorten(line: string, limit: number): string {
  const characters = Array.from(line);
  if (characters.length <= limit) return line;
  const cut = characters.slice(0, limit - 1).join("");
  const word = cut.lastIndexOf(" ");
  return `${cut.slice(0, word > cut.length / 2 ? word : undefined).trimEnd()}…`;
}
