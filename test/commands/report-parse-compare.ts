import type { NormalizedFeed, Refusal } from "../../src/model/normalized-feed.ts";
import { htmlToText } from "../../src/normalize/html/html-to-text.ts";
import { canonicalUrl } from "../../src/normalize/url/canonical-url.ts";

import { reasonFor } from "./report-parse-decided.ts";

/** How often a field was compared, and agreed. */
export interface Tally {
  compared: number;
  /** Equal as JSON, but for the order of members and figures written as strings. */
  raw: number;
  /** Equal in meaning. */
  agreed: number;
  /** Differences in meaning that the document itself decides for us. */
  decided: number;
}

/** One field of one document on which the two parsers differ. */
export interface Disagreement {
  file: string;
  field: string;
  at?: number;
  wanted: string;
  got: string;
  /** What in the document decides, where it was looked up. */
  why?: string;
}

/** The address every document of the corpus is read as if it came from. */
export const CORPUS_URL = "http://corpus.example/feed.xml";

type Fields = Record<string, unknown>;

interface Comparison {
  file: string;
  text: string;
  wanted: Fields;
  feed: NormalizedFeed | Refusal;
}

const headFields = ["title", "description", "link", "id", "updated", "language", "copyright", "generator"];
const moreHeadFields = ["image", "selfLink", "nextLink", "ttlMinutes", "hubs", "authors"];
const entryFields = ["id", "url", "title", "summary", "content", "published", "updated", "authors", "tags"];
const moreEntryFields = ["enclosures", "commentsUrl", "language", "image", "rights", "source"];

/** Compares a document field by field into the tallies; only fields that EXPECTED.json gives a value are compared. */
export function compareFeed(
  { file, text, wanted, feed }: Comparison,
  tallies: Map<string, Tally>,
  disagreements: Disagreement[],
): void {
  const entries = Array.isArray(wanted["entries"]) ? (wanted["entries"] as Fields[]) : [];
  const page = feed.kind === "refusal" && entries.length === 0;
  const got: Fields = feed.kind === "feed" ? { ...feed } : {};
  const ours = feed.kind === "feed" ? feed.entries : [];
  const note = (
    field: string,
    [agreed, raw]: readonly [boolean, boolean],
    detail: Omit<Disagreement, "file" | "field">,
  ) => {
    const before = tallies.get(field) ?? { compared: 0, raw: 0, agreed: 0, decided: 0 };
    const why = agreed ? undefined : reasonFor({ file, field, at: detail.at, got: detail.got }, text);
    tallies.set(field, {
      compared: before.compared + 1,
      raw: before.raw + (raw ? 1 : 0),
      agreed: before.agreed + (agreed ? 1 : 0),
      decided: before.decided + (why === undefined ? 0 : 1),
    });
    if (!agreed) disagreements.push({ file, field, ...detail, ...(why === undefined ? {} : { why }) });
  };
  const same = entries.length === ours.length;
  note("count", [same, same], { wanted: String(entries.length), got: String(ours.length) });
  // A page that is refused has no head to compare.
  if (page) return;
  for (const field of [...headFields, ...moreHeadFields]) {
    if (isEmpty(wanted[field])) continue;
    const raw = identical(wanted[field], got[field]);
    const agreed = raw || agrees(field, wanted[field], got[field], text);
    note(`feed.${field}`, [agreed, raw], { wanted: shown(wanted[field]), got: shown(got[field]) });
  }
  if (entries.length !== ours.length) return;
  for (const [at, entry] of entries.entries()) {
    const mine: Fields = { ...ours[at] };
    for (const field of [...entryFields, ...moreEntryFields]) {
      if (isEmpty(entry[field])) continue;
      const raw = identical(entry[field], mine[field]);
      const agreed = raw || agrees(field, entry[field], mine[field], text);
      note(`entry.${field}`, [agreed, raw], { at, wanted: shown(entry[field]), got: shown(mine[field]) });
    }
  }
}

let lastText = "";
let lastOriginals: string[] = [];

function originals(text: string): string[] {
  if (text !== lastText) {
    lastText = text;
    lastOriginals = [...text.matchAll(/origLink>([^<]*)</gi)].map((match) =>
      (match[1] ?? "").replaceAll("&amp;", "&"),
    );
  }
  return lastOriginals;
}

