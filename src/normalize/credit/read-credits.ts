import type { Person } from "../../model/entry.ts";
import type { Credits, Origin } from "./credit.ts";
import { edgeLines, mayCredit } from "./edge-lines.ts";
import { foldedLine } from "./folded-line.ts";
import { languageTranslatedFrom } from "./language-names.ts";
import type { Line, LineLink } from "./line-reader.ts";
import { type OriginOpening, originOpening } from "./origin-words.ts";
import { allLinks, isPlayer, linkRole } from "./original-link.ts";
import { readOrigin } from "./read-origin.ts";
import { readTranslators } from "./read-translators.ts";
import { mayOpenCredit, type Sentence, sentencesOf } from "./sentences.ts";

/** A longer line is a paragraph: only its last words can be a credit, and only at an end of the text. */
const LONGEST_LINE = 420;
const NOTHING: Credits = { translators: [] };

/**
 * What the credit lines of a text say, in some twenty languages: "Translated by …", "Publicado originalmente en …", "Zuerst erschienen
 * bei …". `html` is clean HTML; `entryUrl`, where the entry is read, keeps its own address from being taken for the original's. Only short lines at
 * the beginning and the end count, and only those that say nothing else: prose about translations is none. Never throws.
 */
export function readCredits(html: string, entryUrl?: string): Credits {
  return mayCredit(html) ? readLines(edgeLines(html), entryUrl) : NOTHING;
}

/** What one line says; all of them of one shape. */
interface LineCredits {
  people: Person[];
  origin: Origin | undefined;
  /** Links that may still be the original's; unset where nothing of the line was read, and all of them may. */
  links: readonly LineLink[] | undefined;
  /** A translator is named, or the text says it stood elsewhere. */
  isCredit: boolean;
  language: string | undefined;
  /** "Source: …", which counts beside a translator. */
  source: Origin | undefined;
}

function noCredits(links: readonly LineLink[] | undefined): LineCredits {
  return {
    people: [],
    origin: undefined,
    links,
    isCredit: false,
    language: undefined,
    source: undefined,
  };
}

function readLines(lines: readonly Line[], entryUrl: string | undefined): Credits {
  const read = lines.map((line) => readLine(line, entryUrl));
  const people = new Map<string, Person>();
  for (const person of read.flatMap((each) => each.people)) {
    const key = foldedLine(person.name);
    if (!people.has(key)) people.set(key, person);
  }
  const translators = [...people.values()];
  const origin = bestOrigin(read, lines, translators.length > 0, entryUrl);
  return { translators, ...(origin === undefined ? {} : { origin }) };
}

function bestOrigin(
  read: readonly LineCredits[],
  lines: readonly Line[],
  translated: boolean,
  entryUrl: string | undefined,
): Origin | undefined {
  const origins = read.flatMap((each) => each.origin ?? []);
  const sources = translated ? read.flatMap((each) => each.source ?? []) : [];
  const spare = read.flatMap((each, at) => (each.isCredit ? nearby(read, lines, at, entryUrl) : []));
  const language =
    origins.find((each) => each.language)?.language ?? read.find((each) => each.language)?.language;
  const withUrl = origins.find((each) => each.url !== undefined) ?? sources[0] ?? spare[0];
  const first = origins[0] ?? withUrl;
  if (first === undefined) return translated && language !== undefined ? { language } : undefined;
  const url = withUrl?.url;
  const said = withUrl?.language ?? language;
  return {
    ...first,
    ...(url === undefined ? {} : { url }),
    ...(said === undefined ? {} : { language: said }),
  };
}

