import { LRUCache } from "lru-cache";
import { combinedPath } from "../combine/canonical-query.ts";
import type { Combination } from "../model/combination.ts";
import type { CombinedFeeds, CombinedWindow, Edition } from "../model/edition.ts";
import type { CombinedPath, FeedFormat, FeedPath } from "../model/feed.ts";
import { makeEdition } from "../publish/make-edition.ts";
import type { RenderMemory } from "../publish/render-memory.ts";
import type { FeedStore } from "../store/feed-store.ts";
import { type CombinedWindowDeps, combinedWindow, feedsOf } from "./combined-window.ts";
import { createDeltas } from "./deltas.ts";
import { readCombination } from "./read-combination.ts";
import { createTurns } from "./turns.ts";

/** Combined feeds in this process's memory, apart from all others. */
export interface Combined extends CombinedFeeds {
  /** A feed, or every one, has changed: what was made of it is looked at anew. */
  forget(path?: FeedPath): void;
}

/** What combined feeds rest on. */
export interface CombinedDeps extends CombinedWindowDeps {
  feeds: FeedStore;
  memory: RenderMemory;
}

/** Bytes that combined feeds may take in memory, their windows and their editions each: a flood of them pushes out no other feed. */
const MEMORY = 32 * 1024 * 1024;
/** Milliseconds a window is trusted without a look at its feeds' revisions. */
const TRUST = 5_000;
/** Milliseconds after which a window is read anew although nothing arrived: entries grow too old for it. */
const LIFETIME = 60 * 60_000;
/** Combined feeds that are made at once, and that wait for it. */
const [AT_ONCE, WAITING] = [2, 30];
/** Feeds whose last announcement is remembered. */
const ANNOUNCED = 20_000;

interface Held {
  window: CombinedWindow;
  /** Revisions of the feeds it was made of, and what the configuration shows in it. */
  state: string;
  /** When it was read. */
  read: number;
  /** When its state was last compared. */
  checked: number;
}

/** Combined feeds over the given stores: read when they are asked for, once however many ask. */
export function createCombinedFeeds(deps: CombinedDeps): Combined {
  const windows = new LRUCache<CombinedPath, Held>({
    maxSize: MEMORY,
    sizeCalculation: ({ window }) => sizeOf(window),
  });
  const editions = new LRUCache<string, { window: CombinedWindow; edition: Edition }>({
    maxSize: MEMORY,
    sizeCalculation: ({ edition: { identity, gzip, brotli } }) =>
      identity.length + gzip.length + brotli.length + 1_000,
  });
  const announced = new LRUCache<FeedPath, number>({ max: ANNOUNCED });
  let allAnnounced = 0;
  const turns = createTurns(AT_ONCE, WAITING);
  const deltas = createDeltas({ sources: () => deps.network().sources, memory: deps.memory });

  const isTrusted = ({ checked }: Held, combination: Combination) =>
    deps.now() - checked < TRUST &&
    allAnnounced < checked &&
    feedsOf(combination).every((path) => (announced.get(path) ?? 0) < checked);

  async function readWindow(combination: Combination): Promise<CombinedWindow | "busy"> {
    const path = combinedPath(combination);
    const checked = deps.now();
    // Read before the entries: a change meanwhile leaves the window too old, never too new.
    const state = await stateOf(combination, deps);
    const held = windows.get(path);
    if (held?.state === state && checked - held.read < LIFETIME) {
      held.checked = checked;
      return held.window;
    }
    const window = await turns.run(() => combinedWindow(combination, deps));
    // What was current a moment ago is better than nothing.
    if (window === "busy") return held?.window ?? window;
    windows.set(path, { window, state, read: checked, checked });
    return window;
  }

  const oneWindow = once(readWindow, combinedPath);
  async function currentWindow(combination: Combination): Promise<CombinedWindow | "busy"> {
    const held = windows.get(combinedPath(combination));
    return held !== undefined && isTrusted(held, combination) ? held.window : oneWindow(combination);
  }

  async function readEdition({ combination, format }: Asked): Promise<Edition | "busy"> {
    const window = await currentWindow(combination);
    if (window === "busy") return window;
    const held = editions.get(editionKey({ combination, format }));
    if (held?.window === window) return held.edition;
    const { sources } = deps.network();
    const edition = await turns.run(() => makeEdition(window, sources, format, deps.memory));
    if (edition === "busy") return edition;
    editions.set(editionKey({ combination, format }), { window, edition });
    deltas.remember(edition);
    return edition;
  }

  const oneEdition = once(readEdition, editionKey);
  return {
    read: readCombination(deps),
    window: currentWindow,
    edition: (combination, format) => oneEdition({ combination, format }),
    async delta(combination, format, etags) {
      const current = await oneEdition({ combination, format });
      if (current === "busy") return current;
      return deltas.since(etags, current, async () => {
        const window = await currentWindow(combination);
        return window === "busy" ? undefined : window;
      });
    },
    forget(path) {
      if (path === undefined) allAnnounced = deps.now();
      else announced.set(path, deps.now());
    },
  };
}

interface Asked {
  combination: Combination;
  format: FeedFormat;
}

function editionKey({ combination, format }: Asked): string {
  return `${format} ${combinedPath(combination)}`;
}

async function stateOf(combination: Combination, { network, feeds }: CombinedDeps): Promise<string> {
  const revisions = await Promise.all(feedsOf(combination).map((path) => feeds.revision(path)));
  return `${network().look} ${revisions.join(" ")}`;
}

/** Has what is under way under a key answer everybody who asks meanwhile. */
function once<Input, Result>(
  work: (input: Input) => Promise<Result>,
  keyOf: (input: Input) => string,
): (input: Input) => Promise<Result> {
  const underway = new Map<string, Promise<Result>>();
  return (input) => {
    const key = keyOf(input);
    const running = underway.get(key) ?? work(input).finally(() => underway.delete(key));
    underway.set(key, running);
    return running;
  };
}

/** Bytes that a window takes in memory, about: its texts, two bytes a character, and as much again for the rest. */
function sizeOf({ entries }: CombinedWindow): number {
  const texts = entries.map(({ entry }) => (entry.content?.length ?? 0) + (entry.summary?.length ?? 0));
  return texts.reduce((sum, length) => sum + 2 * length + 4_000, 4_000);
}
