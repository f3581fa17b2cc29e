import { createHash } from "node:crypto";
import { excused } from "./report-parse-excused.ts";

/** Disagreements of a document with EXPECTED.json that it decides itself, and what in it does. */
interface Decided {
  file: string;
  fields: string[];
  why: string;
  /** What the deciding line holds: a different sign a field where one does not do. Counted from where the entry begins. */
  sign: string | Record<string, string>;
}

/** One value of ours that differs. */
interface Difference {
  file: string;
  field: string;
  /** Which entry, where it is an entry's. */
  at?: number | undefined;
  got: string;
}

/**
 * Why a difference is no fault, where it was looked up. It excuses one value of one entry, known by its mark: another value in the same
 * place, or the same fault in another entry, is new and shows.
 */
export function reasonFor(difference: Difference, document: string): string | undefined {
  const { file, field, at } = difference;
  const known = decided.find((each) => each.file === file && each.fields.includes(field));
  // One document may stand here twice, for different fields.
  if (known === undefined || !excused[file]?.split(" ").includes(markOf(difference))) return undefined;
  const sign = typeof known.sign === "string" ? known.sign : known.sign[field];
  return `${decidingLine(document, at, sign ?? "")}: ${known.why}`;
}

/** Number and beginning of the first line with a sign in it, from the beginning of entry `at`. Throws where there is none. */
function decidingLine(document: string, at: number | undefined, sign: string): string {
  const begins = [...document.matchAll(/<(?:item|entry)[\s>]/g)].map(({ index }) => index);
  const from = at === undefined ? 0 : (begins[at] ?? 0);
  const found = document.indexOf(sign, from);
  if (sign === "" || found < 0) throw new Error(`no line of the document has ${JSON.stringify(sign)}`);
  const number = document.slice(0, found).split("\n").length;
  return `line ${number}, ${JSON.stringify(document.slice(found).split("\n", 1)[0]?.trim().slice(0, 90))}`;
}

/** Names one value of one entry without repeating a stranger's text: field, place and a hash. */
export function markOf({ field, at, got }: Difference): string {
  return `${field}:${at ?? ""}:${createHash("sha256").update(got).digest("hex").slice(0, 8)}`;
}

/** Looked at one by one. A field that is not listed here and differs is a fault of ours. */
const decided: readonly Decided[] = [
  {
    file: "atom/bbc-chinese.atom",
    fields: ["feed.link"],
    why: "its only <link> is rel=self: it names no site",
    sign: "<link",
  },
  {
    file: "atom/pappacoda-bilingual.atom",
    fields: ["entry.url"],
    why: "the entry's alternate <link> names the page; the expected value is its <id>",
    sign: 'rel="alternate"',
  },
  {
    file: "encodings/gb2312-dvbbs.xml",
    fields: ["entry.published"],
    why: "<pubDate>2020/1/10 14:33:00: the tenth of January",
    sign: "<pubDate",
  },
  ...["koi8-r-undeclared", "shift-jis-undeclared", "windows-1255-he"].map((name) => ({
    file: `encodings/${name}.xml`,
    fields: ["entry.title", "entry.summary"],
    why: "the expected text was read in the wrong encoding",
    sign: {
      "entry.title": "<title>",
      "entry.summary": name.startsWith("shift") ? "<summary>" : "<description>",
    },
  })),
  {
    file: "encodings/windows-1252-wrong-prolog.xml",
    fields: ["feed.title"],
    why: "the bytes are UTF-8, the expected text was read as windows-1252",
    sign: "<title>",
  },
  {
    file: "malformed/illegally-nested-dvorak.xml",
    fields: ["count"],
    why: "ten items, each with an empty <item /> inside, which says nothing",
    sign: "<item />",
  },
  {
    file: "malformed/invalid-date-format.xml",
    fields: ["entry.updated"],
    why: "<dc:date>1518478934 can only be seconds since 1970; the expected date is a misreading of its digits",
    sign: "<dc:date",
  },
  {
    file: "malformed/spaces-around-equals-nws.atom",
    fields: ["feed.id"],
    why: "<id>…&amp;y=0: XML's escape for &",
    sign: "<id>",
  },
  {
    file: "podcast/kcrw-left-right-center.xml",
    fields: ["feed.description", "feed.image", "entry.content"],
    why: "<description> is the description, not itunes:subtitle; <image> is the picture, itunes:link a precursor's",
    sign: "<description",
  },
  {
    file: "podcast/kcrw-leshow.xml",
    fields: ["feed.description"],
    why: "<description>, not itunes:subtitle",
    sign: "<description",
  },
  {
    file: "podcast/nightvale-prx.xml",
    fields: ["feed.description", "entry.content"],
    why: "<description> is the description; itunes:summary repeats it",
    sign: "<description",
  },
  {
    file: "podcast/swr2-impuls.xml",
    fields: ["feed.description"],
    why: "<description>, not itunes:subtitle",
    sign: "<description",
  },
  {
    file: "podcast/narro.xml",
    fields: ["entry.content"],
    why: "itunes:summary repeats <description>",
    sign: "<itunes:summary",
  },
  {
    file: "rss/citydog-by.xml",
    fields: ["entry.title"],
    why: "the <title> is proper UTF-8; the expected text is not",
    sign: "<title",
  },
  {
    file: "rss/elpais-brasil.xml",
    fields: ["entry.url", "entry.content"],
    why: "<link> is the page and content:encoded the text; the expected ones are a related link and a caption",
    sign: { "entry.url": "<link>", "entry.content": "<content:encoded>" },
  },
  {
    file: "rss/nytimes-home-2017.xml",
    fields: ["entry.summary", "entry.content"],
    why: "<description> is the summary; media:description is the picture's caption",
    sign: "<description>",
  },
  {
    file: "rss/scripting-news-untitled.xml",
    fields: ["entry.summary", "entry.content"],
    why: "the description is an embedded film, which cleaning keeps as a link",
    sign: "<description",
  },
  {
    file: "rss/scripting-news-untitled.xml",
    fields: ["entry.id"],
    why: "two different notes share one <guid> and <link>: a reader sees two entries",
    sign: "<guid",
  },
  {
    file: "wordpress/cyklistbloggen.xml",
    fields: ["entry.content"],
    why: "the content is an embedded film, which cleaning keeps as a link",
    sign: "<content:encoded>",
  },
  {
    file: "syndicated/2017-01-07-indianexpress.xml",
    fields: ["entry.title"],
    why: "the title ends in a doubly encoded no-break space, of which the expected text kept half",
    sign: "<title",
  },
];
