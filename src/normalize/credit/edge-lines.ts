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

const MAY_CREDIT =
  /[Tt][Rr][Aa](?:[Nn][Ss](?:[Ll.:]|[- ]by)|[Dd](?:[UuOoï]|\.| ))|[Üü]ber(?:s|trag)|[ÜU]BERS|[Rr][IiÍí][GgJjXx][Ii][Nn]|us dem |rst (?:publish|appear)|rimer|rimeir|remi[èe]re|rima volta|nitial|prüng|uerst|rstm|rstver|mgangs|lk (?:ol|ke|ya|de)|[Çç]ev|asl[ıi] |spronk|ertaa|ertal|eerder|rst ver|atorriz|tzul|[ΜμΑα](?:ετ[άα]φ|τφ|ρχικ|πόδ)|[Ππ]ρ[ώω]τ|ierwotn|łum|rzek|rzeł|[Пп]ере?в|[Пп]ерво|[Вв]первые|ترجم|نشر|صلي|译|譯|訳|epubli|ersi[óo]n en |rt[ií](?:culo|go|cle|colo) (?:p|ap)|ublicad[oa] e[nm] (?:ingl|fran|alem|ital|port|esp|cast|cat)|ubli[ée]e? en (?:angl|esp|all|ital|port)|ublished in (?:Spa|Fre|Ger|Ita|Por|Tur|Cat|Eng)|[Pp]aru en |[Pp]ublication :|eprint|epost|rossp|rosp|his (?:art|text|piece|inter|story|essay|stat|post)|[EeAa]st[ea] (?:art|text|not|entr|mat)|uest[ao'] (?:art|test|int)|quest (?:art|text)|et(?:te)? (?:art|text|entr|int)|ieser (?:Art|Tex|Bei)|Bu (?:ya|ma)|[Tt]omad|eprod|ersetz/;

/** False where no line of a text's beginning or end can be a credit: what most texts pay. */
export function mayCredit(html: string): boolean {
  if (html.length <= HEAD + TAIL) return MAY_CREDIT.test(html);
  return piecesOf(html).some((piece) => MAY_CREDIT.test(piece));
}

/** A line at the beginning or the end of a text. */
export interface EdgeLine extends Line {
  /** The very first or the very last. */
  outermost: boolean;
}

/** What blogs write under every entry of their feed: no credit, and no line of the text. */
const FOOTER =
  /(?:appeared first on|first appeared on|se public[oó] primero en|apareci[oó] primero en|est apparu en premier sur|erschien zuerst auf|proviene da|apareceu primeiro em|verscheen eerst op|ha aparegut primer a|ilk önce|först på|wpis .{0,300} pochodzi z serwisu|Сообщение .{0,300} появились сначала на)/i;
const FOOTER_SUBJECT =
  /^(?:the post|la entrada|el art[ií]culo|la nota|l[’']article|cet article|der beitrag|l[’']articolo|o post|a publica[cç][aã]o|o artigo|het bericht|l[’']entrada|wpis|сообщение|.{0,200} yazısı) /i;

/** The first and the last lines of a text, in their order, and the last above its footnotes. Only these pieces are read. */
export function edgeLines(html: string): EdgeLine[] {
  if (html.length <= HEAD + TAIL) {
    const all = textLines(html);
    const chosen = new Set([...all.slice(0, FIRST_LINES), ...lastLines(all)]);
    return all
      .map((line, at) => ({ ...line, outermost: at === 0 || at === all.length - 1 }))
      .filter((_, at) => chosen.has(all[at] as Line));
  }
  const [head = "", ...tails] = piecesOf(html);
  const first = textLines(head).slice(0, -1).slice(0, FIRST_LINES);
  return [
    ...first.map((line, at) => ({ ...line, outermost: at === 0 })),
    ...tails.flatMap((tail, place) => {
      // What the cut went through is no line.
      const lines = textLines(tail.slice(Math.max(0, tail.indexOf("<")))).slice(1);
      const last = place === tails.length - 1 ? lastLines(lines) : lines.slice(-LAST_ABOVE_NOTES);
      return last.map((line) => ({ ...line, outermost: line === lines.at(-1) }));
    }),
  ];
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

function lastLines(lines: readonly Line[]): Line[] {
  const told = lines.filter(({ text, inside }) => inside !== "list" && !NOTE_LINE.test(text));
  const last = new Set([...told.slice(-LAST_ABOVE_NOTES), ...lines.slice(-LAST_LINES)]);
  return lines.filter((line) => last.has(line));
}

function textLines(html: string): Line[] {
  return new LineReader().read(html).filter(({ text }) => !(FOOTER_SUBJECT.test(text) && FOOTER.test(text)));
}
