import { LRUCache } from "lru-cache";
import type { Edition, FeedListing, PublishedFeeds } from "../model/edition.ts";
import type { FeedFormat, FeedPath } from "../model/feed.ts";
import { makeEdition } from "../publish/make-edition.ts";
import type { RenderMemory } from "../publish/render-memory.ts";
import type { EditionStore, KeptEdition } from "../store/edition-store.ts";
import { createArchiveEditions } from "./archive-editions.ts";
import type { ArchivedWindowDeps } from "./archived-window.ts";
import { type ArchivingDeps, windowWithArchives } from "./close-archives.ts";
import { createDeltas } from "./deltas.ts";
import { feedShape } from "./feed-head.ts";
import { feedWindow } from "./feed-window.ts";
import { closedTag, floorOf } from "./tag-floor.ts";

/** Editions of every feed: kept in memory, else from the store, else rendered, once however many ask. */
export interface Editions extends PublishedFeeds {
  /** An edition that is no older than the feed is now, whatever announcement was lost or is on its way. */
  current(path: FeedPath, format: FeedFormat): Promise<Edition | undefined>;
  /** Renders editions of the feed as it stands, in these formats, and keeps them in the store. */
  prepare(path: FeedPath, ...formats: FeedFormat[]): Promise<void>;
  /** Drops what is kept of a feed in the store: it shows what is not to be kept. */
  discard(path: FeedPath): Promise<void>;
  /** Forgets what is in memory of a feed, or of all: it has changed. */
  forget(path?: FeedPath): void;
}

/** What editions rest on. */
export interface EditionsDeps extends ArchivingDeps {
  attic: ArchivedWindowDeps["attic"];
  removals: ArchivedWindowDeps["removals"];
  kept: EditionStore;
  /** Rendered entries, which every feed they are in uses again. */
  memory: RenderMemory;
}

/** Bytes of editions held in memory. */
const MEMORY = 256 * 1024 * 1024;
/** Milliseconds an edition is served from memory without a look at the feed's revision: a lost announcement costs no more than this. */
const TRUST = 5_000;
/** Milliseconds after which an edition is rendered anew although nothing arrived: entries grow too old for its window. */
const LIFETIME = 60 * 60_000;

const FORMATS: readonly FeedFormat[] = ["rss", "atom", "json"];
/** Feeds whose states are remembered. */
const STATES = 20_000;

interface Held extends KeptEdition {
  /** When its revision was last compared with the feed's. */
  checked: number;
}

/** Editions over the given stores. */
export function createEditions(deps: EditionsDeps): Editions {
  const memory = new LRUCache<string, Held>({
    maxSize: MEMORY,
    sizeCalculation: ({ edition }) =>
      edition.identity.length + edition.gzip.length + edition.brotli.length + 1_000,
  });
  const states = new LRUCache<FeedPath, { state: string; checked: number }>({ max: STATES });
  const archives = createArchiveEditions(deps);
  const underway = new Map<string, Promise<Edition | undefined>>();
  const deltas = createDeltas({ sources: () => deps.network().sources, memory: deps.memory });

  async function load(path: FeedPath, format: FeedFormat): Promise<Edition | undefined> {
    const key = `${path}.${format}`;
    // The revision is read first: a change during rendering leaves the edition too old, never too new.
    const revision = await deps.feeds.revision(path);
    const held = memory.get(key);
    const current = (kept: KeptEdition | undefined) =>
      kept?.revision === revision &&
      kept.look === deps.network().look &&
      deps.now() - kept.rendered < LIFETIME
        ? kept
        : undefined;
    const best =
      current(held) ??
      current(await deps.kept.get(path, format)) ??
      (await render(path, format, deps, revision));
    if (best === undefined) {
      memory.delete(key);
      return undefined;
    }
    memory.set(key, { ...best, checked: deps.now() });
    deltas.remember(best.edition);
    return best.edition;
  }

  function atHand(path: FeedPath, format: FeedFormat): Edition | undefined {
    const held = memory.get(`${path}.${format}`);
    return held !== undefined && deps.now() - held.checked < TRUST ? held.edition : undefined;
  }

  function edition(path: FeedPath, format: FeedFormat): Promise<Edition | undefined> {
    const key = `${path}.${format}`;
    const held = atHand(path, format);
    if (held !== undefined) return Promise.resolve(held);
    const running = underway.get(key) ?? load(path, format).finally(() => underway.delete(key));
    underway.set(key, running);
    return running;
  }

  return {
    edition,
    atHand,
    async delta(path, format, etags) {
      const current = await edition(path, format);
      return current && deltas.since(etags, current, () => windowWithArchives(path, deps));
    },
    archive: archives.edition,
    // Not shared with whoever asks already: that look may have begun before the change.
    current: load,
    window: (path) => feedWindow(path, deps),
    async state(path) {
      const checked = deps.now();
      const held = states.get(path);
      if (held !== undefined && checked - held.checked < TRUST) return held.state;
      const hour = Math.floor(checked / LIFETIME);
      const state = `${await deps.feeds.revision(path)} ${deps.network().look} ${hour}`;
      states.set(path, { state, checked });
      return state;
    },
    async closed(path) {
      return path.startsWith("tags/") ? await closedTag(path.slice("tags/".length), deps) : undefined;
    },
    listings: () => listings(deps),
    async prepare(path, ...formats) {
      const made = await renderAll(path, formats, deps, await deps.feeds.revision(path));
      await Promise.all(made.map((kept) => deps.kept.put(kept)));
      // Whoever was sent the last one will ask for this.
      for (const kept of made) {
        const key = `${path}.${kept.edition.format}`;
        if (memory.has(key)) memory.set(key, { ...kept, checked: Number.NEGATIVE_INFINITY });
      }
    },
    discard: (path) => deps.kept.drop(path),
    forget(path) {
      archives.forget(path);
      if (path === undefined) states.clear();
      else states.delete(path);
      // In place: setting anew would move each entry before the iterator, which then never ends.
      const changed =
        path === undefined ? memory.values() : FORMATS.flatMap((of) => memory.peek(`${path}.${of}`) ?? []);
      for (const held of changed) held.checked = Number.NEGATIVE_INFINITY;
    },
  };
}