function identical(wanted: unknown, got: unknown): boolean {
  return canonical(wanted) === canonical(got);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return String(value ?? "").trim();
  const members = Object.entries(value).filter(([, each]) => !isEmpty(each));
  return `{${members
    .map(([key, each]) => `${key}:${canonical(each)}`)
    .sort()
    .join()}}`;
}

function agrees(field: string, wanted: unknown, got: unknown, text: string): boolean {
  if (field === "url" || field === "link" || field === "commentsUrl") return sameAddress(wanted, got, text);
  if (field === "language") return lower(wanted) === lower(got);
  if (["title", "summary", "content", "description", "copyright", "rights"].includes(field))
    return sameText(wanted, got);
  if (field === "tags")
    return list(wanted).every((tag) =>
      list(got)
        .map(lower)
        .includes(lower(folded(tag))),
    );
  if (field === "authors")
    return listOfObjects(wanted).every((person) => isEmpty(person) || credits(got, person));
  if (field === "enclosures") return listOfObjects(wanted).every((file) => holds(got, file));
  if (field === "source") return sameSource(wanted, got);
  if (field === "image") return sameAddress(wanted, got, text);
  if (field === "hubs") return list(wanted).every((hub) => list(got).includes(hub));
  // The other parser resolves ids as if they were links.
  if (field === "id" && String(wanted) === resolved(String(got))) return true;
  return String(wanted).trim() === String(got ?? "").trim();
}

function sameAddress(wanted: unknown, got: unknown, text: string): boolean {
  const plain = (url: unknown) =>
    decodeURIComponentSafely(canonicalUrl(String(url ?? "").trim()).replace(/\/$/, ""));
  if (plain(wanted) === plain(got)) return true;
  // The document itself names the address behind the redirector.
  return originals(text).some((original) => plain(original) === plain(got));
}

function resolved(reference: string): string {
  return URL.canParse(reference, CORPUS_URL) ? new URL(reference, CORPUS_URL).href : reference;
}

function decodeURIComponentSafely(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function sameText(wanted: unknown, got: unknown): boolean {
  const cut = String(wanted).endsWith("…");
  const left = bare(
    cut
      ? String(wanted)
          .slice(0, -1)
          .replace(/<[^>]*$|&[^;\s]*$/, "")
      : String(wanted),
  );
  const right = bare(String(got ?? ""));
  return cut ? right.startsWith(left.slice(0, Math.max(0, left.length - 3))) : right === left;
}

function bare(html: string): string {
  return htmlToText(htmlToText(html)).replace(/[\s\u00a0\u200b]+/g, "");
}

function credits(got: unknown, person: Fields): boolean {
  const name = lower(folded(person["name"] ?? ""));
  return listOfObjects(got).some(
    (each) =>
      (name !== "" && lower(each["name"]) === name) ||
      (!isEmpty(person["email"]) &&
        lower(each["email"]) === lower(String(person["email"]).replace(/\?.*$/, ""))),
  );
}

function holds(got: unknown, file: Fields): boolean {
  return listOfObjects(got).some((each) => {
    const length = /^\d+$/.test(String(file["length"] ?? "")) ? Number(file["length"]) : each["length"];
    return (
      sameAddress(file["url"], each["url"], "") &&
      (isEmpty(file["type"]) || lower(file["type"]).startsWith(String(each["type"]))) &&
      each["length"] === length
    );
  });
}

function sameSource(wanted: unknown, got: unknown): boolean {
  const [left, right] = [wanted as Fields, (got ?? {}) as Fields];
  return (
    (isEmpty(left["title"]) || sameText(left["title"], right["title"])) &&
    (isEmpty(left["url"]) || sameAddress(left["url"], right["url"], ""))
  );
}

function folded(value: unknown): string {
  return htmlToText(String(value));
}

function lower(value: unknown): string {
  return String(value ?? "")
    .trim()
    .toLowerCase()
    .replaceAll("_", "-");
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function listOfObjects(value: unknown): Fields[] {
  return list(value) as Fields[];
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 260);
}
