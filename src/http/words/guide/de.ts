import type { GuideWords } from "../guide-words.ts";

/** German. */
export const DE: GuideWords = {
  language: "de",
  whatItIs: (site) =>
    `${site} liest die Feeds mehrerer Medien, ordnet, was sie veröffentlichen, nach Ressorts und Schlagwörtern und bietet jedes davon als Seite und als Feed. Überschriften führen zu dem Medium, das sie veröffentlicht hat.`,
  howToSubscribe: "So abonniert man",
  anyAddress:
    "Gib die Adresse irgendeiner Seite hier in einen Feedreader wie NetNewsWire, Miniflux, Feedly oder Newsboat ein; er findet den Feed von selbst. Ein bestimmtes Format bekommst du mit .rss, .atom oder .json dahinter:",
  severalAtOnce: "Mehrere davon als ein Feed, in einer Sprache oder mit bestimmten Wörtern:",
  allAtOnce: "Alles auf einmal, für Reader, die Listen annehmen:",
  sourcesAsOpml: "Die Quellen selbst als OPML",
  contact: "Kontakt",
  combineLede:
    "Ressorts, Schlagwörter, Sprachen, Quellen und Wörter, zusammengestellt zu einem eigenen Feed.",
  otherTags: "Andere Schlagwörter",
  otherTagsNote: "Durch Kommas getrennt, in jeder Sprache, in der sie bekannt sind.",
  otherSources: "Andere Quellen",
  otherSourcesNote: "Ihre Kennungen, durch Kommas getrennt.",
  wanted: "Wörter",
  wantedNote: (terms, letters) =>
    `Alle müssen vorkommen. Eine Wendung steht in "Anführungszeichen", ein Minus schließt ein Wort aus. Höchstens ${terms} Wörter und Wendungen oder ${letters} Zeichen.`,
  leaveOut: "Weglassen",
  leaveOutNote: "Durch Kommas getrennt, etwa",
  boxesNote: (values) =>
    `Kästchen einer Gruppe gelten wahlweise; Gruppen schränken einander ein. Höchstens ${values} Werte. Was leer bleibt, schränkt nichts ein.`,
  make: "Diesen Feed erstellen",
  change: "Diesen Feed ändern",
  addresses: "Adressen zum Kopieren",
  howToCombine: "Wie man Feeds verbindet",
  addressSaysAll: "Die Adresse sagt alles",
  suffixes:
    "Schreib .rss, .atom oder .json, oder nichts für eine Seite. Es gibt keine Konten: Wer die Adresse hat, hat den Feed.",
  shelvesNote:
    "Wo ein Eintrag steht. Mehrere Werte mit Kommas dazwischen gelten wahlweise. Ein Schlagwort darf mit jedem seiner Namen geschrieben werden.",
  languageNote: "Worin ein Eintrag geschrieben ist. „en“ schließt „en-GB“ ein; * ist jede Sprache.",
  queryNote: (terms, letters) =>
    `Wörter, die alle in der Überschrift, im Text, in Namen von Menschen oder in den Schlagwörtern stehen müssen; "eine Wendung", -ohne. Akzente und Großschreibung zählen nicht. Höchstens ${terms} Wörter und Wendungen, ${letters} Zeichen.`,
  narrow:
    "Verschiedene Parameter schränken einander ein. Wie auch immer sie geschrieben wird, jede Verbindung hat eine Adresse, und die anderen führen dorthin.",
};
