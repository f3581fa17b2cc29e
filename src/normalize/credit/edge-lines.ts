import { type Line, LineReader } from "./line-reader.ts";

/** Credits stand in the first lines of a text or in the last. */
const FIRST_LINES = 4;
const LAST_LINES = 7;
/** Characters of clean HTML that are looked at from either end. */
const HEAD = 1200;
const TAIL = 2000;

const MAY_CREDIT =
  /[Tt][Rr][Aa](?:[Nn][Ss](?:[Ll.:]|[- ]by)|[Dd](?:[UuOoï]|\.| ))|[Üü]ber(?:s|trag)|[ÜU]BERS|[Rr][IiÍí][GgJjXx][Ii][Nn]|us dem |rst (?:publish|appear)|rimer|rimeir|remi[èe]re|rima volta|nitial|prüng|uerst|rstm|rstver|mgangs|lk (?:ol|ke|ya|de)|[Çç]ev|asl[ıi] |spronk|ertaa|ertal|eerder|rst ver|atorriz|tzul|[ΜμΑα](?:ετ[άα]φ|τφ|ρχικ|πόδ)|[Ππ]ρ[ώω]τ|ierwotn|łum|rzek|rzeł|[Пп]ере?в|[Пп]ерво|[Вв]первые|ترجم|نشر|صلي|译|譯|訳|epubli|eprint|epost|rossp|rosp|his (?:art|text|piece|inter|story|essay|stat|post)|[EeAa]st[ea] (?:art|text|not|entr|mat)|uest[ao'] (?:art|test|int)|quest (?:art|text)|et(?:te)? (?:art|text|entr|int)|ieser (?:Art|Tex|Bei)|Bu (?:ya|ma)|[Tt]omad|eprod|ersetz/;

/** False where no line of a text's beginning or end can be a credit: what most texts pay. */
export function mayCredit(html: string): boolean {
  if (html.length <= HEAD + TAIL) return MAY_CREDIT.test(html);
  return MAY_CREDIT.test(html.slice(0, HEAD)) || MAY_CREDIT.test(html.slice(-TAIL));
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

/** The first and the last lines of a text, in their order. Only its two ends are read. */
export function edgeLines(html: string): EdgeLine[] {
  const lines: EdgeLine[] = [];
  if (html.length <= HEAD + TAIL) {
    const all = textLines(html);
    const dropped = Math.max(0, all.length - FIRST_LINES - LAST_LINES);
    all.forEach((line, at) => {
      if (at < FIRST_LINES || at >= FIRST_LINES + dropped)
        lines.push({ ...line, outermost: at === 0 || at === all.length - 1 });
    });
    return lines;
  }
  const cut = html.slice(-TAIL);
  const first = textLines(html.slice(0, HEAD)).slice(0, -1).slice(0, FIRST_LINES);
  // What the cut went through is no line.
  const last = textLines(cut.slice(Math.max(0, cut.indexOf("<"))))
    .slice(1)
    .slice(-LAST_LINES);
  first.forEach((line, at) => {
    lines.push({ ...line, outermost: at === 0 });
  });
  last.forEach((line, at) => {
    lines.push({ ...line, outermost: at === last.length - 1 });
  });
  return lines;
}

function textLines(html: string): Line[] {
  return new LineReader().read(html).filter(({ text }) => !(FOOTER_SUBJECT.test(text) && FOOTER.test(text)));
}
