import type { Evidence, Tie } from "../../model/story.ts";
import { type SketchCredit, sourceKeys } from "./credit-of.ts";
import { sameBuild } from "./same-build.ts";
import { compareOrder, type OrderOverlap } from "./same-order.ts";
import type { Sketch, SketchLink } from "./sketch.ts";

/** What two texts in different languages have in common. */
interface Likeness {
  order: OrderOverlap;
  /** See {@link sameBuild}. */
  build: number;
  picture: boolean;
  author: boolean;
  /** One of the two is said to be a translation, and not from another language than the other's; or both are, from one publication. */
  translated: boolean;
  /** Words of the shorter text over those of the longer. */
  length: number;
}

/** How much of the order of names and numbers is asked for. */
interface Demand {
  /** How long the row is at least. */
  row: number;
  /** Its share of the text that has fewer. */
  share: number;
  /** Its share of the text that has more, and in every third of either text. */
  throughout?: number;
}

/** Nothing but the texts speaks for it. */
const ALONE: readonly Demand[] = [
  { row: 10, share: 0.8, throughout: 0.4 },
  { row: 16, share: 0.7, throughout: 0.5 },
  { row: 12, share: 0.93 },
  { row: 8, share: 0.9, throughout: 0.6 },
];
/** The picture or the author is the same, too, or one is a translation of something in the other's language. */
const HINTED: readonly Demand[] = [
  { row: 6, share: 0.72, throughout: 0.55 },
  { row: 6, share: 0.8, throughout: 0.3 },
];
/** The same, of a text that was cut. */
const CUT: readonly Demand[] = [{ row: 6, share: 0.9 }];
/** One says that it was taken from the other's publication. */
const CREDITED: readonly Demand[] = [
  { row: 4, share: 0.5 },
  { row: 3, share: 0.8, throughout: 0.4 },
];
/** One names the other's page as where it found something. */
const POINTED: readonly Demand[] = [{ row: 3, share: 0.5 }];

const BUILT_ALIKE = 0.9;
/** Words of one language are more than those of another, but not by this much. */
const SHORTEST = 0.42;
const SHORTEST_CUT = 0.2;

/**
 * The tie of a translation, or `undefined`; for two sketches that are not in one language. A link from one to the other decides; a credit
 * that names the other's publication needs names and numbers in the same order; without either, they must agree nearly throughout:
 * two reports of one event share their names and numbers, but never their order. Symmetric.
 */
export function translationTie(a: Sketch, b: Sketch): Tie | undefined {
  const alike = likeness(a, b);
  const evidence =
    linked(a, b, alike) ??
    (namesAnother(a, b)
      ? undefined
      : (credited(a, b, alike) ?? (areNumberedApart(a, b) ? undefined : told(alike))));
  if (evidence === undefined) return undefined;
  const original = originalOf(a, b);
  return { relation: "translation", ...(original === undefined ? {} : { original }), evidence };
}

function likeness(a: Sketch, b: Sketch): Likeness {
  return {
    order: compareOrder(a.anchors, b.anchors),
    build: sameBuild(a.paragraphs, b.paragraphs),
    picture: a.picture !== undefined && a.picture === b.picture,
    author: a.writers.some((writer) => b.writers.includes(writer)),
    translated: isTranslated(a, b) !== isTranslated(b, a) || fromOnePublication(a, b),
    length: Math.min(a.words, b.words) / Math.max(a.words, b.words, 1),
  };
}

function linked(a: Sketch, b: Sketch, alike: Likeness): Evidence[] | undefined {
  const link = linkTo(a, b) ?? linkTo(b, a);
  if (link !== undefined) {
    if (link.rel === "via" && !meets(alike.order, POINTED) && !alike.picture) return undefined;
    return [{ kind: "link", because: `one names the other's page (rel=${link.rel})` }, ...seen(alike)];
  }
  const [ours, theirs] = [originalsOf(a), originalsOf(b)];
  if (!ours.some((key) => theirs.includes(key))) return undefined;
  return [{ kind: "link", because: "both name the same original" }, ...seen(alike)];
}

/** The strongest link of one entry to the other's page. */
function linkTo(a: Sketch, b: Sketch): SketchLink | undefined {
  const found = a.links.filter(({ key, rel, language }) => {
    if (key !== b.url && key !== b.id) return false;
    return rel !== "alternate" || language === undefined || sameLanguage(language, b.language);
  });
  return found.find(({ rel }) => rel === "original") ?? found.find(({ rel }) => rel !== "via") ?? found[0];
}

function originalsOf({ links }: Sketch): number[] {
  return links.filter(({ rel }) => rel === "original").map(({ key }) => key);
}

