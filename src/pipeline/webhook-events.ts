import { splitRef } from "../dedupe/entry-key.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Removal } from "../model/removal.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { WebhookEvent, WebhookEventType } from "../model/webhook.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import type { FeedNote, SettledNotes, WebhookStore } from "../store/webhook-store.ts";
import { eventId } from "../webhooks/webhook-names.ts";
import { feedShape } from "./feed-head.ts";
import { groupBySource } from "./group-by-source.ts";
import { judgePending } from "./judge-pending.ts";
import type { Network } from "./network.ts";
import { pathsOf } from "./place.ts";
import { storedEntries } from "./stored-entries.ts";
import type { WindowEntriesDeps } from "./window-entries.ts";

/** What telling events needs. */
export interface WebhookEventsDeps extends WindowEntriesDeps {
  network: () => Network;
  webhooks: WebhookStore;
  removals: Pick<RemovalStore, "removals">;
  now: () => number;
}

/** Events, and what is settled once they are queued. */
export interface NotedEvents {
  events: WebhookEvent[];
  settled: SettledNotes;
}

/** Characters of a fingerprint that tell versions of one entry apart. */
const VERSION = 16;

/**
 * What notes come to, as things stand now: an entry that came and is gone again is told of no more, and one that the feed hides, as a copy of
 * what it has told, neither.
 */
export async function webhookEvents(
  path: FeedPath,
  notes: readonly FeedNote[],
  deps: WebhookEventsDeps,
): Promise<NotedEvents> {
  const refs = [...new Set(notes.map((note) => note.slice(1) as EntryRef))];
  const came = new Set(notes.filter((note) => note.startsWith("+")).map((note) => note.slice(1)));
  const [told, removed, stored] = await Promise.all([
    deps.webhooks.told(path, refs),
    removedOf(refs, deps),
    storedEntries(refs, deps.sources),
  ]);
  const present = stored.filter((one) => pathsOf(one).includes(path) && !removed.has(one.ref));
  const fresh = present.filter(({ ref }) => came.has(ref) && !told.has(ref));
  const published = await shownOf(path, fresh, deps);
  const updated = present.filter(({ ref, fingerprint }) => {
    const version = told.get(ref);
    return version !== undefined && version !== fingerprint.slice(0, VERSION);
  });
  const gone = notes.filter((note) => note.startsWith("!")).map((note) => note.slice(1) as EntryRef);
  const event = (type: WebhookEventType, ref: EntryRef, state: string): WebhookEvent => ({
    id: eventId(path, { type, ref }, state),
    type,
    ref,
  });
  const here = new Set(present.map(({ ref }) => ref));
  return {
    events: [
      // Told under the same name when it comes again after it left by a rule, but not after a takedown was undone.
      ...published.map((one) => event("entry.published", one.ref, one.firstSeen)),
      ...updated.map((one) => event("entry.updated", one.ref, one.fingerprint)),
      ...[...new Set(gone)].flatMap((ref) => {
        const removal = removed.get(ref);
        return removal === undefined ? [] : [event("entry.removed", ref, removal.at)];
      }),
    ],
    settled: {
      notes,
      tell: new Map([...published, ...updated].map((one) => [one.ref, one.fingerprint.slice(0, VERSION)])),
      forget: refs.filter((ref) => !here.has(ref)),
    },
  };
}

async function shownOf(
  path: FeedPath,
  fresh: readonly StoredEntry[],
  deps: WebhookEventsDeps,
): Promise<StoredEntry[]> {
  const network = deps.network();
  const shape = feedShape(path, network);
  if (shape === undefined || fresh.length === 0) return [];
  const refs = fresh.map(({ ref }) => ref);
  const judged = await judgePending({ path, refs, shown: [], shape, network, now: deps.now() }, deps);
  const shown = new Set(judged.map(({ ref }) => ref));
  return fresh.filter(({ ref }) => shown.has(ref));
}

async function removedOf(
  refs: readonly EntryRef[],
  { removals }: Pick<WebhookEventsDeps, "removals">,
): Promise<Map<EntryRef, Removal>> {
  const found = await Promise.all(
    [...groupBySource(refs)].map(async ([sourceId, own]) => {
      const keys = own.map((ref) => splitRef(ref).key);
      return [...(await removals.removals(sourceId, keys)).values()];
    }),
  );
  return new Map(
    found
      .flat()
      .filter(({ restored }) => !restored)
      .map((removal) => [removal.ref, removal]),
  );
}
