import { allMatches } from "../../markup/all-matches.ts";
import { foldedLine } from "./folded-line.ts";
import { namedLanguage } from "./language-names.ts";
import type { LineLink } from "./line-reader.ts";

const IN =
  "(?:in|on|at|by|from|of|en|por|per|em|no|na|pelo|pela|de|da|do|dans|sur|chez|par|du|bei|auf|im|von|aus|su|sul|sulla|sull'|nel|nella|nell'|dal|dalla|al?|pel|op|bij|w|z|na|в|на|из|στο|στη|στην|του|της|في|على)";
/** Words between the preposition and the name; where they are written large they belong to the name. */
const BETWEEN =
  /^(?:(?:the|our|el|la|los|las|lo|o|os|as|le|les|der|die|das|dem|den|il|els|het|de|an?|una?|une|sister|sites?|website|magazine|newspaper|journal|blog|revista|diario|diário|periódico|sitio|web|portal|página|jornal|revue|giornale|quotidiano|sito|diari|журнале|газете|сайте)\s+)*(?:l['’])?["“«„]?/u;
const PLACE = new RegExp(`(?:^|[\\s,(])${IN}(?: |(?<='))["“«„]?`, "gu");
const NAME =
  /^\p{Lu}[\p{L}\p{M}\p{N}'’.&-]*(?:\s+(?:(?:de|del|la|las|los|of|the|and|y|gegen|do|da|dos|di|e|für|pour|et|des|du|der|die|den|van|&)\s+){0,2}\p{Lu}[\p{L}\p{M}\p{N}'’.&-]*)*/u;
const DOMAIN = /^(?:[a-z0-9-]+\.)+[a-z]{2,}\b/i;
const TURKISH =
  /(\p{Lu}[\p{L}\p{N}.]*(?:\s+(?:de\s+)?\p{Lu}[\p{L}\p{N}.]*)*)(?:['’](?:da|de|ta|te|nda|nde|n[iı]n)(?!\p{L})|\s+(?:sitesinde|gazetesinde|dergisinde|adresinde|internet))/u;
const NOT_NAMES =
  /^(?:here|aqui|ici|hier|qui|original|in |on |en |em |auf |article|articulo|artigo|link|this|burada)/;
const DATE_WORD =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d)/;
const LONGEST = 80;

/** The publication that a credit names behind its opening: "in La Farola", "bei der taz", "farola.example". */
export function publicationNamed(
  text: string,
  from: number,
  to: number,
  link: LineLink | undefined,
): string | undefined {
  const rest = text.slice(from, to);
  const labelled = /:\s*$/.test(text.slice(0, from)) ? NAME.exec(rest.trimStart())?.[0] : undefined;
  if (labelled !== undefined && isName(cleanName(labelled))) return cleanName(labelled);
  const folded = foldedLine(rest);
  for (const { index, 0: found } of allMatches(PLACE, folded)) {
    const after = rest.slice(index + found.length);
    const place = after.slice(BETWEEN.exec(after)?.[0].length ?? 0);
    const name = NAME.exec(place)?.[0] ?? DOMAIN.exec(place)?.[0];
    const clean = name === undefined ? undefined : cleanName(name);
    if (clean !== undefined && isName(clean)) return clean;
  }
  const turkish = TURKISH.exec(rest)?.[1];
  if (turkish !== undefined) return turkish;
  const shown = link === undefined ? undefined : cleanName(text.slice(link.from, link.to));
  return shown !== undefined && isName(shown) && isTitled(shown) ? shown : undefined;
}

/** A publication's name is written large throughout, a headline mostly is not. */
function isTitled(shown: string): boolean {
  const large = shown
    .split(/\s+/)
    .filter(
      (word) =>
        !/^(?:de|del|la|las|los|of|the|and|y|gegen|do|da|di|e|für|pour|et|des|du|der|die|van|i|für)$/.test(
          word,
        ),
    );
  return large.length > 0 && large.length <= 5 && large.every((word) => /^["“«(]?[\p{Lu}\p{Lo}]/u.test(word));
}

function cleanName(written: string): string {
  return written.replace(/[\s.,;:'’"”»-]+$/, "");
}

function isName(name: string): boolean {
  const folded = foldedLine(name);
  if (name.length > LONGEST || name.length < 2 || NOT_NAMES.test(folded) || DATE_WORD.test(folded))
    return false;
  return name.includes(" ") || namedLanguage(folded) === undefined;
}
