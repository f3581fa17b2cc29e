import { allMatches } from "../../markup/all-matches.ts";
import { foldedLine } from "./folded-line.ts";
import { spellingsOf } from "./spellings.ts";
import { StemSearch } from "./stem-search.ts";

/** A sentence of a line, or what punctuation sets apart as one. */
export interface Sentence {
  /** Its place in the line. */
  from: number;
  to: number;
  /** As by `foldedLine`. */
  folded: string;
  /** It goes on the sentence before: ", translated by …". */
  goesOn: boolean;
}

const END = /[.!?…]["”»')\]]*\s+(?=["“«([]?[\p{Lu}\p{Lo}@]|["“«([])/gu;
const SIGN = /\s*[;|·•*~]\s*|\s[–—―/-]\s|[)\]][.,]?\s+(?=[\p{Lu}([])/gu;
/** The same for lines with an address written out, which its end ends. Looking back from every space is slow. */
const ADDRESS_OR_SIGN = new RegExp(`(?<=https?:\\/\\/\\S{3,300})\\s+|${SIGN.source}`, "gu");
const CREDIT_AHEAD =
  "(?:(?:this|kindly|originally|also|este|cet|dieser) )?(?:(?:english|spanish|french|german) )?(?:translat|traduc|traduz|tradu[it]|trad\\.|ubersetz|ubertrag|aus dem \\w+ (?:von|uber)|tradott|cevir|cevi|vertaa|vertal|μεταφρ|перев|originally|first published|first appeared|original|orixinal|publicad|publie|paru|zuerst|ursprung|erstmals|pubblicat|publicat|ilk |lire l|leer|leia|leggi|read )";
const AHEAD = new RegExp(
  `(?:,|\\s(?:and|y|und|et|e|ve|en|i))\\s(?=${CREDIT_AHEAD})|\\s(?:and|y|und|et|e|en|i) (?:was|werd|is|fue|foi|a ete|wurde|e stato) (?=(?:translat|traduc|traduz|tradui|ubersetz|tradott|vertaal))|\\sund (?=(?:wurde|ist) von )|\\s(?=[(\\[]\\s?${CREDIT_AHEAD})`,
  "gu",
);
const ABBREVIATION =
  /(?:^|[\s(.])(?:\p{L}|dr|mr|mrs|ms|st|sr|sra|jr|ma|trad|trans|transl|no|num|art|ed|prof|ubers|lic|mtra|μτφ|μτφρ|tlum|cev)\.$/u;
const DAY = /(?:^|[\s(])\d{1,2}\.$/;
const MONTH =
  /^\s*(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez|dec|kas|oca|sub|nis|haz|tem|agu|eyl|eki|ara)/;

/** A line, sentence by sentence. Initials, abbreviations and German days ("3. Mai") end none; what opens a credit begins one. */
export function sentencesOf(line: string, folded = foldedLine(line)): Sentence[] {
  const cuts: { at: number; next: number; goesOn?: boolean }[] = [];
  for (const { index, 0: found } of allMatches(END, line)) {
    const before = folded.slice(Math.max(0, index - 12), index + 1);
    const full = found.startsWith(".");
    const day = DAY.test(before) && MONTH.test(folded.slice(index + found.length));
    if (!full || !(ABBREVIATION.test(before) || day))
      cuts.push({ at: index + found.trimEnd().length, next: index + found.length });
  }
  const sign = line.includes("://") ? ADDRESS_OR_SIGN : SIGN;
  for (const { index, 0: found } of allMatches(sign, line))
    cuts.push({ at: index, next: index + found.length });
  for (const { index, 0: found } of allMatches(AHEAD, folded))
    cuts.push({ at: index, next: index + found.length, goesOn: true });
  cuts.sort((a, b) => a.at - b.at);
  const sentences: Sentence[] = [];
  let from = 0;
  let joined = false;
  for (const { at, next, goesOn = false } of [...cuts, { at: line.length, next: line.length }]) {
    if (at > from && /[\p{L}\p{N}]/u.test(folded.slice(from, at)))
      sentences.push(sentence(folded, from, at, joined));
    if (next > from) joined = goesOn;
    from = Math.max(from, next);
  }
  return sentences;
}

const LEAD = /^[\s*•–—―"“”«»'([{>|:.,\p{So}\p{Sm}-]+/u;
const NOTE =
  /^(?:(?:editor(?:s|'s|s')?|translator(?:s|'s|s')?) note|note|nota(?: de (?:la )?(?:redaccion|edicion|traduccion|editor\w*|traductor\w*)| da redacao| del traduttore| dell'editore| edit\w*)?|n\. ?d\. ?[lrteb]\.?|ndlr|ndt|anm(?:erkung)?\.?(?: der redaktion| d\. ?red\.| des ubersetzers)?|hinweis|note de la redaction|editorun notu|not|p\.?s\.?|credits?|info)\s?[:.–—-]\s*/u;

const TRAIL = /[\s.…~)\]}"”»'*|–—-]+$/u;

function sentence(folded: string, from: number, to: number, goesOn: boolean): Sentence {
  let start = from;
  for (const lead of [LEAD, NOTE, LEAD]) start += lead.exec(folded.slice(start, to))?.[0].length ?? 0;
  const end = start + folded.slice(start, to).replace(TRAIL, "").length;
  return { from: start, to: end, folded: folded.slice(start, end), goesOn };
}

const STEMS = new StemSearch(
  spellingsOf(
    [
      "trans[l. ]|tradu|trado|trad\\.|ubers|ubertr|aus dem |origin|orixin|orijin|first |previous|primer|premiere",
      "prima |initial|inizial|sprung|uerst|erstm|zunach|erschien|veroff|ilk |aslen|asli|daha once|ozgun|cev[ir.]",
      "oorspr|verta|eerder|eerst|jatorr|lehen|itzul|μεταφ|μτφ|αρχικ|αποδ|πρωτ|δημοσιε|pierwo|tlum|przek|prze?l",
      "oryg|перев|перво|вперв|ранее|ориг|ترجم|نشر|اصل|译|訳|譯|publi|pubbl|ukaz|translation|version|print|posted",
      "crosspost|excerpt|adapted|appear|taken|parue?|appars|uscit|apar|tomad|reproduc|editad|read |lire|leer",
      "quelle|source|fuente|fonte|kaynak|bron|iturria|πηγη|zrod|исто|المصدر|来源|出典|overs",
    ].join("|"),
  ),
);
/** Words that are too common elsewhere. */
const OPENING = /^(?:lee |font)/;

/** False of lines and sentences that hold no word of any credit: what most of them pay. As by `foldedLine`. */
export function mayOpenCredit(folded: string): boolean {
  return STEMS.found(folded) || OPENING.test(folded);
}
