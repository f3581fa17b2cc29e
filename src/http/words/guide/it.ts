import type { GuideWords } from "../guide-words.ts";

/** Italian. */
export const IT: GuideWords = {
  language: "it",
  whatItIs: (site) =>
    `${site} legge i feed di varie testate, ordina ciò che pubblicano in sezioni e temi, e offre ognuno come pagina e come feed. I titoli portano alla testata che li ha pubblicati.`,
  howToSubscribe: "Come abbonarsi",
  anyAddress:
    "Copia l’indirizzo di una qualsiasi pagina di questo sito in un lettore di feed come NetNewsWire, Miniflux, Feedly o Newsboat; il lettore trova il feed da solo. Per scegliere il formato, aggiungi .rss, .atom o .json:",
  severalAtOnce: "Più d’uno in un solo feed, in una lingua o con certe parole:",
  allAtOnce: "Tutto in una volta, per i lettori che accettano elenchi:",
  sourcesAsOpml: "Le fonti stesse in OPML",
  contact: "Contatti",
  combineLede: "Sezioni, temi, lingue, fonti e parole, riuniti in un feed tutto tuo.",
  otherTags: "Altri temi",
  otherTagsNote: "Separati da virgole, in qualunque lingua siano conosciuti.",
  otherSources: "Altre fonti",
  otherSourcesNote: "I loro identificativi, separati da virgole.",
  wanted: "Parole",
  wantedNote: (terms, letters) =>
    `Devono esserci tutte. Una frase va tra "virgolette"; un segno meno esclude una parola. Al massimo ${terms} parole e frasi o ${letters} caratteri.`,
  leaveOut: "Escludere",
  leaveOutNote: "Separato da virgole, per esempio",
  boxesNote: (values) =>
    `Le caselle di un gruppo sono alternative; i gruppi si restringono a vicenda. Al massimo ${values} valori. Ciò che resta vuoto non restringe nulla.`,
  make: "Crea questo feed",
  change: "Modifica questo feed",
  addresses: "Indirizzi da copiare",
  howToCombine: "Come combinare i feed",
  addressSaysAll: "L’indirizzo dice tutto",
  suffixes:
    "Scrivi .rss, .atom o .json, oppure nulla per una pagina. Non ci sono account: chi ha l’indirizzo ha il feed.",
  shelvesNote:
    "Dove si trova una voce. Più valori separati da virgole sono alternative. Un tema si può scrivere con uno qualsiasi dei suoi nomi.",
  languageNote: "In che lingua è scritta una voce. «en» comprende «en-GB»; * è qualsiasi lingua.",
  queryNote: (terms, letters) =>
    `Parole che devono essere tutte nel titolo, nel testo, nei nomi di persone o nei temi; "una frase", -senza. Accenti e maiuscole non contano. Al massimo ${terms} parole e frasi, ${letters} caratteri.`,
  narrow:
    "Parametri diversi si restringono a vicenda. Comunque sia scritta, ogni combinazione ha un solo indirizzo, e gli altri vi conducono.",
};
