import { creditStems } from "./credit-stems.ts";
import { type Line, LineReader } from "./line-reader.ts";

/** Credits stand in the first lines of a text or in the last. */
const FIRST_LINES = 4;
const LAST_LINES = 7;
/** Characters of clean HTML that are looked at from either end. */
const HEAD = 1200;
const TAIL = 2000;
/** Characters before footnotes: credits stand above them, too. */
const ABOVE_NOTES = 1000;
/** Lines above footnotes that count. */
const LAST_ABOVE_NOTES = 3;
const NOTE_LINE = /^\s*(?:\[\d+\]|\(\d+\)|\d{1,3}[.)]\s|[\u00b9\u00b2\u00b3\u2070-\u2079]|↑|↩|\^)/u;

/** False where no line of a text's beginning or end can be a credit: what most texts pay. */
export function mayCredit(html: string): boolean {
  if (html.length <= HEAD + TAIL) return creditStems.found(html);
  return piecesOf(html).some((piece) => creditStems.found(piece));
}

/** What blogs write under every entry of their feed: no credit, and no line of the text. */
const FOOTER =
  /(?:appeared first on|first appeared on|se public[oó] primero en|apareci[oó] primero en|est apparu en premier sur|erschien zuerst auf|proviene da|apareceu primeiro em|verscheen eerst op|ha aparegut primer a|ilk önce|först på|wpis .{0,300} pochodzi z serwisu|Сообщение .{0,300} появились сначала на)/i;
const FOOTER_SUBJECT =
  /^(?:the post|la entrada|el art[ií]culo|la nota|l[’']article|cet article|der beitrag|l[’']articolo|o post|a publica[cç][aã]o|o artigo|het bericht|l[’']entrada|wpis|сообщение|.{0,200} yazısı) /i;

/** The first and the last lines of a text, in their order, and the last above its footnotes. Only these pieces are read. */
export function edgeLines(html: string): Line[] {
  if (html.length <= HEAD + TAIL) {
    const all = textLines(html);
    markOutermost(all.at(-1));
    markOutermost(all[0]);
    if (all.length <= FIRST_LINES) return all;
    const last = lastLines(all);
    return all.filter((line, at) => at < FIRST_LINES || last.has(line));
  }
  const [head = "", ...tails] = piecesOf(html);
  const first = textLines(head).slice(0, -1).slice(0, FIRST_LINES);
  markOutermost(first[0]);
  const edges = [...first];
  for (const [place, tail] of tails.entries()) {
    // What the cut went through is no line.
    const lines = textLines(tail.slice(Math.max(0, tail.indexOf("<")))).slice(1);
    markOutermost(lines.at(-1));
    const last = lastLines(lines);
    edges.push(
      ...(place === tails.length - 1
        ? lines.filter((line) => last.has(line))
        : lines.slice(-LAST_ABOVE_NOTES)),
    );
  }
  return edges;
}

function markOutermost(line: Line | undefined): void {
  if (line !== undefined) line.outermost = true;
}

/** A long text's beginning, what stands above its footnotes where these are long, and its end. */
function piecesOf(html: string): string[] {
  const end = Math.max(0, html.length - TAIL);
  const tail = html.slice(end);
  const head = html.slice(0, HEAD);
  // Only where the end is of notes is it worth looking for where they begin.
  if (!(tail.includes("<li") || tail.includes(">["))) return [head, tail];
  const notes = Math.max(html.lastIndexOf("<ol"), html.lastIndexOf(">[1]"));
  const above = notes > HEAD + ABOVE_NOTES && notes < html.length - TAIL / 2;
  return above ? [head, html.slice(notes - ABOVE_NOTES, Math.min(notes, end)), tail] : [head, tail];
}

/** The last lines, and the last that are no notes and stand in no list. */
function lastLines(lines: readonly Line[]): ReadonlySet<Line> {
  const last = new Set(lines.slice(-LAST_LINES));
  const told = lines.filter(({ text, inside }) => inside !== "list" && !NOTE_LINE.test(text));
  for (const line of told.slice(-LAST_ABOVE_NOTES)) last.add(line);
  return last;
}

function textLines(html: string): Line[] {
  return new LineReader().read(html).filter(({ text }) => !(FOOTER_SUBJECT.test(text) && FOOTER.test(text)));
}
