import { keepShapes } from "../markup/keep-shapes.ts";
import type { NormalizedFeed } from "../model/normalized-feed.ts";
import type { ParsedFeed } from "../parse/parsed-feed.ts";
import { identities } from "./identity.ts";
import { type EntryContext, normalizeEntry } from "./normalize-entry.ts";
import { normalizeHead } from "./normalize-head.ts";

/** A parsed document as a normalised one, every entry cleaned. Pollers that know most entries clean only the new ones. */
export function normalize(parsed: ParsedFeed): NormalizedFeed {
  const ids = identities(parsed);
  const shared = sharedContext(parsed);
  const entries = parsed.items.map((item, at) => normalizeEntry(item, { ...shared, id: ids[at] ?? "" }));
  keepShapes("entries", parsed.items[0]?.raw.length ?? 0, entries);
  return { ...normalizeHead(parsed), entries };
}

/** What every item of a document has in common. */
export function sharedContext(parsed: ParsedFeed): Omit<EntryContext, "id"> {
  const base = parsed.url ?? parsed.link;
  return {
    ...(base === undefined ? {} : { base }),
    ...(parsed.language === undefined ? {} : { language: parsed.language }),
  };
}
