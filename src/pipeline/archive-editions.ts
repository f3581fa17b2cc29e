import { LRUCache } from "lru-cache";
import type { ArchivedEdition, Edition } from "../model/edition.ts";
import type { FeedFormat, FeedPath } from "../model/feed.ts";
import { makeEdition } from "../publish/make-edition.ts";
import type { RenderMemory } from "../publish/render-memory.ts";
import type { ArchiveStore } from "../store/archive-store.ts";
import { archiveSettings } from "./archive-settings.ts";
import { type ArchivedWindowDeps, archivedWindow } from "./archived-window.ts";
import { closedTag } from "./tag-floor.ts";

/** Archives of feeds as documents, rendered when they are asked for, once however many ask. */
export interface ArchiveEditions {
  edition(path: FeedPath, number: number, format: FeedFormat): Promise<ArchivedEdition | undefined>;
  /** Forgets what is in memory of a feed, or of all. */
  forget(path?: FeedPath): void;
}

/** What they rest on. */
export interface ArchiveEditionsDeps extends ArchivedWindowDeps {
  archives: Pick<ArchiveStore, "read">;
  memory: RenderMemory;
}

/** Bytes held in memory, and for how many milliseconds: nothing announces a correction to feeds that an entry has left. */
const MEMORY = 32 * 1024 * 1024;
const LIFETIME = 60_000;

/** Archives over the given stores. */
export function createArchiveEditions(deps: ArchiveEditionsDeps): ArchiveEditions {
  const memory = new LRUCache<string, { edition: Edition; until: number; look: string }>({
    maxSize: MEMORY,
    sizeCalculation: ({ edition: { identity, gzip, brotli } }) =>
      identity.length + gzip.length + brotli.length + 1_000,
  });
  const underway = new Map<string, Promise<ArchivedEdition | undefined>>();

  async function make(path: FeedPath, number: number, format: FeedFormat) {
    if (!archiveSettings(deps.network()).serve) return undefined;
    if (path.startsWith("tags/") && (await closedTag(path.slice("tags/".length), deps))) return undefined;
    const archive = await deps.archives.read(path, number);
    if (archive === undefined || typeof archive === "string") return archive;
    const { look, sources } = deps.network();
    const window = await archivedWindow(path, archive, deps);
    if (window === undefined) return undefined;
    const edition = await makeEdition(window, sources, format, deps.memory);
    memory.set(`${path} ${number} ${format}`, { edition, until: deps.now() + LIFETIME, look });
    return edition;
  }

  return {
    edition(path, number, format) {
      const key = `${path} ${number} ${format}`;
      const held = memory.get(key);
      if (held !== undefined && deps.now() < held.until && held.look === deps.network().look)
        return Promise.resolve(held.edition);
      const running = underway.get(key) ?? make(path, number, format).finally(() => underway.delete(key));
      underway.set(key, running);
      return running;
    },
    forget(path) {
      if (path === undefined) memory.clear();
      else for (const [key, { edition }] of memory.entries()) if (edition.path === path) memory.delete(key);
    },
  };
}
