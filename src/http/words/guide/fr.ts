import type { GuideWords } from "../guide-words.ts";

/** French. */
export const FR: GuideWords = {
  language: "fr",
  whatItIs: (site) =>
    `${site} lit les flux de plusieurs publications, classe ce qu’elles publient par rubriques et par mots-clés, et propose chacun en page et en flux. Les titres mènent au média qui les a publiés.`,
  howToSubscribe: "Comment s’abonner",
  anyAddress:
    "Copiez l’adresse de n’importe quelle page de ce site dans un lecteur de flux comme NetNewsWire, Miniflux, Feedly ou Newsboat : il trouve le flux de lui-même. Pour choisir le format, ajoutez .rss, .atom ou .json :",
  severalAtOnce: "Plusieurs en un seul flux, dans une langue ou avec certains mots :",
  allAtOnce: "Tout d’un coup, pour les lecteurs qui acceptent des listes :",
  sourcesAsOpml: "Les sources elles-mêmes en OPML",
  contact: "Nous écrire",
  combineLede: "Rubriques, mots-clés, langues, sources et mots, réunis en un flux à vous.",
  otherTags: "Autres mots-clés",
  otherTagsNote: "Séparés par des virgules, dans n’importe quelle langue où ils sont connus.",
  otherSources: "Autres sources",
  otherSourcesNote: "Leurs identifiants, séparés par des virgules.",
  wanted: "Mots",
  wantedNote: (terms, letters) =>
    `Tous doivent s’y trouver. Une expression se met entre "guillemets" ; un signe moins exclut un mot. Au plus ${terms} mots et expressions ou ${letters} caractères.`,
  leaveOut: "Exclure",
  leaveOutNote: "Séparé par des virgules, par exemple",
  boxesNote: (values) =>
    `Les cases d’un groupe sont des possibilités au choix ; les groupes se restreignent les uns les autres. Au plus ${values} valeurs. Ce qui reste vide ne restreint rien.`,
  make: "Créer ce flux",
  change: "Modifier ce flux",
  addresses: "Adresses à copier",
  howToCombine: "Comment combiner des flux",
  addressSaysAll: "L’adresse dit tout",
  suffixes:
    "Écrivez .rss, .atom ou .json, ou rien pour une page. Il n’y a pas de compte : qui a l’adresse a le flux.",
  shelvesNote:
    "Où se trouve une entrée. Plusieurs valeurs séparées par des virgules sont au choix. Un mot-clé peut s’écrire par n’importe lequel de ses noms.",
  languageNote: "La langue d’une entrée. « en » comprend « en-GB » ; * vaut pour toutes.",
  queryNote: (terms, letters) =>
    `Mots qui doivent tous se trouver dans le titre, le texte, les noms de personnes ou les mots-clés ; "une expression", -sans. Ni les accents ni la casse ne comptent. Au plus ${terms} mots et expressions, ${letters} caractères.`,
  narrow:
    "Des paramètres différents se restreignent les uns les autres. Quelle que soit l’écriture, chaque combinaison a une seule adresse, et les autres y mènent.",
};
