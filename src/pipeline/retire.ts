import { splitRef } from "../dedupe/entry-key.ts";
import type { Site } from "../model/configuration.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { AtticStore } from "../store/attic-store.ts";
import type { FeedChange, FeedStore } from "../store/feed-store.ts";
import type { IdStore } from "../store/id-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { pathsOf } from "./place.ts";
import { tellCompany } from "./tell-company.ts";
import { type TieDeps, untieEntries } from "./tie-entries.ts";

/** What a source's retention rests on. */
export interface RetireInput {
  sourceId: string;
  retention: Site["retention"];
  /** How long archives show them afterwards, in milliseconds. */
  archived: number;
  /** Keys in the source's current document: removing them would only bring them back. */
  current: ReadonlySet<string>;
  now: number;
}

/** What retention works with. */
export interface RetireDeps extends TieDeps {
  sources: SourceStore;
  attic: Pick<AtticStore, "shelter">;
  ids: Pick<IdStore, "release">;
  feeds: FeedStore;
  publish(paths: readonly FeedPath[]): Promise<void>;
}

/** Applies retention to one source: entries leave every feed first and the store last, so that none is listed that is not there. */
export async function retire(input: RetireInput, deps: RetireDeps): Promise<number> {
  const { sourceId, retention, archived, current, now } = input;
  const overdue = await deps.sources.overdue(sourceId, {
    keep: retention.perSource,
    since: now - retention.age,
  });
  const keys = overdue.filter((key) => !current.has(key));
  if (keys.length === 0) return 0;
  const stored = await deps.sources.entries(sourceId, keys);
  const leaving = [...stored.values()].filter(({ names }) => !names?.some((name) => current.has(name)));
  const changes = removals(leaving);
  await Promise.all(changes.map((change) => deps.feeds.change(change)));
  await tellCompany(
    await untieEntries(
      leaving.map(({ ref }) => ref),
      deps,
    ),
    deps,
  );
  await deps.ids.release(
    sourceId,
    leaving.map(({ entry }) => entry.id),
  );
  // Before they are gone, so that no archive misses them.
  await deps.attic.shelter(sourceId, archived > 0 ? leaving : [], { now, forget: now - archived });
  await deps.sources.remove(sourceId, leaving);
  await deps.publish(changes.map(({ path }) => path));
  return leaving.length;
}

/** What leaves which feed when entries go altogether; a source's own feed is the store's. */
export function removals(entries: readonly StoredEntry[]): FeedChange[] {
  const refs = new Map<FeedPath, EntryRef[]>();
  for (const stored of entries) {
    for (const path of pathsOf(stored)) {
      if (path !== `sources/${splitRef(stored.ref).sourceId}`)
        refs.set(path, [...(refs.get(path) ?? []), stored.ref]);
    }
  }
  return [...refs].map(([path, remove]) => ({ path, add: [], remove }));
}
