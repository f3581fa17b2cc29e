import fc from "fast-check";
import type { Entry, Person } from "../../src/model/entry.ts";
import type { FeedHead } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { BASE_URL } from "./sample.ts";

/** What breaks documents: markup, controls, lone surrogates, half references, the ends of CDATA. */
const nasty = fc.constantFrom(
  "]]>",
  "]]>]]>",
  "<![CDATA[",
  "-->",
  "&",
  "&amp;",
  "&#0;",
  "&nbsp;",
  "<b>",
  "</item>",
  "</entry>",
  "\u0000",
  "\u000b",
  "\u0085",
  "\uFFFE",
  "\uD800",
  "\uDC00x",
  "\u2028",
  "\r\n",
  "\t",
  '"',
  "'",
  "$&",
  "$1",
  " ",
  "",
  "é",
  "שלום",
  "🗞️",
  "%",
  "%zz",
  "\\",
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 24 }),
  nasty,
  fc.array(fc.oneof(nasty, fc.string({ maxLength: 6 })), { maxLength: 6 }).map((parts) => parts.join("")),
);
/** Addresses, good, bad and worse. */
export const anyUrl = fc.oneof(
  text,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.tuple(fc.webUrl(), text).map(([base, tail]) => `${base}?q=${tail}#${tail}`),
  fc.constantFrom(
    "http://",
    "https://user:secret@host.example/",
    "mailto:a@b.example",
    "data:text/plain,x",
    "/relative",
    "http://[::1]/",
    "http://a b/",
    "https://host.example/#a#b",
    "https://host.example/[x]|{y}^`\\",
    "HTTP://Host.Example",
    "https://кафе.example/ä?ö",
  ),
);
const date = fc.oneof(
  text,
  fc.date({ noInvalidDate: true }).map((value) => value.toISOString()),
  fc.constantFrom(
    "2026-02-30T00:00:00Z",
    "-000001-01-01T00:00:00Z",
    "+275760-09-13T00:00:00.000Z",
    "2026-03-05T09:00:00Z",
  ),
);
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, -0, 1e300, 0.5));
const id = fc.oneof(
  text,
  anyUrl,
  fc.constantFrom("1", "urn:uuid:1", "tag:wire.example.org,2026:a/b", "tag:broken", "yt:video:x", " pad "),
);
const language = fc.oneof(
  text,
  fc.constantFrom("en", "es-MX", "pt_BR", "zh-Hant-TW", "x", "i-klingon", "english"),
);
const role: fc.Arbitrary<Person["role"]> = fc.constantFrom(
  "author",
  "contributor",
  "translator",
  "editor",
  "photographer",
  "agency",
  undefined,
);

/** A field that may be missing; absent rather than `undefined`, as the model has it. */
function record<T>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  requiredKeys: (keyof T)[],
): fc.Arbitrary<T> {
  return fc.record(required, { requiredKeys }) as fc.Arbitrary<T>;
}

const anyEntry: fc.Arbitrary<Entry> = record(
  {
    id,
    url: anyUrl,
    title: text,
    summary: text,
    content: text,
    published: date,
    updated: date,
    authors: fc.array(record({ name: text, email: text, url: anyUrl, role }, ["name"]), { maxLength: 3 }),
    tags: fc.array(text, { maxLength: 3 }),
    enclosures: fc.array(
      record({ url: anyUrl, type: text, length: number, title: text, duration: number }, ["url"]),
      { maxLength: 3 },
    ),
    pictures: fc.array(
      record({ url: anyUrl, width: number, height: number, alt: text, caption: text, credit: text }, ["url"]),
      { maxLength: 2 },
    ),
    image: anyUrl,
    language,
    commentsUrl: anyUrl,
    source: record({ title: text, url: anyUrl }, []),
    rights: text,
    licence: anyUrl,
    links: fc.array(
      record(
        {
          rel: fc.constantFrom("canonical", "via", "related", "alternate", "original"),
          url: anyUrl,
          language,
        },
        ["rel", "url"],
      ),
      { maxLength: 4 },
    ),
  },
  ["id", "title", "authors", "tags", "enclosures", "pictures", "links"],
) as fc.Arbitrary<Entry>;

const anyRef = fc
  .tuple(fc.constantFrom("harbour-herald", "b"), fc.oneof(fc.constantFrom("1", "2"), text))
  .map(([source, key]): `${string}/${string}` => `${source}/${key}`);

/** Any stored entry its type allows, good or bad. Refs and ids repeat often enough to collide. */
export const anyStoredEntry: fc.Arbitrary<StoredEntry> = record(
  {
    ref: anyRef,
    sourceId: fc.oneof(fc.constantFrom("harbour-herald", "el-faro-norte"), text),
    entry: anyEntry,
    firstSeen: date,
    changed: date,
    backlog: fc.boolean(),
    fingerprint: text,
    minted: fc.boolean(),
    sections: fc.array(text, { maxLength: 2 }),
    tags: fc.array(text, { maxLength: 3 }),
  },
  ["ref", "sourceId", "entry", "firstSeen", "changed", "backlog", "fingerprint", "sections", "tags"],
) as fc.Arbitrary<StoredEntry>;

/** Any head, on a base URL that the configuration's check has let through. */
export const anyHead: fc.Arbitrary<FeedHead> = record(
  {
    path: fc.oneof(
      fc.constantFrom("all", "sections/work"),
      // A slug that is only dots cannot be: `tagSlug` keeps letters and digits, and an address loses a segment of dots.
      text
        .filter((slug) => !/(?:^|[/\\])\s*(?:\.|%2e){1,2}\s*(?:$|[/\\])/i.test(slug))
        .map((slug) => `tags/${slug}`),
    ),
    title: text,
    description: text,
    baseUrl: fc.constantFrom(BASE_URL, "http://127.0.0.1:8080", "http://[::1]:9000/under"),
    language,
    updated: date,
    author: record({ name: text, email: text }, ["name"]),
    hub: anyUrl,
    removed: fc.array(
      record({ ref: anyRef, id: text, minted: fc.boolean(), at: date, because: text }, ["ref", "id", "at"]),
      { maxLength: 3 },
    ),
  },
  ["path", "title", "description", "baseUrl", "language", "updated", "author"],
) as fc.Arbitrary<FeedHead>;