const POINTS =
  /^[^\p{L}]*(?:(?:read|see|leer|lire|leia|leggi|link|enlace|lien|hier|the|el|der|l'|la|source|fuente|quelle|fonte|kaynak)[\s:]+){0,3}(?:original|https?:|here|aqui|ici|orijinal|link|enlace|source|fuente|quelle|fonte|kaynak)/u;

/** A link to the original in the line above or below a credit that has none. */
function nearby(
  read: readonly LineCredits[],
  lines: readonly Line[],
  at: number,
  entryUrl: string | undefined,
): Origin[] {
  if (read[at]?.origin?.url !== undefined) return [];
  return [at, at + 1, at - 1].flatMap((place) => {
    const line = lines[place];
    if (line === undefined || line.text.length > 200) return [];
    const links = read[place]?.links ?? allLinks(line.text, line.links);
    const link = links.find(({ url }) => linkRole(url, entryUrl) === "text");
    if (link === undefined) return [];
    if (place !== at && (!POINTS.test(foldedLine(line.text)) || isPlayer(line.text))) return [];
    return [{ url: link.url, ...(link.language === undefined ? {} : { language: link.language }) }];
  });
}

const CUT_OFF = /[[(]?(?:…|\.\.\.|\[\.{2,3}\])[\])]?\s*(?:[\p{L} →»]{0,40})$/u;

function readLine(line: Line, entryUrl: string | undefined): LineCredits {
  const long = line.text.length > LONGEST_LINE;
  if (line.inside === "caption" || (long && !line.outermost)) return noCredits([]);
  const folded = foldedLine(line.text);
  if (!mayOpenCredit(folded) || isReference(line)) return noCredits(undefined);
  const links = allLinks(line.text, line.links);
  const all = sentencesOf(line.text, folded);
  const sentences = wholeOnes(all, line.text);
  return new LineJudge(line, long ? lastOnes(sentences, line.text) : sentences, links, entryUrl).read();
}

/** Of a line that was cut nobody knows how its last sentence goes on. */
function wholeOnes(sentences: readonly Sentence[], text: string): readonly Sentence[] {
  const cut = CUT_OFF.exec(text);
  if (cut === null) return sentences;
  const told = text.slice(0, cut.index).trimEnd();
  return sentences.filter(({ to }) => to < told.length || (to === told.length && /[.!?)]$/.test(told)));
}

/** The end of a paragraph, from where a bracket or the last two sentences open. */
function lastOnes(sentences: readonly Sentence[], text: string): Sentence[] {
  return sentences.filter(({ to }) => to > text.length - LONGEST_LINE / 2).slice(-2);
}

/** Footnotes and lists of books name translators too. */
function isReference({ text, inside }: Line): boolean {
  if (inside === "list" && text.length > 160) return true;
  return (
    /^\s*(?:\[\d+\]|\(\d+\)|\d{1,3}[.)]\s|[\u00b9\u00b2\u00b3\u2070-\u2079]|↑|↩|\^)/u.test(text) ||
    /\bpp?\. ?\d|\bISBN|\bvol\. ?\d|\bop\. cit|\bibid|\(\p{Lu}[\p{L} ]+: [^)]{2,60}\d{4}\)|: [^:]{2,50}(?:Press|Books|Verlag|[ÉE]dition\p{L}*|Editorial|Publishers|Editora|Edizioni)[^:]{0,30}\b(?:1[5-9]|20)\d\d|\b\d{2,4} (?:pages|p[áa]ginas|pagine|Seiten|sayfa|p[àa]gines)\b|[$£€] ?\d|\d ?[€]/u.test(
      text,
    )
  );
}

const TRANSLATED = /^(?:translat|traduc|traduz|tradui|ubersetz|tradott|vertaal)/u;
const BYLINE =
  /^(?:by|por|par|von|di|de|per|text|texto|texte|testo|words|story|article|interview|entrevista|entretien|intervista|written|escrito|translat|traduc|traduz|tradui|ubersetz|tradott|vertaal)(?![a-z]{9})/u;
const ONLY_NAMES = /^\p{Lu}[\p{L}.'’-]*(?:[ ,]+(?:\p{Ll}{1,3} )?\p{Lu}[\p{L}.'’-]*){0,5}$/u;

