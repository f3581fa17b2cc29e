import { webAddress } from "../lists/web-address.ts";
import type { ListedFeed } from "../model/listed-feed.ts";
import type { NewSource } from "./append-sources.ts";
import { mintSourceId } from "./mint-source-id.ts";

/** What becomes of the feeds of a subscription list that are to be sources. */
export interface SourcePlan {
  added: NewSource[];
  skipped: Array<{ url: string; why: string }>;
}

/** Plans sources for feeds, with ids that none of those present has; what is a source already is left out. */
export function planSources(
  feeds: readonly ListedFeed[],
  present: ReadonlyArray<{ id: string; url: string }>,
): SourcePlan {
  const taken = new Set(present.map(({ id }) => id));
  const urls = new Set(present.map(({ url }) => url));
  const result: SourcePlan = { added: [], skipped: [] };
  for (const feed of feeds) {
    const url = webAddress(feed.url);
    if (url === undefined) result.skipped.push({ url: feed.url, why: "not an http address" });
    else if (urls.has(url)) result.skipped.push({ url, why: "already a source" });
    else {
      const id = mintSourceId(feed.title, url, taken);
      taken.add(id);
      urls.add(url);
      const homepage = webAddress(feed.homepage ?? "");
      result.added.push({ id, title: feed.title ?? id, url, ...(homepage && { homepage }) });
    }
  }
  return result;
}
