import { decodeHTML } from "entities";
import type { ToldEntry } from "./told-entry.ts";

/** What of an entry is compared. */
export const FIELDS = ["id", "title", "link", "date", "authors", "enclosures"] as const;

/** How far a reader agrees with a document. */
export interface Agreement {
  entries: number;
  /** Of how many entries each field is told as the document tells it. */
  agree: Record<(typeof FIELDS)[number], number>;
  /** The first few differences, in plain words. */
  differences: string[];
}

/** Differences that are told of a document. */
const TOLD = 3;

/**
 * Compares by id. Titles agree as text, whether or not a reader hands them out as HTML; where there is none, a reader may make one up. Of several
 * people and files a reader may keep some, but not others, and not none.
 */
export function agreementOf(expected: readonly Required<ToldEntry>[], told: readonly ToldEntry[]): Agreement {
  const byId = new Map(told.map((entry) => [entry.id, entry]));
  const agree = { id: 0, title: 0, link: 0, date: 0, authors: 0, enclosures: 0 };
  const differences: string[] = [];
  if (told.length !== expected.length) differences.push(`${told.length} entries, not ${expected.length}`);
  for (const entry of expected) {
    const got = byId.get(entry.id);
    for (const field of FIELDS) {
      if (got !== undefined && isSame(field, entry, got)) agree[field] += 1;
      else differences.push(`${field}: ${JSON.stringify(got?.[field])}, not ${JSON.stringify(entry[field])}`);
    }
  }
  return { entries: told.length, agree, differences: differences.slice(0, TOLD) };
}

function isSame(field: (typeof FIELDS)[number], expected: Required<ToldEntry>, got: ToldEntry): boolean {
  if (got[field] === undefined) return true;
  if (field === "authors") return isPart(expected.authors, peopleIn(got.authors ?? [], expected.authors));
  if (field === "enclosures") return isPart(expected.enclosures, got.enclosures ?? []);
  if (field === "title")
    return expected.title === "" || plain(got.title ?? "", expected.title) === oneLine(expected.title);
  return got[field] === expected[field];
}

function isPart(expected: readonly string[], got: readonly string[]): boolean {
  if (expected.length === 0) return got.length === 0;
  const known = new Set(expected.map(oneLine));
  return got.length > 0 && got.every((one) => known.has(oneLine(one)));
}

/** A reader with one place for people puts commas between them. */
function peopleIn(got: readonly string[], expected: readonly string[]): string[] {
  const known = new Set(expected.map(oneLine));
  return got
    .flatMap((name) => (known.has(oneLine(decodeHTML(name))) ? [name] : name.split(/, | and /)))
    .map((name) => decodeHTML(name))
    .filter((name) => name.trim() !== "");
}

function plain(title: string, wanted: string): string {
  return oneLine(title) === oneLine(wanted) ? oneLine(title) : oneLine(decodeHTML(title));
}

function oneLine(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}
