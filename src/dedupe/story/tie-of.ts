import type { Evidence, Tie } from "../../model/story.ts";
import { compareFacts } from "./compare-facts.ts";
import { compareHeadlines, headlineWords } from "./compare-headlines.ts";
import { compareTexts } from "./compare-texts.ts";
import { eventAcross } from "./event-across.ts";
import { lookupKeys } from "./lookup-keys.ts";
import { EVENT_DAYS, sameEvent } from "./same-event.ts";
import { isPlainlyOther, samePage } from "./same-page.ts";
import { sameText, type TextComparison } from "./same-text.ts";
import type { Sketch, SketchHead } from "./sketch.ts";
import { translationTie } from "./translation-tie.ts";

const DAY = 86_400_000;
/** How much headlines have in common at least, of what a source sends twice. */
const SENT_TWICE = 0.8;
/** Older entries are told again as new ones. */
export const HORIZON = 7 * DAY;

/**
 * What ties two entries, or `undefined`. Symmetric. `horizon`, in milliseconds, is how far apart in time copies and translations may be.
 * Two entries that share no key of {@link lookupKeys} are never tied, so whoever looks up finds all there is to find.
 */
export function tieOf(a: Sketch, b: Sketch, horizon: number = HORIZON): Tie | undefined {
  const apart = Math.abs(a.time - b.time);
  if (!mayTie(a, b, horizon)) return undefined;
  const compared = compare(a, b);
  const copy = () => copyTie(a, b, compared);
  const translation = () => (mayTranslate(a, b, compared) ? translationTie(a, b) : undefined);
  const merged = sameLanguage(a, b) ? (copy() ?? translation()) : (translation() ?? copy());
  const tie = merged ?? eventTie(a, b, compared, apart);
  // Few of those that share a key are tied, and hardly any tie is without one: so this is asked last.
  return tie === undefined || shareKey(a, b) ? tie : undefined;
}

/**
 * False where two entries are not tied, as far as their heads tell: most that share a key are of one source, and few of those need be compared
 * any further. Symmetric.
 */
export function mayTie(a: SketchHead, b: SketchHead, horizon: number): boolean {
  if (a.ref === b.ref || Math.abs(a.time - b.time) > horizon) return false;
  if (a.sourceId !== b.sourceId || !isOneLanguage(a, b)) return true;
  return headlineWords(a, b).coefficient >= SENT_TWICE;
}

function compare(a: Sketch, b: Sketch): TextComparison {
  return {
    text: compareTexts(a, b),
    facts: compareFacts(a, b),
    headlines: compareHeadlines(a, b),
    revised: a.revised || b.revised,
  };
}

function copyTie(a: Sketch, b: Sketch, compared: TextComparison): Tie | undefined {
  const page = samePage(a, b);
  const alike = sameLanguage(a, b);
  if (a.sourceId === b.sourceId && !isSentTwice(a, b, compared)) return undefined;
  const text = alike && !areTwoRecordings(a, b, compared) ? sameText(compared) : undefined;
  // A language is easily mistaken on few words, so one page with one headline is one text.
  const named = page !== undefined && (alike || compared.headlines.coefficient === 1);
  if (named && !isPlainlyOther(compared.text, compared.headlines))
    return { relation: "copy", evidence: text === undefined ? [page] : [page, text] };
  return text === undefined ? undefined : { relation: "copy", evidence: [text] };
}

/** Episodes of a series are told apart by their recordings; the words under them are mostly the same. */
function areTwoRecordings(a: Sketch, b: Sketch, { headlines }: TextComparison): boolean {
  if (a.recording === undefined || b.recording === undefined || a.recording === b.recording) return false;
  return headlines.shared.length < 2 || headlines.coefficient < 0.8;
}

/**
 * A source repeats its forms and its standing texts, and has pages that many entries link to. Only what it sends twice is told once, and
 * what it says that it corrects.
 */
function isSentTwice(a: Sketch, b: Sketch, { text, facts, headlines }: TextComparison): boolean {
  if (headlines.coefficient < SENT_TWICE) return false;
  if (a.revised !== b.revised) return headlines.shared.length >= 3 && text.jaccard >= 0.6;
  if (headlines.numbersDiffer) return false;
  return text.words < 4 ? headlines.shared.length >= 3 : text.jaccard >= 0.9 && facts.apart === 0;
}

function eventTie(a: Sketch, b: Sketch, compared: TextComparison, apart: number): Tie | undefined {
  if (a.sourceId === b.sourceId || apart > EVENT_DAYS * DAY) return undefined;
  if (!sameLanguage(a, b)) return eventWith(eventAcross(a, b));
  if (isOneForm(compared)) return undefined;
  const evidence = sameEvent(compared.headlines, compared.facts);
  return evidence?.kind === "names" && areTwoRecordings(a, b, compared) ? undefined : eventWith(evidence);
}

function eventWith(evidence: Evidence | undefined): Tie | undefined {
  return evidence === undefined ? undefined : { relation: "event", evidence: [evidence] };
}

/** Texts of one form with other names and numbers in it speak of two events. */
function isOneForm({ text, facts }: TextComparison): boolean {
  return text.containment >= 0.25 && facts.compared >= 3 && Math.max(facts.apart, facts.numbersApart) > 0.5;
}

function isOneLanguage(a: SketchHead, b: SketchHead): boolean {
  return a.language !== undefined && b.language !== undefined && sameLanguage(a, b);
}

/** A language that is not known may be any. */
function sameLanguage(a: Pick<Sketch, "language">, b: Pick<Sketch, "language">): boolean {
  return a.language === undefined || b.language === undefined || primary(a.language) === primary(b.language);
}

/** Where a language is not known, or wrong, the texts tell: in one language they would have words in common. */
function mayTranslate(a: Sketch, b: Sketch, { text }: TextComparison): boolean {
  if (!sameLanguage(a, b)) return text.jaccard < 0.3;
  return (a.language === undefined || b.language === undefined) && text.words >= 8 && text.jaccard < 0.02;
}

function primary(language: string): string {
  return language.split("-", 1)[0]?.toLowerCase() ?? "";
}

function shareKey(a: Sketch, b: Sketch): boolean {
  const keys = new Set(lookupKeys(a));
  return lookupKeys(b).some((key) => keys.has(key));
}
