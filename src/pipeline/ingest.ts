import { diff, type Known, type Seen } from "../dedupe/diff.ts";
import { shownDates } from "../dedupe/shown-dates.ts";
import type { Entry } from "../model/entry.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryCounts } from "../model/source-state.ts";
import type { Router } from "../route/router.ts";
import type { Past } from "../source/past-of.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { IdStore } from "../store/id-store.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { Occasion } from "./entry-after.ts";
import { judgeItems } from "./judge-items.ts";
import { arrivals, departures, type Placement, pathsOf } from "./place.ts";
import { type ReadItem, recognise } from "./recognise.ts";
import { settleIds } from "./settle-ids.ts";
import { tellCompany } from "./tell-company.ts";
import { type TieDeps, tieEntries } from "./tie-entries.ts";

/** An item of a document before it is cleaned: its normalisation waits until it is known to be worth it. */
export interface UnreadItem {
  normalize(): Entry;
  /** Place in the document: what came with one document keeps its order, a millisecond apart. */
  position: number;
}

/** What an ingest works with. */
export interface IngestDeps extends TieDeps {
  sources: SourceStore;
  removals: Pick<RemovalStore, "removals">;
  ids: IdStore;
  feeds: FeedStore;
  router: Router;
  /** How far apart in time entries of one story may lie, in milliseconds. */
  horizon: number;
  publish(paths: readonly FeedPath[]): Promise<void>;
}

/** One document of one source. */
export interface IngestInput extends Pick<Occasion, "source" | "now"> {
  items: Seen<UnreadItem>[];
  /** Keys of the items that the document repeats unread. */
  familiar: readonly string[];
  past: Past;
}

/** What an ingest came to. `known` must be committed with the source's state: until then the whole is done again by the next poll. */
export interface Ingested {
  entries: EntryCounts;
  /** When the added entries say they were published, or were first seen: milliseconds since the epoch. */
  published: number[];
  known: Map<string, Known>;
}

/**
 * Brings a document's entries into the store and into every feed they belong to. Every step may be repeated, and a step that is not
 * reached is reached by the next poll: entries are written before feeds list them, and count as known only afterwards.
 */
export async function ingest(input: IngestInput, deps: IngestDeps): Promise<Ingested> {
  const { source, items, familiar, past, now } = input;
  const keys = items.map(({ key }) => key);
  const known = await deps.sources.known(source.id, keys);
  const { unknown, altered } = diff(items, known);
  const read = [...unknown, ...altered].map(readItem);
  const present = new Set([...keys, ...familiar]);
  const recognition = await recognise(source.id, read, present, deps);
  const isStrange = known.size === 0 && recognition.stored.size === 0;
  const backlog = past === "none" || (past === "elsewhere" && isStrange);
  const judged = judgeItems(read, recognition, present, { occasion: { source, now, backlog }, ...deps });
  const { placements, labels, added, updated } = judged;
  await place(input, await settleIds(source.id, [...placements.values()], deps.ids), labels, deps);
  const unchanged = items.length + familiar.length - added.length - updated;
  const dropped = [...placements.values()].filter(({ after }) => after.dropped).length;
  return {
    entries: { added: added.length, updated, unchanged, ...(dropped > 0 && { dropped }) },
    published: added.map((stored) => Date.parse(shownDates(stored).published)),
    known: judged.known,
  };
}

/** Reads an item; what it costs is only spent on those that may be news. */
export function readItem({ key, raw, item, known }: Seen<UnreadItem> & { known?: Known }): ReadItem {
  return { key, raw, entry: item.normalize(), position: item.position, ...(known && { known }) };
}

async function place(
  { source, now }: IngestInput,
  placements: Placement[],
  labels: ReadonlyMap<string, string>,
  deps: IngestDeps,
): Promise<void> {
  const { sources, feeds, publish, horizon } = deps;
  if (placements.length === 0) return;
  const left = departures(placements);
  await Promise.all(left.map((change) => feeds.change(change)));
  // Before the entries are overwritten: afterwards nobody remembers which feeds they left.
  if (left.length > 0) await publish(left.map(({ path }) => path));
  const entries = placements.map(({ after }) => after);
  const replaced = placements.flatMap(({ before }) => before ?? []);
  const shown = entries.filter((stored) => !stored.dropped);
  // They are written and posted in one turn, in this order. Both before feeds list them: what is rendered from then on shows their company too.
  const [, tied] = await Promise.all([
    sources.write(source.id, entries, replaced),
    tieEntries(shown, { span: horizon, now }, deps),
  ]);
  await feeds.label(labels);
  await Promise.all(arrivals(placements).map((change) => feeds.change(change)));
  const touched = new Set(placements.flatMap(({ after }) => pathsOf(after)));
  await publish([...touched]);
  await tellCompany(tied, deps);
}
