import { spellingsOf } from "./spellings.ts";
import { StemSearch } from "./stem-search.ts";

/** What every text has somewhere that holds a credit line, as such lines are written; as by `spellingsOf`. */
const STEMS = [
  // Whom it was translated by
  "[Tt][Rr][Aa](?:[Nn][Ss](?:[Ll.:]|[- ]by)|[Dd](?:[UuOoï]|\\.| ))",
  "[Üü]ber(?:s|trag)|[ÜU]BERS|ersetz|us dem |ertaa|ertal|[Çç]ev|tzul",
  "[ΜμΑα](?:ετ[άα]φ|τφ|ρχικ|πόδ)|łum|rzek|rzeł|[Пп]ере?в|ترجم|译|譯|訳",
  // Where it stood first
  "[Rr][IiÍí][GgJjXx][Ii][Nn]|rst (?:publish|appear|ver)|rimer|rimeir|remi[èe]re|rima volta|nitial",
  "prüng|uerst|rstm|rstver|mgangs|lk (?:ol|ke|ya|de)|asl[ıi] |spronk|eerder|atorriz",
  "[Ππ]ρ[ώω]τ|ierwotn|[Пп]ерво|[Вв]первые|نشر|صلي",
  "epubli|eprint|epost|rossp|rosp|[Tt]omad|eprod|[Pp]aru en |[Pp]ublication :",
  // In which language
  "ersi[óo]n en |ublicad[oa] e[nm] (?:ingl|fran|alem|ital|port|esp|cast|cat)",
  "ubli[ée]e? en (?:angl|esp|all|ital|port)|ublished in (?:Spa|Fre|Ger|Ita|Por|Tur|Cat|Eng)",
  // What it calls itself
  "rt[ií](?:culo|go|cle|colo) (?:p|ap)|his (?:art|text|piece|inter|story|essay|stat|post)",
  "[EeAa]st[ea] (?:art|text|not|entr|mat)|uest[ao'] (?:art|test|int)|quest (?:art|text)",
  "et(?:te)? (?:art|text|entr|int)|ieser (?:Art|Tex|Bei)|Bu (?:ya|ma)",
];

/** Finds a stem of a credit in a text. */
export const creditStems: StemSearch = new StemSearch(spellingsOf(STEMS.join("|")));
