import { splitRef } from "../dedupe/entry-key.ts";
import { removalOf } from "../dedupe/removed.ts";
import { storyAround } from "../dedupe/story/story-around.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Removal } from "../model/removal.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { Queues } from "../queue/queues.ts";
import type { AtticStore } from "../store/attic-store.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { LeadStore } from "../store/lead-store.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import type { WebhookStore } from "../store/webhook-store.ts";
import type { Editions } from "./editions.ts";
import { type FindEntryDeps, findEntries, inChunks, whereabouts } from "./find-entry.ts";
import { findSheltered } from "./find-sheltered.ts";
import { pathsOf } from "./place.ts";
import { readTies } from "./read-ties.ts";
import { storedEntries } from "./stored-entries.ts";
import { tellCompany } from "./tell-company.ts";
import { type TieDeps, untieEntries } from "./tie-entries.ts";

/** What removing needs. */
export interface RemoveDeps extends FindEntryDeps, TieDeps {
  attic: Pick<AtticStore, "sheltered" | "everything" | "evict">;
  removals: RemovalStore;
  leads: Pick<LeadStore, "drop">;
  webhooks: Pick<WebhookStore, "note">;
  feeds: Pick<FeedStore, "change" | "announce">;
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
      const [entries, removals, sheltered] = await Promise.all([
        deps.sources.entries(sourceId, [key]),
        deps.removals.removals(sourceId, [key]),
        deps.attic.sheltered(sourceId, [key]),
      ]);
      const [stored, removal] = [entries.get(key) ?? sheltered.get(key), removals.get(key)];
      return { ...(stored && { stored }), ...(removal && !removal.restored && { removal }) };
    }),
  );
  const meant = found.filter(({ stored, removal }) => stored ?? removal);
  if (meant.length > 0) return meant;
  return (await findSheltered(name.trim(), deps)).map((stored) => ({ stored }));
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
  const { removals, leads, webhooks } = deps;
  const removal = begun ?? removalOfStored(stored, because, deps);
  if (begun === undefined) await removals.ban(removal, stored?.names ?? []);
  await Promise.all(removal.paths.map((path) => removals.bury(path, removal)));
  await Promise.all(removal.paths.map((path) => webhooks.note(path, [`!${removal.ref}`])));
  await Promise.all(removal.paths.map((path) => leads.drop(path, [removal.ref])));
  // What tells of it as a copy must not go on doing so either.
  await tellCompany(await untieEntries([removal.ref], deps), {
    ...deps,
    publish: (paths) => renew(paths, deps),
  });
  await removals.erase(removal);
  const { sourceId, key } = splitRef(removal.ref);
  await deps.attic.evict(sourceId, key);
  await renew(removal.paths, deps);
  return removal;
}

/** Has feeds rendered anew by everybody, and nothing of how they looked before kept. */
async function renew(paths: readonly FeedPath[], { editions, queues, feeds }: RemoveDeps): Promise<void> {
  await Promise.all(paths.map((path) => editions.discard(path)));
  await queues.publish(paths);
  await Promise.all(paths.map((path) => feeds.announce(path)));
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
  const ids = [...network().sources.keys()];
  const all = await inChunks(ids, (sourceId) => removals.removedFrom(sourceId));
  return all
    .flat()
    .filter(({ restored }) => !restored)
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
}

/** An entry that tells the same as one that is removed, and stays. */
export interface Copy {
  stored: StoredEntry;
  /** How it is known. */
  by: "address" | "story";
}

/** The entries that are read at the same address as one of these, or tell the same story, and are none of them. */
export async function copiesOf(those: readonly Named[], deps: FindEntryDeps & TieDeps): Promise<Copy[]> {
  const refs = those.flatMap(({ stored, removal }) => (stored ?? removal)?.ref ?? []);
  const urls = new Set(those.flatMap(({ stored, removal }) => stored?.entry.url ?? removal?.url ?? []));
  const ties = await readTies(refs, deps.stories);
  const told = new Set(refs.flatMap((ref) => [...storyAround(ref, ties)]));
  const [read, members] = await Promise.all([
    Promise.all([...urls].map((url) => findEntries(url, deps))),
    storedEntries([...told], deps.sources),
  ]);
  const copies = new Map<EntryRef, Copy>();
  for (const stored of members) copies.set(stored.ref, { stored, by: "story" });
  for (const stored of read.flat()) copies.set(stored.ref, { stored, by: "address" });
  return [...copies.values()].filter(({ stored }) => !refs.includes(stored.ref));
}