function credited(a: Sketch, b: Sketch, alike: Likeness): Evidence[] | undefined {
  if (!creditNames(a.credit, b) && !creditNames(b.credit, a)) return undefined;
  const agrees =
    meets(alike.order, CREDITED) || alike.picture || (alike.build >= BUILT_ALIKE && alike.length >= SHORTEST);
  if (!agrees) return undefined;
  return [
    { kind: "credit", because: "one says that it was first published by the other's publication" },
    ...seen(alike),
  ];
}

/** True where a credit can mean the other: its publication or its site, and its language where that is said. */
function creditNames(credit: SketchCredit | undefined, other: Sketch): boolean {
  if (credit === undefined) return false;
  const { publications, site, language } = credit;
  if (language !== undefined && other.language !== undefined && !sameLanguage(language, other.language))
    return false;
  if (site !== undefined && site === other.site) return true;
  const theirs = [...sourceKeys(other.sourceId), other.siteName];
  return publications.some((key) => theirs.includes(key));
}

/** True where one names as its original another page than the other's, of the same site. */
function namesAnother(a: Sketch, b: Sketch): boolean {
  const elsewhere = ({ credit }: Sketch, other: Sketch): boolean =>
    credit?.linked === true && credit.site !== undefined && credit.site === other.site;
  return elsewhere(a, b) || elsewhere(b, a);
}

function told(alike: Likeness): Evidence[] | undefined {
  const { order, build, picture, author, translated, length } = alike;
  const hinted = picture || author || translated;
  const whole = length >= SHORTEST && (meets(order, ALONE) || (hinted && meets(order, HINTED)));
  const cut = hinted && length >= SHORTEST_CUT && meets(order, CUT);
  const built = picture && build >= BUILT_ALIKE && length >= SHORTEST;
  return whole || cut || built ? seen(alike) : undefined;
}

/** Episode 42 is no translation of episode 43, however much of both is what is said every day. */
function areNumberedApart(a: Sketch, b: Sketch): boolean {
  const [ours, theirs] = [numbersIn(a.headline), numbersIn(b.headline)];
  return ours.length > 0 && theirs.length > 0 && !ours.some((number) => theirs.includes(number));
}

function numbersIn(headline: readonly string[]): string[] {
  return headline.filter((word) => /^\d+$/.test(word));
}

function isTranslated({ credit }: Sketch, from: Sketch): boolean {
  if (credit === undefined) return false;
  return credit.language === undefined || sameLanguage(credit.language, from.language);
}

function fromOnePublication(a: Sketch, b: Sketch): boolean {
  return a.credit?.publications.some((key) => b.credit?.publications.includes(key)) === true;
}

function meets(order: OrderOverlap, demands: readonly Demand[]): boolean {
  const throughout = Math.min(order.shareOfMore, order.evenly);
  return demands.some(
    (each) => order.row >= each.row && order.share >= each.share && throughout >= (each.throughout ?? 0),
  );
}

/** What the texts themselves show, strongest first. */
function seen({ order, build, picture, author, translated }: Likeness): Evidence[] {
  const evidence: Evidence[] = [];
  if (meets(order, POINTED))
    evidence.push({
      kind: "names",
      because: `${order.row} names and numbers follow each other alike (${Math.round(order.share * 100)} % of the text with fewer)`,
    });
  if (build >= BUILT_ALIKE)
    evidence.push({
      kind: "text",
      because: `the paragraphs are as long as each other's (${build.toFixed(2)})`,
    });
  if (picture) evidence.push({ kind: "picture", because: "both show the same picture" });
  if (translated) evidence.push({ kind: "credit", because: "one is said to be a translation" });
  if (author) evidence.push({ kind: "names", because: "both are by the same author" });
  return evidence;
}

/** Whoever is credited as a translation is not the original. */
function originalOf(a: Sketch, b: Sketch): Sketch["ref"] | undefined {
  const [fromB, fromA] = [
    originalsOf(a).some((key) => key === b.url || key === b.id),
    originalsOf(b).some((key) => key === a.url || key === a.id),
  ];
  if (fromB !== fromA) return fromB ? b.ref : a.ref;
  if (fromB || (a.credit !== undefined) === (b.credit !== undefined)) return undefined;
  const [credit, other] = a.credit === undefined ? [b.credit, a] : [a.credit, b];
  const says = credit?.language;
  return says === undefined || other.language === undefined || sameLanguage(says, other.language)
    ? other.ref
    : undefined;
}

function sameLanguage(a: string, b: string | undefined): boolean {
  return b === undefined || primary(a) === primary(b);
}

function primary(language: string): string {
  return language.split("-", 1)[0]?.toLowerCase() ?? "";
}
