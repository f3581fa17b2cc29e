import type { EntryLink } from "../model/entry.ts";
import type { ParsedLink } from "../parse/parsed-feed.ts";
import { declaredLanguage } from "./declared-language.ts";
import { canonicalUrl } from "./url/canonical-url.ts";

/** The further links of an entry: canonical, via, related, and alternates that are not the page it is read on. */
export function entryLinks(links: readonly ParsedLink[], url: string | undefined): EntryLink[] {
  let found: Map<string, EntryLink> | undefined;
  for (const link of links) {
    const rel = relationOf(link.rel);
    if (rel === undefined) continue;
    const target = canonicalUrl(link.url);
    if (rel === "alternate" && target === url) continue;
    const language = declaredLanguage(link.language);
    const key = `${rel} ${target}`;
    found ??= new Map();
    if (!found.has(key))
      found.set(key, { rel, url: target, ...(language === undefined ? {} : { language }) });
  }
  return found === undefined ? [] : [...found.values()];
}

function relationOf(rel: string): EntryLink["rel"] | undefined {
  if (rel === "canonical" || rel === "via" || rel === "related" || rel === "alternate") return rel;
  return rel === "original" || rel === "shortlink-original" ? "original" : undefined;
}
