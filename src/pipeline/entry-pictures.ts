import { LRUCache } from "lru-cache";
import { splitRef } from "../dedupe/entry-key.ts";
import type { Fetcher } from "../fetch/fetcher.ts";
import type { EntryPictures, FetchedPicture } from "../model/entry-pictures.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import { pictureName } from "../publish/picture-name.ts";
import { toCleanEntry } from "../publish/to-clean-entry.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { Network } from "./network.ts";
import { pictureType } from "./picture-type.ts";
import { createTurns } from "./turns.ts";

/** What fetching pictures needs. */
export interface EntryPicturesDeps {
  network: () => Network;
  sources: Pick<SourceStore, "entries">;
  fetcher: Pick<Fetcher, "fetch">;
}

/** Pictures that are fetched at once, and that wait for it. */
const [AT_ONCE, WAITING] = [8, 100];
const MEMORY = 64 * 1024 * 1024;
/** Milliseconds a picture is remembered, and one that could not be had: an outlet that is down is not asked by every reader. */
const [LIFETIME, LOST] = [24 * 60 * 60_000, 60_000];
const MOST_BYTES = 8 * 1024 * 1024;
/** Milliseconds that a picture may take. */
const PATIENCE = 15_000;

/** Fetches pictures through the address guard, each once for all readers. */
export function createEntryPictures(deps: EntryPicturesDeps): EntryPictures {
  const turns = createTurns(AT_ONCE, WAITING);
  const kept = new LRUCache<string, { picture?: FetchedPicture }>({
    maxSize: MEMORY,
    sizeCalculation: ({ picture }) => (picture?.bytes.byteLength ?? 0) + 200,
  });
  const underway = new Map<string, Promise<FetchedPicture | "busy" | undefined>>();

  async function fetchPicture(url: string): Promise<FetchedPicture | "busy" | undefined> {
    const wish = { url, validators: {}, timeout: PATIENCE, maxBytes: MOST_BYTES };
    const outcome = await turns.run(() => deps.fetcher.fetch(wish));
    if (outcome === "busy") return outcome;
    const bytes = outcome.kind === "fetched" ? outcome.body : undefined;
    const mediaType = bytes && pictureType(bytes);
    const picture = bytes && mediaType && { bytes, mediaType };
    kept.set(url, picture ? { picture } : {}, { ttl: picture ? LIFETIME : LOST });
    return picture || undefined;
  }

  return {
    async picture(ref, name) {
      const url = (await shownBy(ref, deps)).find((address) => pictureName(address) === name);
      if (url === undefined) return undefined;
      const held = kept.get(url);
      if (held !== undefined) return held.picture;
      const running = underway.get(url) ?? fetchPicture(url).finally(() => underway.delete(url));
      underway.set(url, running);
      return running;
    },
  };
}

/** The addresses of the pictures that an entry shows, by its outlet's leave. */
async function shownBy(ref: EntryRef, { network, sources }: EntryPicturesDeps): Promise<string[]> {
  const { sourceId, key } = splitRef(ref);
  const stored = (await sources.entries(sourceId, [key])).get(key);
  if (stored === undefined || stored.dropped) return [];
  const { configuration, sources: configured } = network();
  const entry = toCleanEntry(stored, configured.get(sourceId), configuration.site.url);
  return entry.pictures.map(({ url }) => url);
}
