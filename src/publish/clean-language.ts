import { knownLanguage } from "./known-language.ts";

/** A language tag in its canonical form (BCP 47), of a language that readers know; `undefined` for what is none. */
export function cleanLanguage(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-"));
    return canonical && knownLanguage(canonical);
  } catch {
    // RangeError is how the platform says "not a language tag"; a wrong tag is left out of the document.
    return undefined;
  }
}

const RIGHT_TO_LEFT = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "nqo",
  "pnb",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
]);
const RIGHT_TO_LEFT_SCRIPTS = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

/** Writing direction of a language, for the `dir` attribute. Expects a canonical tag. */
export function direction(language: string | undefined): "ltr" | "rtl" {
  if (language === undefined) return "ltr";
  const [primary = "", second = ""] = language.split("-");
  if (second.length === 4) return RIGHT_TO_LEFT_SCRIPTS.has(second) ? "rtl" : "ltr";
  return RIGHT_TO_LEFT.has(primary) ? "rtl" : "ltr";
}