/** One line, its sentences judged one by one. */
class LineJudge {
  private readonly taken: LineLink[] = [];
  private readonly result: LineCredits;
  /** The links that no translator's name stands on. */
  private free: readonly LineLink[] = [];
  /** One of the line's sentences says that a translation follows. */
  private announced = false;
  private readonly line: Line;
  private readonly sentences: readonly Sentence[];
  private readonly links: readonly LineLink[];
  private readonly entryUrl: string | undefined;

  constructor(
    line: Line,
    sentences: readonly Sentence[],
    links: readonly LineLink[],
    entryUrl: string | undefined,
  ) {
    this.line = line;
    this.sentences = sentences;
    this.links = links;
    this.entryUrl = entryUrl;
    this.result = noCredits([]);
  }

  read(): LineCredits {
    const openings = this.sentences.map((sentence, at) => {
      if (!mayOpenCredit(sentence.folded) || !this.mayStand(at)) return undefined;
      return this.translators(sentence) ?? this.opening(sentence);
    });
    this.free = this.links.filter((link) => !this.taken.includes(link));
    this.result.links = this.free;
    this.announced = openings.some((opening) => typeof opening === "object" && opening.kind === "told");
    openings.forEach((opening, at) => {
      const sentence = this.sentences[at];
      if (sentence !== undefined && typeof opening === "object") this.origin(sentence, opening);
    });
    return this.result;
  }

  private opening(sentence: Sentence): OriginOpening | undefined {
    return originOpening(sentence.folded, this.line.text.slice(sentence.from, sentence.to));
  }

  private translators(sentence: Sentence): true | undefined {
    const named = readTranslators(this.line.text, sentence, this.links, this.entryUrl);
    if (named === undefined) return undefined;
    this.result.people.push(...named.people);
    this.result.isCredit = true;
    const language = languageTranslatedFrom(sentence.folded);
    if (language !== undefined) this.result.language ??= language;
    this.originBeside(sentence, named.names.at(-1)?.to ?? sentence.to);
    for (const { from, to } of named.names)
      this.taken.push(...this.links.filter((link) => link.from < to && link.to > from));
    return true;
  }

  /** What goes on a sentence is a credit behind a byline or another credit; behind anything else it is told of a book. */
  private mayStand(at: number): boolean {
    const before = this.sentences[at - 1];
    if (this.sentences[at]?.goesOn !== true || before === undefined) return true;
    if (!this.mayStand(at - 1)) return false;
    if (BYLINE.test(before.folded) || ONLY_NAMES.test(this.line.text.slice(before.from, before.to)))
      return true;
    return this.opening(before) !== undefined;
  }

  /** "Translated by Jo Holm from the article published in La Farola". */
  private originBeside(sentence: Sentence, from: number): void {
    const rest = {
      from,
      to: sentence.to,
      folded: foldedLine(this.line.text.slice(from, sentence.to)),
      goesOn: true,
    };
    if (!/publi|pubbl|appear|paru|erschien|veroffent|yayim|yayin/.test(rest.folded)) return;
    const around = { links: this.links, setApart: true, entryUrl: this.entryUrl };
    const origin = readOrigin(this.line.text, rest, { kind: "first", to: 0, self: true }, around);
    if (origin !== undefined) this.result.origin = { ...origin, ...this.result.origin };
  }

  private origin(sentence: Sentence, opening: OriginOpening): void {
    const origin = readOrigin(this.line.text, sentence, opening, {
      links: this.free,
      setApart: this.line.set || /^\s*[([*–—]/.test(this.line.text),
      entryUrl: this.entryUrl,
    });
    if (origin === undefined) {
      // "Translated from Portuguese" says no more than that.
      if (TRANSLATED.test(sentence.folded)) this.result.language ??= languageTranslatedFrom(sentence.folded);
      return;
    }
    if (opening.kind === "source" && !this.result.isCredit && !this.announced) {
      this.result.source ??= origin;
      return;
    }
    this.result.isCredit = true;
    this.result.origin = { ...origin, ...this.result.origin };
  }
}
