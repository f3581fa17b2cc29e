import { PLURAL_NOUNS } from "./plural-nouns.ts";

/**
 * A tag's slug with its plurals folded, so that `strikes` and `strike`, `sindicatos` and `sindicato` are one tag whichever came first. Only
 * words that are known for plurals are (a list, and endings that no name has): Texas, Honduras, politics and news stay what they are.
 * Folds from the last word backwards while words fold (`labor unions`), and the first of three around a preposition (`huelgas de hambre`).
 * Longer phrases and those with an article are titles of something, or headings, and stay. Folding twice is folding once.
 */
export function foldPlural(slug: string): string {
  const words = slug.split("-");
  if (words.length > LONGEST || words.some((word) => OF_NAMES.has(word))) return slug;
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at] ?? "";
    const folded = singular(word, words.length === 1);
    // An adjective alone is not folded: what it stands with is a plural that nobody knows.
    if (folded === word && /[^-]{2}[aeo]s$/.test(word)) return slug;
    if (folded === word && !STANDING.has(word)) break;
    words[at] = folded;
  }
  if (words.length === 3 && PREPOSITIONS.has(words[1] ?? "")) words[0] = singular(words[0] ?? "", false);
  return words.join("-");
}

/** Words of a phrase that is folded. */
const LONGEST = 3;

/** Plurals with a meaning of their own, which stay; what stands before them is folded (`workers’ rights`, `worker rights`). */
const STANDING: ReadonlySet<string> = new Set(["rights", "news", "politics", "affairs", "relations"]);

const PREPOSITIONS: ReadonlySet<string> = new Set(["de", "da", "do", "das", "dos", "del", "du", "des", "d"]);

/** Articles, conjunctions, and what unions' names begin with. */
const OF_NAMES: ReadonlySet<string> = new Set([
  "the",
  "los",
  "las",
  "les",
  "os",
  "and",
  "y",
  "e",
  "et",
  "und",
  "or",
  "without",
  "of",
  "united",
]);

/** Nouns that end the names of companies: folded where they stand alone. */
const OF_COMPANIES: ReadonlySet<string> = new Set([
  "airline",
  "book",
  "company",
  "film",
  "industry",
  "picture",
  "record",
  "store",
  "team",
  "technology",
]);

/** What ends like a plural of the endings below and is none. */
const NO_PLURALS: ReadonlySet<string> = new Set([
  ...[
    "cervantes",
    "corrientes",
    "humanities",
    "securities",
    "communications",
    "telecommunications",
    "relations",
  ],
  ...["clements", "contents"],
]);

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["children", "child"],
  ["men", "man"],
  ["women", "woman"],
]);

/** Endings that say by themselves that a word is a plural, and of what. */
const ENDINGS: ReadonlyArray<[plural: RegExp, singular: string]> = [
  // English and French: elections, movements, communities, socialists, immigrants, dockworkers, travailleurs, institutrices.
  [/^(.{4,}(?:tion|ment))s$/, "$1"],
  [/^(.{3,})ities$/, "$1ity"],
  [/^(.{3,}(?:ist|ant|ent|eur|euse|trice))s$/, "$1"],
  [/^(.{2,}(?:worker|maker|holder|leader|owner|keeper|fighter|writer))s$/, "$1"],
  // Spanish, Portuguese and French: migrantes, socialistas, elecciones, trabajadores, ciudades, eleições.
  [/^(.{3,}(?:ant|ent|ist)[ae])s$/, "$1"],
  [/^(.{3,}[cs]ion)es$/, "$1"],
  [/^(.{2,}[dts]or)(?:es|(a)s)$/, "$1$2"],
  [/^(.{3,}dad)es$/, "$1"],
  [/^(.{3,}[cs])oes$/, "$1ao"],
  // German: Gewerkschaften, Bewegungen, Freiheiten, Demonstrationen, Universitäten, Arbeiterinnen.
  [/^(.{4,}(?:schaft|ung|heit|keit|ion|itat))en$/, "$1"],
  [/^(.{4,}in)nen$/, "$1"],
];

/** How plurals of listed nouns end, by the list. */
const RULES: ReadonlyArray<[list: keyof typeof PLURAL_NOUNS, plural: RegExp, singular: string]> = [
  ["english", /^(.+)s$/, "$1"],
  ["english", /^(.+(?:ch|sh|ss|us|x|z|o))es$/, "$1"],
  ["english", /^(.+)ies$/, "$1y"],
  ["english", /^(.+)aux$/, "$1al"],
  ["english", /^(.+(?:eau|eu))x$/, "$1"],
  ["iberian", /^(.+)ns$/, "$1m"],
  ["iberian", /^(.+)s$/, "$1"],
  ["iberian", /^(.+[bcdfghjklmnñpqrstvxzy])es$/, "$1"],
  ["iberian", /^(.+)ces$/, "$1z"],
  ["iberian", /^(.+)ais$/, "$1al"],
  ["german", /^(.+)(?:en|s)$/, "$1"],
  ["german", /^(betrieb|fluchtling|krieg|lohn|protest|streik)e$/, "$1"],
  ["german", /^(.+)n$/, "$1"],
];

function singular(word: string, alone: boolean): string {
  if (word.length < 4 || NO_PLURALS.has(word)) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  for (const [list, plural, one] of RULES) {
    const folded = word.replace(plural, one);
    if (folded === word || !PLURAL_NOUNS[list].has(folded)) continue;
    return !alone && OF_COMPANIES.has(folded) ? word : folded;
  }
  const ending = ENDINGS.find(([plural]) => plural.test(word));
  return ending === undefined ? word : word.replace(...ending);
}
