import { removalOf } from "../dedupe/removed.ts";
import type { Removal } from "../model/removal.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { Queues } from "../queue/queues.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import type { Editions } from "./editions.ts";
import { type FindEntryDeps, findEntries, whereabouts } from "./find-entry.ts";
import { pathsOf } from "./place.ts";

/** What removing needs. */
export interface RemoveDeps extends FindEntryDeps {
  removals: RemovalStore;
  feeds: Pick<FeedStore, "announce">;
  editions: Pick<Editions, "discard">;
  queues: Pick<Queues, "publish">;
  now: () => number;
}

/** An entry that a name means: stored, or removed before, or both where a removal was broken off. */
export interface Named {
  stored?: StoredEntry;
  removal?: Removal;
}

/** What is stored of the entries that a name means (see {@link whereabouts}), and what was removed of them. */
export async function named(name: string, deps: RemoveDeps): Promise<Named[]> {
  const found = await Promise.all(
    (await whereabouts(name, deps)).map(async ({ sourceId, key }) => {
      const [entries, removals] = await Promise.all([
        deps.sources.entries(sourceId, [key]),
        deps.removals.removals(sourceId, [key]),
      ]);
      const [stored, removal] = [entries.get(key), removals.get(key)];
      return { ...(stored && { stored }), ...(removal && !removal.restored && { removal }) };
    }),
  );
  return found.filter(({ stored, removal }) => stored ?? removal);
}

/**
 * Removes an entry: keeps it out, takes it out of every feed with a note, deletes it, and has every process forget what it has rendered. First it
 * is kept out, so that no poll brings it back meanwhile. What was broken off is finished by doing it again; then the first reason stays, and the time.
 */
export async function removeEntry(
  { stored, removal: begun }: Named,
  because: string | undefined,
  deps: RemoveDeps,
): Promise<Removal> {
  const { removals, feeds, editions, queues } = deps;
  const removal = begun ?? removalOfStored(stored, because, deps);
  if (begun === undefined) await removals.ban(removal, stored?.names ?? []);
  await Promise.all(removal.paths.map((path) => removals.bury(path, removal)));
  await removals.erase(removal);
  await Promise.all(removal.paths.map((path) => editions.discard(path)));
  await queues.publish(removal.paths);
  await Promise.all(removal.paths.map((path) => feeds.announce(path)));
  return removal;
}

function removalOfStored(
  stored: StoredEntry | undefined,
  because: string | undefined,
  { now }: RemoveDeps,
): Removal {
  if (stored === undefined) throw new RangeError("there is neither an entry nor a removal to finish");
  const at = new Date(now()).toISOString();
  return removalOf(stored, { at, paths: pathsOf(stored), ...(because !== undefined && { because }) });
}

/** Everything that was removed from the configured sources, latest first. */
export async function allRemoved({
  network,
  removals,
}: Pick<RemoveDeps, "network" | "removals">): Promise<Removal[]> {
  const all: Removal[] = [];
  for (const sourceId of network().sources.keys()) all.push(...(await removals.removedFrom(sourceId)));
  return all
    .filter(({ restored }) => !restored)
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
}

/** The entries that are read at the same address as one of these, and are none of them. */
export async function copiesOf(those: readonly Named[], deps: FindEntryDeps): Promise<StoredEntry[]> {
  const refs = new Set(those.map((one) => (one.stored ?? one.removal)?.ref));
  const urls = new Set(those.flatMap(({ stored, removal }) => stored?.entry.url ?? removal?.url ?? []));
  const found = await Promise.all([...urls].map((url) => findEntries(url, deps)));
  const copies = new Map(found.flat().map((stored) => [stored.ref, stored]));
  return [...copies.values()].filter(({ ref }) => !refs.has(ref));
}