async function render(
  path: FeedPath,
  format: FeedFormat,
  deps: EditionsDeps,
  revision: number,
): Promise<KeptEdition | undefined> {
  const [kept] = await renderAll(path, [format], deps, revision);
  return kept;
}

/** Reads the window once for all formats, which are compressed beside each other; none where there is no such feed. */
async function renderAll(
  path: FeedPath,
  formats: readonly FeedFormat[],
  deps: EditionsDeps,
  revision: number,
): Promise<KeptEdition[]> {
  const rendered = deps.now();
  const { look } = deps.network();
  const window = await windowWithArchives(path, deps);
  if (window === undefined) return [];
  const { sources } = deps.network();
  return await Promise.all(
    formats.map(async (format) => {
      const edition = await makeEdition(window, sources, format, deps.memory);
      return { edition, revision, look, rendered };
    }),
  );
}

async function listings({ network, feeds }: EditionsDeps): Promise<FeedListing[]> {
  const now = network();
  const sizes = await feeds.sizes();
  const tags = await publishedTags(sizes, { network, feeds });
  const labels = await feeds.labels(tags.map((path) => path.slice("tags/".length)));
  tags.sort((one, other) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0) || (one < other ? -1 : 1));
  const paths: FeedPath[] = [
    "all",
    ...now.configuration.sections.map(({ id }): FeedPath => `sections/${id}`),
    ...tags,
    ...now.configuration.sources.map(({ id }): FeedPath => `sources/${id}`),
  ];
  const sourceSizes = await Promise.all(
    now.configuration.sources.map(({ id }) => feeds.size(`sources/${id}`)),
  );
  for (const [at, { id }] of now.configuration.sources.entries())
    sizes.set(`sources/${id}`, sourceSizes[at] ?? 0);
  return paths.map((path) => ({ path, title: shortTitle(path, now, labels), entries: sizes.get(path) ?? 0 }));
}

async function publishedTags(
  sizes: ReadonlyMap<FeedPath, number>,
  { network, feeds }: Pick<EditionsDeps, "network" | "feeds">,
): Promise<FeedPath[]> {
  const filled = [...sizes].filter(([path, size]) => path.startsWith("tags/") && size > 0);
  const floor = floorOf(network());
  const few = filled.filter(([, size]) => size < floor).map(([path]) => path.slice("tags/".length));
  const open = await feeds.openTags(few);
  const known = (slug: string) => open.has(slug) || network().router.tags.titleOf(slug) !== undefined;
  return filled
    .filter(([path, size]) => size >= floor || known(path.slice("tags/".length)))
    .map(([path]) => path);
}

function shortTitle(
  path: FeedPath,
  network: ReturnType<EditionsDeps["network"]>,
  labels: Map<string, string>,
): string {
  const label = labels.get(path.slice("tags/".length));
  const shape = feedShape(path, network, label);
  return (path === "all" ? shape?.title : shape?.name) ?? path;
}
