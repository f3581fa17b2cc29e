import { escapeXml } from "./markup.ts";
import type { SisterStory } from "./press-document.ts";

const wordings: Record<string, (date: string, link: string, paper: string, translator?: string) => string> = {
  en: (date, link, paper, translator) =>
    `Originally published ${link} on ${date} in ${paper}.${translator ? ` Translated by ${translator}.` : ""}`,
  es: (date, link, paper, translator) =>
    `${translator ? `Traducción de ${translator}. ` : ""}Publicado originalmente ${link} el ${date} en ${paper}.`,
  de: (date, link, paper, translator) =>
    `Zuerst erschienen ${link} am ${date} bei ${paper}.${translator ? ` Aus dem Original übersetzt von ${translator}.` : ""}`,
  pt: (date, link, paper, translator) =>
    `${translator ? `Tradução de ${translator}. ` : ""}Publicado originalmente ${link} em ${date} em ${paper}.`,
  fr: (date, link, paper, translator) =>
    `${translator ? `Traduit par ${translator}. ` : ""}Publié à l’origine ${link} le ${date} dans ${paper}.`,
};

const languageNames: Record<string, Record<string, string>> = {
  en: { es: "in Spanish", de: "in German", pt: "in Portuguese", fr: "in French", en: "in English" },
  es: { es: "en español", de: "en alemán", pt: "en portugués", fr: "en francés", en: "en inglés" },
  de: {
    es: "auf Spanisch",
    de: "auf Deutsch",
    pt: "auf Portugiesisch",
    fr: "auf Französisch",
    en: "auf Englisch",
  },
  pt: { es: "em espanhol", de: "em alemão", pt: "em português", fr: "em francês", en: "em inglês" },
  fr: { es: "en espagnol", de: "en allemand", pt: "en portugais", fr: "en français", en: "en anglais" },
};

/** The credit line a newsroom of `language` sets under a translation, as an HTML paragraph with a link to the original. */
export function translationCredit(language: string, original: SisterStory, translator?: string): string {
  const wording = wordings[language] ?? wordings["en"];
  const named = languageNames[language]?.[original.language] ?? original.language;
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    original.published,
  );
  const link = `<a href="${escapeXml(original.url)}">${named}</a>`;
  const line = wording?.(date, link, escapeXml(original.publication), translator && escapeXml(translator));
  return `<p><em>${line}</em></p>`;
}
