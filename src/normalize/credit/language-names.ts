import { allMatches } from "../../markup/all-matches.ts";

/** How the names of a language begin in the languages whose credit lines are read; diacritics off, lower case. */
const STEMS: readonly [tag: string, stems: RegExp][] = [
  ["en", /^(?:engl|ingl|angl|ingiliz|ingeles|angiel|αγγλ|англ|الانجليز|الانكليز|انجليز|انكليز)/],
  [
    "es",
    /^(?:span|spaan|espan|espagn|spagn|castel|castil|castell|kastil|ispanyol|gaztelan|hiszp|ισπαν|испан|الاسبان|اسبان)/,
  ],
  ["pt", /^(?:portu|portekiz|πορτογ|португ|البرتغال|برتغال)/],
  ["fr", /^(?:french|frances|franzos|francais|frans(?:[eko]|iz)|francus|γαλλ|француз|الفرنس|فرنس)/],
  [
    "de",
    /^(?:german|alem[aâ]n|alemao|alemany|allemand|deutsch|tedesc|almanca|duits|niemiec|γερμαν|немец|الالمان)/,
  ],
  ["it", /^(?:italian|italien|itali[aà]|ital[iy]anca|italiaans|wlosk|ιταλ|итал|الايطال)/],
  ["ca", /^(?:catal|katal|каталан|καταλαν)/],
  ["tr", /^(?:turkish|turco|turc\b|turque|turkis|turkc|turks|turec|τουρκ|турец|التركي)/],
  ["nl", /^(?:dutch|neerland|holand|niederland|olandes|nederlands|flem|hollandaca)/],
  ["el", /^(?:greek|griego|grego|grec\b|grecque|griech|greco|yunanca|grieks|grecki|ελλην|греч|اليونان)/],
  ["eu", /^(?:basque|vasco|euskera|euskara|basc|baskisch|bask)/],
  ["gl", /^(?:galician|gallego|galego|galicien|galicisch|galizian)/],
  ["pl", /^(?:polish|polaco|polones|polonais|polnisch|polacco|lehce|pools\b|polsk|πολων|польск)/],
  ["ru", /^(?:russian|ruso|russo|russe\b|russisch|rusca|rosyjsk|rus\b|ρωσ|русск|الروسي)/],
  ["uk", /^(?:ukrain|ucrain|украин)/],
  ["ar", /^(?:arabic|arabe|arabo|arabisch|arapca|arab\b|arabsk|αραβ|арабск|العربي)/],
  ["he", /^(?:hebr|ivrit|иврит|العبري)/],
  ["fa", /^(?:persian|persa\b|persan|persisch|persiano|farsi|farsca|الفارسي)/],
  ["zh", /^(?:chinese|chino|chines|chinois|chinesisch|cinese|xines|cince|chinsk|κινεζ|китаис)/],
  ["ja", /^(?:japan|japon|giappon|японск)/],
  ["ko", /^(?:korean|coreano|coreen|koreanisch|корейск)/],
  ["sv", /^(?:swedish|sueco|suedois|schwedisch|svedese|svensk)/],
];

/** The BCP 47 language that a word names ("Spanish", "castellà", "İspanyolcadan"); the word as by `foldedLine`. */
export function namedLanguage(foldedWord: string): string | undefined {
  for (const [tag, stems] of STEMS) if (stems.test(foldedWord)) return tag;
  return undefined;
}

const NAMED =
  "(?:original\\w* (?:(?:em|en|in|auf) )?)?(?:l'|el |la |the |le )?([\\p{L}]{3,30})(?: ([\\p{L}]{3,30}))?";
const FROM =
  "(?:from|from the|from the original|del?|do|du|desde el|depuis|uit het|aus dem|dallo|dal|z|с|απο τα)\\s|d'|l'|dall'";
const IN = "(?:in|en|em|auf|im|in lingua|w jezyku|на|в|στα)\\s";
const PHRASE = new RegExp(`(?:^|[\\s(,'])(?:${FROM}|${IN})${NAMED}`, "gu");
const FROM_PHRASE = new RegExp(`(?:^|[\\s(,'])(?:${FROM})${NAMED}`, "gu");
const SUFFIXED = /([\p{L}]{3,20}?c[ae])'?(?:dan|den|da|de|sindan|sinden|sini|yi|si|ya)(?![\p{L}])/gu;

/**
 * The language that a credit says its original is in; the line as by `foldedLine`. Before `named`, a place in it, the language may stand
 * alone ("Spanish version").
 */
export function languageInLine(folded: string, named = 0): string | undefined {
  return firstNamed([
    ...phraseWords(folded, PHRASE),
    ...phraseWords(folded, SUFFIXED),
    ...(folded.slice(0, named).match(/[\p{L}]{3,30}/gu) ?? []),
  ]);
}

/** The language that something is said to be translated from, not the one it is translated into. */
export function languageTranslatedFrom(folded: string): string | undefined {
  return firstNamed([...phraseWords(folded, FROM_PHRASE), ...phraseWords(folded, SUFFIXED)]);
}

function phraseWords(folded: string, phrase: RegExp): string[] {
  return [...allMatches(phrase, folded)].flatMap(([, word = "", next = ""]) => [word, next]);
}

function firstNamed(words: readonly string[]): string | undefined {
  for (const word of words) {
    const tag = namedLanguage(word);
    if (tag !== undefined) return tag;
  }
  return undefined;
}
