import { foldedLine } from "./folded-line.ts";
import { namedLanguage } from "./language-names.ts";

/** A name in a line. */
export interface NamedPart {
  name: string;
  from: number;
  to: number;
}

/** Names in a row, and where the row ends. */
export interface NameRow {
  names: NamedPart[];
  end: number;
}

const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’·ʼ-]*\.?/uy;
const CONJUNCTION =
  /\s*(?:[,;&/+、]\s*)?(?:\s(?:and|y|e|i|et|und|ve|en|eta|και|и|oraz|with|con|com|avec|mit|amb)\s+|(?<=[,;&/+、]\s*))/iuy;
const PARTICLES: ReadonlySet<string> = new Set(
  "de da do dos das del della di du des la las los le van von vom zu zur der den ter ten af av bin bint ben ibn el al ul".split(
    " ",
  ),
);
const ARTICLES: ReadonlySet<string> = new Set(
  "the el la los las le les il lo die der das o a an un una this our".split(" "),
);

/** Beginnings of what stands where a name could and is none: tools, desks, months, what a publication is called. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    "redaktion redaccion redacao redaction redazione redaccio redactie editors editorial staff admin deepl google chatgpt " +
    "ai ki ia gpt machine automatic automatica automatique internet wikipedia originally first published publicado note nota edited editing " +
    "january february march april may june july august september october november december januar februar marz mai juni " +
    "juli oktober dezember original here aqui read source fuente photo foto image imagen twitter facebook share"
  ).split(" "),
);
const OUTLET =
  /^(?:voice|diario|diaria|izquierda|press|news|left|revolution|times|post|journal|magazine|esquerda|klasse|socialist|socialista|worker|workers|review|daily|network|red|tribune|monde|zeitung|revista|periodico|jornal|online|media|radio|collective|colectivo|international|internacional)$/;

const MOST_WORDS = 6;
const MOST_NAMES = 8;

/** Reads the names that begin at a place of a line: "Ana Ruiz, J. Holm y Luis de la Vega". None where no name begins there. */
export function namesAt(text: string, at: number): NameRow {
  const names: NamedPart[] = [];
  let end = at;
  let from = skipOpening(text, at);
  while (names.length < MOST_NAMES) {
    const to = nameEnd(text, from);
    if (to === undefined) break;
    const name = cleanName(text.slice(from, to));
    if (!isName(name)) break;
    add(names, { name, from, to: from + name.length }, text);
    end = to;
    CONJUNCTION.lastIndex = to;
    const joint = CONJUNCTION.exec(text);
    if (joint === null || joint[0].length === 0) break;
    from = to + joint[0].length;
  }
  return { names: withoutOutlet(text, names), end };
}

/** Catalan joins two surnames by "i": Josep Puig i Ferrer. */
function add(names: NamedPart[], next: NamedPart, text: string): void {
  const last = names.at(-1);
  const joined = last !== undefined && text.slice(last.to, next.from) === " i " && !next.name.includes(" ");
  if (!joined || !last.name.includes(" ")) names.push(next);
  else names[names.length - 1] = { name: text.slice(last.from, next.to), from: last.from, to: next.to };
}

/** "Ana Ruiz, Left Voice" names one person and where they write. */
function withoutOutlet(text: string, names: NamedPart[]): NamedPart[] {
  const listed = names.some(
    (each, at) => at > 0 && !/^\s*,\s*$/.test(text.slice(names[at - 1]?.to, each.from)),
  );
  if (listed) return names;
  return names.filter(
    ({ name }, at) =>
      at === 0 || (/\s/.test(name) && !name.split(" ").some((word) => OUTLET.test(foldedLine(word)))),
  );
}

function skipOpening(text: string, at: number): number {
  let place = at;
  while (place < text.length && /[\s"“«(@]/.test(text[place] ?? "")) place += 1;
  return place;
}

/** The end of the name that begins at a place, by the shape of its words. */
function nameEnd(text: string, from: number): number | undefined {
  let place = from;
  let end: number | undefined;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    WORD.lastIndex = place;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) break;
    const after = place + word.length;
    if (isParticle(word)) {
      if (!namesOn(text, after)) break;
    } else if (!isCapital(word) || text[after] === ":" || (words > 0 && isNone(word))) break;
    else {
      const initial = word.endsWith(".") && /^(?:\p{L}{1,2})\.$/u.test(word);
      end = word.endsWith(".") && !initial ? after - 1 : after;
      if (word.endsWith(".") && !initial) break;
    }
    const space = /^ (?!-)|^(?=\p{Lu}\.)/u.exec(text.slice(after, after + 3));
    if (space === null) break;
    place = after + space[0].length;
  }
  return end;
}

function isParticle(word: string): boolean {
  return PARTICLES.has(word) || /^[dl]['’]$/.test(word);
}

/** A particle is part of a name where another name word follows, perhaps behind a second particle. */
function namesOn(text: string, at: number): boolean {
  const rest = /^ (?:(?:la|las|los|el|der|den) )?(\p{L}[\p{L}\p{M}'’-]*)/u.exec(text.slice(at, at + 40));
  const next = rest?.[1];
  return next !== undefined && isCapital(next) && !ARTICLES.has(foldedLine(next)) && !isNone(next);
}

function isCapital(word: string): boolean {
  return /^(?:[dl]['’])?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);
}

function isNone(word: string): boolean {
  const folded = foldedLine(word).replace(/\.$/, "");
  return (
    NO_NAMES.has(folded) ||
    (folded.length > 3 && namedLanguage(folded) !== undefined && isLanguageWord(folded))
  );
}

// Names begin as languages do ("Franco", "Germán", "Russell"); only whole words count.
function isLanguageWord(folded: string): boolean {
  return /^(?:english|ingles|anglais|englisch\w*|inglese|angles|ingilizce|spanish|espanol|castellano|espagnol|spanisch\w*|spagnolo|castella|ispanyolca|french|frances|francais|franzosisch\w*|francese|german|aleman|allemand|deutsch\w*|tedesco|portuguese|portugues|portugais|portugiesisch\w*|italian|italiano|italien|italienisch\w*|catalan|catala|turkish|turco|turkce|russian|arabic)$/.test(
    folded,
  );
}

function cleanName(written: string): string {
  return written.replace(/^[\s"“«(]+|[\s"”»),;:、–—-]+$|(?<=\p{L}{2})\.$/gu, "");
}

function isName(name: string): boolean {
  if (name.length > 80 || [...name].length < 2 || /\d/.test(name)) return false;
  const first = foldedLine(name.split(" ", 1)[0] ?? "").replace(/\.$/, "");
  return !ARTICLES.has(first) && !isNone(first);
}
