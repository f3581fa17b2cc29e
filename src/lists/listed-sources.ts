import type { Source, SourceList } from "../model/configuration.ts";
import type { ListedFeed } from "../model/listed-feed.ts";
import { listedId } from "./listed-id.ts";
import { addressKey, webAddress } from "./web-address.ts";

/** What is a source already: by address, so that no address is asked twice, and by id. */
export interface Taken {
  addresses: Set<string>;
  ids: Set<string>;
}

/**
 * The sources that a list's feeds make, in its order and with its settings, up to its limit. Left out are what is taken already and what is no
 * address of the web; what is made is added to `taken`.
 */
export function listedSources(list: SourceList, feeds: readonly ListedFeed[], taken: Taken): Source[] {
  const sources: Source[] = [];
  for (const feed of feeds) {
    if (sources.length >= list.limit) break;
    const url = webAddress(feed.url);
    if (url === undefined) continue;
    const [key, id] = [addressKey(url), listedId(url)];
    if (taken.addresses.has(key) || taken.ids.has(id)) continue;
    taken.addresses.add(key);
    taken.ids.add(id);
    sources.push(sourceOf(list, feed, { id, url }));
  }
  return sources;
}

function sourceOf(list: SourceList, feed: ListedFeed, own: Pick<Source, "id" | "url">): Source {
  const homepage = feed.homepage === undefined ? undefined : webAddress(feed.homepage);
  const shelves = feed.folders
    .map((folder) => folder.toLowerCase())
    .flatMap((folder) => (Object.hasOwn(list.folders, folder) ? (list.folders[folder] ?? []) : []));
  return {
    ...own,
    title: feed.title ?? new URL(own.url).hostname,
    ...(homepage && { homepage }),
    ...(list.language && { language: list.language }),
    weight: list.weight,
    sections: [...new Set([...list.sections, ...shelves])],
    polling: list.polling,
    websub: list.websub,
    list: list.id,
    ...(list.keep && { keep: list.keep }),
    ...(list.drop && { drop: list.drop }),
    ...(list.tags && { tags: list.tags }),
  };
}
