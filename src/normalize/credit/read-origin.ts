import { allMatches } from "../../markup/all-matches.ts";
import type { Origin } from "./credit.ts";
import { foldedLine } from "./folded-line.ts";
import { languageInLine, namedLanguage } from "./language-names.ts";
import type { LineLink } from "./line-reader.ts";
import type { OriginOpening } from "./origin-words.ts";
import { linkRole } from "./original-link.ts";
import { publicationNamed } from "./publication-name.ts";
import type { Sentence } from "./sentences.ts";

/** What surrounds a sentence that opens like a credit. */
export interface Surroundings {
  /** Links that may belong to the sentence, those on a translator's name left out. */
  links: readonly LineLink[];
  /** The line is set apart: italics, brackets, a dash. */
  setApart: boolean;
  entryUrl: string | undefined;
}

/** Words of a credit that name nothing. */
const PLAIN: ReadonlySet<string> = new Set(
  (
    "in on at by the of and under title as here from for an a it is was were has been can be found read available version article text piece magazine " +
    "journal newspaper site website web blog page issue number edition print online network sister part our also with permission kind full th st nd rd " +
    "translated translation published posted appeared content source link headline name publication outlet press daily weekly monthly original originally first " +
    "en el la los las lo de del por con se ha sido fue un una su al y o este esta nuestra nuestro numero revista periodico diario sitio pagina portal edicion " +
    "titulo bajo aqui ver leer semanario organo publicado publicada articulo texto fecha hermano hermana permiso version idioma castellano " +
    "em no na nos nas do da dos das pelo pela ao com foi um uma site jornal pagina edicao aqui sob titulo data artigo publicado portal " +
    "le les dans sur au aux du des chez par pour avec est ete une ici sous titre numero revue journal quotidien hebdomadaire mensuel son notre article publie paru ce cette langue " +
    "der die das den dem des ein eine einer einem im am vom von bei auf aus und unter titel hier wurde worden ist erschien erschienen veroffentlicht zeitung zeitschrift magazin webseite website seite ausgabe heft unserer unsere schwesterseite mit freundlicher genehmigung es auch fur ubersetzt sprache " +
    "il lo gli nel nella nello nei su sul sulla sullo dal dalla di e stato stata con titolo qui rivista giornale sito quotidiano numero lingua col " +
    "els les amb pel per aqui revista diari mitja titol numero llengua web " +
    "ve bir bu sitesinde sitesi gazetesinde dergisinde tarihinde olarak yayimlandi yayinlandi yayimlanmistir yayinlanmistir yayinlanan yayimlanan tarafindan burada baslikli baslıgiyla adresinde icin ilk ceviri cevirilmistir cevrilmistir yazi makale " +
    "het een op van bij te is werd deze dit tijdschrift krant website hier onder titel " +
    "στο στη στην στον του της και εδω w na z sie ukazal tekst zostal opublikowany в на с под сайте журнале газете опубликована опубликован здесь года г في على من"
  ).split(" "),
);
const MONTH =
  /^(?:jan|feb|fev|fevr|mar|m[ae]rz|apr|abr|avr|ma[yij]|jun|jul|jui|giu|lug|aug|ago|aou|set|sep|o[ck]t|out|ott|nov|de[czs]|dic|gen|gener|febr|mag|ene|ocak|subat|mart|nisan|mayis|haz|tem|agu|eyl|eki|kas|ara|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)/;
const CLAUSE =
  /,\s+(?:(?:the|a|an|this|these|it|he|she|they|el|la|los|las|este|un|una|o|os|as|le|les|ce|cette|il|lo|gli|der|die|das|er|sie|es|els)\s|l')[\p{L}]+\s+[\p{L}]+/u;

/** How many words may be unknown: where the line is set apart or speaks of itself, and elsewhere. */
const FREE_WORDS = 12;
const FEW_WORDS = 1;
const LINKED_WORDS = 4;

/** The origin that a sentence tells of, from its opening on; `undefined` where it is no credit. */
export function readOrigin(
  text: string,
  sentence: Sentence,
  opening: OriginOpening,
  around: Surroundings,
): Origin | undefined {
  const from = sentence.from + opening.to;
  const inside = around.links.filter((link) => link.to > sentence.from && link.from < sentence.to);
  const link = inside.find(({ url }) => linkRole(url, around.entryUrl) === "text");
  const home = inside.find(({ url }) => linkRole(url, around.entryUrl) === "home");
  // Of a label the link is all there is, and a home page is no text.
  if (opening.kind !== "first" && opening.kind !== "told" && link === undefined) return undefined;
  const rest = text.slice(from, sentence.to);
  const loose = opening.self || opening.kind === "told" || around.setApart;
  const allowed = loose ? FREE_WORDS : link === undefined ? FEW_WORDS : LINKED_WORDS;
  const unknown = unknownWords(text, from, sentence.to, inside);
  if (unknown > allowed || (unknown > FEW_WORDS && CLAUSE.test(foldedLine(rest)))) return undefined;
  const named = opening.kind === "told" ? from + behindPublished(foldedLine(rest)) : from;
  const publication = publicationNamed(text, named, sentence.to, home ?? link);
  if (link === undefined && home === undefined && publication === undefined) return undefined;
  const language = link?.language ?? languageInLine(sentence.folded, opening.to);
  return {
    ...(link === undefined ? {} : { url: link.url }),
    ...(publication === undefined ? {} : { publication }),
    ...(home === undefined ? {} : { home: home.url }),
    ...(language === undefined ? {} : { language }),
  };
}

const PUBLISHED = /(?:publi|pubbl|apare|paru|erschien|veroffent|uscit|appars|appear|yayim|yayin)\w*/u;

/** "We publish a translation of Ana Ruiz's text, published in …": only what stands behind names the publication. */
function behindPublished(folded: string): number {
  const found = PUBLISHED.exec(folded);
  return found === null ? folded.length : found.index + found[0].length;
}

const WORD_OR_QUOTE = /["“”«»„]|[\p{L}\p{M}]+/gu;

/** Words in lower case that credits do not use, outside links and quotes. */
function unknownWords(text: string, from: number, to: number, links: readonly LineLink[]): number {
  let unknown = 0;
  let quoted = 0;
  for (const { index, 0: word } of allMatches(WORD_OR_QUOTE, text.slice(from, to))) {
    if (/["“”«»„]/.test(word)) quoted += 1;
    const at = from + index;
    if (quoted % 2 === 1 || links.some((link) => at >= link.from && at < link.to)) continue;
    const folded = foldedLine(word);
    if (/^\p{Lu}/u.test(word) || PLAIN.has(folded) || MONTH.test(folded)) continue;
    if (namedLanguage(folded) === undefined) unknown += 1;
  }
  return unknown;
}
