import { ownSubject } from "./own-subject.ts";

/**
 * How a sentence begins that names a translator, in lines as by `foldedLine`; the name follows.
 * `~` stands for a few words such as "from the Spanish".
 */
const PHRASES: readonly string[] = [
  // English
  "(?:was |is |has been )?(?:originally |kindly |first )?translated~ by:?",
  "(?:\\w{3,12} )?translat(?:ion|or|ors|ed)~(?::| by:?)",
  "the translation (?:is|was)(?: done| made)? by",
  "trans(?:l)?\\.?(?: by|:)",
  // Spanish, Galician
  "(?:fue |ha sido )?traducid[oa]s?~ por:?",
  "traducc?i(?:on|ones|o)~(?: y \\w+)?(?::| por:?| a cargo de:?)",
  "la traduccion (?:es|fue) (?:de|por|a cargo de|obra de)",
  "tradujo:?",
  "traduce[n]?:",
  "traductor(?:a|as|es|/a)?:?",
  "(?:version|texto) (?:en )?(?:espanol|castellano)(?::| por)",
  // Portuguese
  "(?:foi )?traduzid[oa]s?~ por:?",
  "traduc(?:ao|oes)~(?::| por:?)",
  "a traducao (?:e|foi) (?:de|por)",
  "tradutor(?:a|as|es|/a)?:?",
  // French
  "(?:a ete |est )?traduite?s?~ par:?",
  "traduction~(?: :|:| par:?)",
  "la traduction (?:est|a ete)~? (?:de|par)",
  "(?:traducteur|traductrice)(?:s)?(?: :|:)?",
  "trad\\.?~ (?:par|por|da|di)",
  "trad\\.?:",
  // German
  "(?:wurde |ist )?(?:aus dem \\w+ )?(?:ins \\w+ )?(?:ubersetzt|ubertragen)~(?: von:?|:)",
  "(?:deutsche )?ubersetzung~(?::| von:?| durch:?)",
  "ubersetzer(?:in|innen|\\*in|:in)?:",
  "aus dem (?:\\w+ )?\\w+isch(?:en)?(?: von:?|:)",
  "ubersetzt hat(?: es| den text| das interview)?",
  "die ubersetzung (?:ist|stammt|besorgte)(?: von)?",
  "ubers\\.(?: von|:)",
  // Italian
  "(?:e stat[oa] )?tradott[oaie]~ da:?",
  "traduzion[ei]~(?::| a cura di:?)",
  "la traduzione e (?:di|a cura di)",
  "(?:traduttore|traduttrice):",
  // Catalan
  "(?:ha estat |va ser )?tradui(?:t|da|ts|des)~ per:?",
  "traduccio~(?::| per:?| a carrec de:?)",
  // Turkish
  "(?:\\w+ )?(?:ceviri|ceviren|cevirenler|cevirmen|turkcesi)~:",
  "cev\\.:?",
  "(?:\\w+(?:dan|den) )?(?:turkceye )?ceviren:?",
  // Dutch
  "vertaald~ door:?",
  "vertaling~(?::| door:?)",
  "vertaler:",
  // Basque, Greek, Polish, Russian, Arabic
  "itzul(?:pena|tzailea):",
  "μεταφραση~(?::| απο:?)",
  "(?:μτφρ|μτφ)\\.?:?",
  "μεταφραστηκε~ απο",
  "αποδοση(?: στα ελληνικα)?:",
  "(?:tlumaczenie|przeklad)~:?",
  "(?:tlumaczyl|przelozyl)a?:?",
  "(?:z \\w+ )(?:prze|t)l(?:ozyl|umaczyl)a?:?",
  "tlum\\.:?",
  "перевод~:",
  "перевод(?: с \\w+)?",
  "перевел[аи]?:?",
  "переводчи(?:к|ца):",
  "ترجم[هة]:?",
  // Scandinavian, Romanian, Chinese, Japanese
  "(?:oversattning|oversaettelse|oversettelse)~(?::| av:?| af:?)",
  "(?:oversatt|oversat)~ a[vf]:?",
  "traducere~:",
  "(?:译者|翻译|翻譯|翻訳|訳者?):",
];

/** The same where the word before the name can also stand before anything else: these are asked last. */
const WEAK_PHRASES: readonly string[] = [
  "trad\\.?~ de",
  "tra(?:ns|nsl|d)\\.",
  "traducc?i(?:on|ones|o)(?: y \\w+)?~ de:?",
  "(?:version|texto) (?:en )?(?:espanol|castellano) de",
  "traduc(?:ao|oes)~ de:?",
  "traduction~ (?:de:?|d')",
  "traduzion[ei]~ di:?",
  "traduccio~ (?:de:?|d')",
  "vertaling~ van:?",
  "traducere~ de:?",
];

const BEFORE = "^(?:(?:and|y|und|et|e|i|ve|en) )?";
// "from the original Spanish", "into English for this page": words of one sentence, not too many.
const FEW_WORDS = "(?: [^\\s.:;,()]{1,16}){0,6}?";

const trigger = (phrases: readonly string[], words = FEW_WORDS): RegExp =>
  new RegExp(
    `${BEFORE}(?:${phrases.map((each) => each.replaceAll("~?", `(?:${words})`).replaceAll("~", words)).join("|")})(?=[\\s"'“«(]|$|(?<=['’:]))\\s*`,
    "u",
  );

// "Traducció de l'italià de Núria Serra": the name may stand behind the first such word or the last.
const TRIGGERS = [
  trigger(PHRASES),
  trigger(WEAK_PHRASES),
  trigger(WEAK_PHRASES, FEW_WORDS.replace(/\?$/, "")),
];

const NAMED_FIRST: readonly RegExp[] = [
  /^(?:.{0,60}?(?:turkceye|ingilizceden|\w+c[ae]'?d[ae]n) )?(?<name>.{3,60}?) tarafindan (?:.{0,30})?cevril/u,
  /^(?:(?:und|dieser \w+) )?(?:wurde |ist )?(?:von )(?<name>.{3,60}?) (?:aus dem \w+ |ins \w+ )?(?:ubersetzt|ubertragen)$/u,
];

/** Where a name may begin in a sentence that names a translator (as by `foldedLine`), the likelier place first. */
export function translatorPlaces(folded: string): number[] {
  const { length: subject } = ownSubject(folded);
  const said = folded.slice(subject);
  return TRIGGERS.flatMap((each) => {
    const found = each.exec(said);
    return found === null ? [] : [subject + found[0].length];
  });
}

/** Where the name stands in sentences that put it before the verb: "X tarafından çevrilmiştir", "wurde von X übersetzt". */
export function translatorNamedBefore(folded: string): { from: number; to: number } | undefined {
  const { length: subject } = ownSubject(folded);
  const said = folded.slice(subject);
  for (const pattern of NAMED_FIRST) {
    const found = pattern.exec(said);
    const name = found?.groups?.["name"];
    if (found === null || name === undefined) continue;
    const from = subject + found[0].lastIndexOf(name, found[0].length - name.length);
    return { from, to: from + name.length };
  }
  return undefined;
}
