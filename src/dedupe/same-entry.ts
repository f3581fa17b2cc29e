import type { Entry } from "../model/entry.ts";
import { isFrontPage, twinUrl, withoutRevision } from "../normalize/url/twin-url.ts";
import { bodyWords, overlap, wordsOf } from "./body-text.ts";
import { compareTitles } from "./compare-titles.ts";

/** Words from which on a text is an entry's own, and no line that stands under all of a series. */
export const LONG = 40;
/** Words from which on a text says something. */
const STANDFIRST = 8;
/** Milliseconds between two instalments of a series, at least. */
const INSTALMENT = 12 * 60 * 60_000;

/** How two entries were met. */
export interface Meeting {
  /** Both stand in one document, which speaks against their being one. */
  together: boolean;
  /** What they share, others share as well. */
  shared: boolean;
}

/**
 * Whether two entries of one source, met under different ids, are one and the same. Where an address or a text is shared the rest must
 * agree: different reports may share a link (a live page, a show) or a title ("Morning briefing").
 */
export function isSameEntry(one: Entry, other: Entry, { together, shared }: Meeting): boolean {
  const twins = isTwin(one.id, other.id);
  if (twins && !together) return true;
  // First what costs least: in some documents hundreds of items share an address.
  if (
    haveOtherFiles(one, other) ||
    (together && !compareTitles(wordsOf(one.title), wordsOf(other.title)).same)
  )
    return false;
  const likeness = compare(one, other);
  const { near, link } = likeness;
  if (together) return near && isBeside(likeness, twins || isTwin(one.url, other.url), one, other);
  return link ? sharingLink(likeness, shared) : sharingText(likeness);
}

/** One item twice in a document: under one address, or listed under two departments, word for word. */
function isBeside({ text, long, date }: Likeness, twins: boolean, one: Entry, other: Entry): boolean {
  if (twins) return text !== "other";
  return text === "equal" && long && date && hasOneSlug(one.url, other.url);
}

/** Whether two addresses of one site end alike, so that only what is before says other departments. */
function hasOneSlug(one: string | undefined, other: string | undefined): boolean {
  const [left, right] = [one, other].map((url) => (url === undefined ? undefined : twinUrl(url))?.split("/"));
  if (left === undefined || right === undefined || left[0] !== right[0]) return false;
  const slug = left.at(-1) ?? "";
  return slug.length >= 8 && slug === right.at(-1);
}

interface Likeness {
  /** The links are one but for a counter of versions; where there is none, the ids are. */
  link: boolean;
  title: boolean;
  /** Half of the title's words are the same. */
  retitled: boolean;
  text: "equal" | "alike" | "other" | "none";
  /** So, but not as the parts of a series are. */
  reworded: boolean;
  /** The same few words stand under both titles. */
  standfirst: boolean;
  /** Of the shorter text. */
  long: boolean;
  /** Published at the same instant. */
  date: boolean;
  /** So exactly that no other is likely to be. */
  instant: boolean;
  /** Not published so far apart that they might be two of a series. */
  near: boolean;
  /** Neither has a link. */
  unlinked: boolean;
  /** The ids are one but for a counter of versions. */
  revised: boolean;
}

/** The id, the title or the date has changed, and perhaps the text. */
function sharingLink(likeness: Likeness, shared: boolean): boolean {
  const { title, retitled, text, long, date, near, revised } = likeness;
  if (text === "other") return date && (title || retitled);
  if (date || (title && (revised || near || long))) return true;
  if (long && (text === "equal" || (near && retitled))) return true;
  // A page that was this entry's alone.
  return !shared && near && (likeness.reworded || likeness.standfirst);
}

/** The link has changed, too: nothing is left but what they say. */
function sharingText({ title, text, long, date, instant, near, unlinked }: Likeness): boolean {
  if (text === "none") return title && instant;
  if (text !== "equal") return false;
  return (title && date) || (long && (date || ((title || unlinked) && near)));
}

function compare(one: Entry, other: Entry): Likeness {
  const [left, right] = [wordsOf(one.title), wordsOf(other.title)];
  const [mine, theirs] = [bodyWords(one), bodyWords(other)];
  const [titles, text] = [compareTitles(left, right), compareTexts(mine, theirs)];
  const gap = gapOf(one, other);
  const revised = isRevision(one.id, other.id);
  return {
    link: one.url === undefined || other.url === undefined ? revised : isRevision(one.url, other.url),
    title: titles.same,
    retitled: titles.half,
    reworded: titles.reworded,
    standfirst: text === "equal" && mine.length >= STANDFIRST,
    text,
    long: Math.min(mine.length, theirs.length) >= LONG,
    date: gap === 0,
    instant: gap === 0 && !/T00:00:00/.test(one.published ?? ""),
    near: gap === undefined || gap < INSTALMENT,
    unlinked: one.url === undefined && other.url === undefined,
    revised,
  };
}

function compareTexts(one: readonly string[], other: readonly string[]): Likeness["text"] {
  if (one.length === 0 || other.length === 0) return "none";
  if (one.join(" ") === other.join(" ")) return "equal";
  return overlap(one, other) >= 0.5 ? "alike" : "other";
}

function isTwin(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const twin = twinUrl(one);
  return twin !== undefined && !isFrontPage(twin) && twin === twinUrl(other);
}

function isRevision(one: string, other: string): boolean {
  const [left, right] = [twinUrl(one), twinUrl(other)];
  if (left === undefined || right === undefined || isFrontPage(left)) return false;
  return withoutRevision(left) === withoutRevision(right);
}

function haveOtherFiles(one: Entry, other: Entry): boolean {
  if (one.enclosures.length === 0 || other.enclosures.length === 0) return false;
  const files = new Set(one.enclosures.map(({ url }) => twinUrl(url) ?? url));
  return !other.enclosures.some(({ url }) => files.has(twinUrl(url) ?? url));
}

function gapOf(one: Entry, other: Entry): number | undefined {
  const gap = Math.abs(Date.parse(one.published ?? "") - Date.parse(other.published ?? ""));
  return Number.isNaN(gap) ? undefined : gap;
}
