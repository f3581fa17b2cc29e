import { ALONE, BREAK, foldLetter, NOTHING } from "./fold-letter.ts";
import { MOST_HEADLINE_WORDS } from "./sketch.ts";
import { SMALL_WORDS } from "./small-words.ts";

const LONGEST_HEADLINE = 400;
const LONGEST_WORD = 16;
/** What agencies write before a headline, and sites: `EXCLUSIVE-`, `WRAPUP 1-`, `World › `. */
const PREFIX =
  /^(?:(?:EXCLUSIVE|ANALYSIS|WRAPUP|FACTBOX|EXPLAINER|INSIGHT|FOCUS|PREVIEW|TIMELINE|RPT|URGENT[EI]?|EXCLUSIVA)(?:\s\d{1,2})?\s?-\s?|[\p{L}\s&]{2,24}\s[›»>]\s+|\S{1,12}\sâ€º\s+)/u;
const REVISION =
  /^\W*(?:corrected|correction|corrects|update[ds]?\s?\d{0,2}|refile|adds|recasts|correcci[oó]n|corrige|actualiza(?:ci[oó]n|do)?|corre[cç][aã]o|atualiza(?:[cç][aã]o|do)?|correctif|rectificatif|actualis[eé]|korrektur|berichtigung|aktualisiert|correzione|rettifica|aggiornamento|correcci[oó]|actualitzaci[oó]|d[uü]zeltme|g[uü]ncelleme|исправлен[оа]?|обновлен[оа]?|更正|更新|訂正)(?:\s?\d{1,2})?\s*(?:[-–—:|)\]]|：)/iu;
/** What sites write behind it: their name, in a few words with capitals. */
const SITE = /\s[|·•–—-](?:\s(?:\p{Lu}[\p{L}\d.'’&-]*|of|the|de|la|del|di|&)){1,5}$/u;
/** A headline of fewer words ends in something else than its site's name. */
const FEWEST_BEFORE_SITE = 5;
const LABEL = /^.{2,60}?(?:[:：](?!\d)|\s[-–—|·]\s)/u;

/** True where a headline says that its text corrects or replaces an earlier one. */
export function isRevised(title: string): boolean {
  return REVISION.test(title.slice(0, 60));
}

/** A headline as it is compared. */
export interface HeadlineRead {
  /** The significant words, folded, each once, in order; pairs of characters in scripts without spaces. */
  words: string[];
  /** How many of them stand before the first colon or dash. */
  label: number;
}

/** Reads a headline, without what agencies and sites set before and after it. */
export function readHeadline(title: string): HeadlineRead {
  const told = withoutSite(title.slice(0, LONGEST_HEADLINE).replace(REVISION, "").replace(PREFIX, ""));
  const labelled = LABEL.exec(told)?.[0].length ?? 0;
  const found = new Set<string>();
  significantWords(told.slice(0, labelled), found);
  const label = found.size;
  significantWords(told.slice(labelled), found);
  const words = [...found].slice(0, MOST_HEADLINE_WORDS);
  return { words, label: Math.min(label, words.length) };
}

function withoutSite(headline: string): string {
  const site = SITE.exec(headline);
  if (site === null) return headline;
  const rest = headline.slice(0, site.index);
  return rest.split(" ").length >= FEWEST_BEFORE_SITE ? rest : headline;
}

function significantWords(text: string, found: Set<string>): void {
  let word = "";
  let before = "";
  for (let at = 0; at <= text.length && found.size < MOST_HEADLINE_WORDS; at += 1) {
    const letter = at < text.length ? foldLetter(text.charCodeAt(at)) : BREAK;
    if (letter === NOTHING || (letter === BREAK && isInsideNumber(text, at))) continue;
    if (letter !== BREAK && letter < ALONE) {
      word += String.fromCharCode(letter);
      before = "";
      continue;
    }
    if (isSignificant(word)) found.add(word.slice(0, LONGEST_WORD));
    word = "";
    const sign = letter === BREAK ? "" : String.fromCharCode(letter - ALONE);
    if (before !== "" && sign !== "") found.add(before + sign);
    before = sign;
  }
}

/** `1,200` and `7.5` are one word each. */
function isInsideNumber(text: string, at: number): boolean {
  return /^\d[.,]\d$/.test(text.slice(Math.max(0, at - 1), at + 2));
}

function isSignificant(word: string): boolean {
  if (word.length < 2 || SMALL_WORDS.has(word)) return false;
  return word.length > 2 || !/^[a-z]+$/.test(word);
}
