import type { GuideWords } from "../guide-words.ts";

/** Catalan. */
export const CA: GuideWords = {
  language: "ca",
  whatItIs: (site) =>
    `${site} llegeix els canals de diverses publicacions, ordena el que publiquen en seccions i temes, i ofereix cadascun com a pàgina i com a canal. Els titulars porten al mitjà que els va publicar.`,
  howToSubscribe: "Com subscriure’s",
  anyAddress:
    "Copia l’adreça de qualsevol pàgina d’aquest lloc en un lector de canals com NetNewsWire, Miniflux, Feedly o Newsboat; el lector troba el canal tot sol. Per triar el format, afegeix-hi .rss, .atom o .json:",
  severalAtOnce: "Diversos en un sol canal, en una llengua o amb certes paraules:",
  allAtOnce: "Tot d’una vegada, per a lectors que accepten llistes:",
  sourcesAsOpml: "Les fonts mateixes en OPML",
  contact: "Contacte",
  combineLede: "Seccions, temes, llengües, fonts i paraules, aplegats en un canal propi.",
  otherTags: "Altres temes",
  otherTagsNote: "Separats per comes, en qualsevol llengua en què es coneguin.",
  otherSources: "Altres fonts",
  otherSourcesNote: "Els seus identificadors, separats per comes.",
  wanted: "Paraules",
  wantedNote: (terms, letters) =>
    `Hi han de ser totes. Una frase va entre "cometes"; un signe menys exclou una paraula. Com a màxim ${terms} paraules i frases o ${letters} caràcters.`,
  leaveOut: "Excloure",
  leaveOutNote: "Separat per comes, per exemple",
  boxesNote: (values) =>
    `Les caselles d’un grup són alternatives; els grups es restringeixen entre si. Com a màxim ${values} valors. El que queda buit no restringeix res.`,
  make: "Crea aquest canal",
  change: "Canvia aquest canal",
  addresses: "Adreces per copiar",
  howToCombine: "Com combinar canals",
  addressSaysAll: "L’adreça ho diu tot",
  suffixes:
    "Escriu .rss, .atom o .json, o res per a una pàgina. No hi ha comptes: qui té l’adreça té el canal.",
  shelvesNote:
    "On és una entrada. Diversos valors separats per comes són alternatives. Un tema es pot escriure amb qualsevol dels seus noms.",
  languageNote: "En què està escrita una entrada. «en» inclou «en-GB»; * és qualsevol llengua.",
  queryNote: (terms, letters) =>
    `Paraules que han de ser totes al títol, al text, als noms de persones o als temes; "una frase", -sense. Els accents i les majúscules no compten. Com a màxim ${terms} paraules i frases, ${letters} caràcters.`,
  narrow:
    "Els paràmetres diferents es restringeixen entre si. S’escrigui com s’escrigui, cada combinació té una sola adreça, i les altres hi porten.",
};
