import { diff, type Known, type Seen } from "../dedupe/diff.ts";
import { entryRef } from "../dedupe/entry-key.ts";
import { fingerprint } from "../dedupe/fingerprint.ts";
import { shownDates } from "../dedupe/shown-dates.ts";
import type { Source } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryCounts } from "../model/source-state.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import type { Router } from "../route/router.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { arrivals, departures, type Placement, pathsOf } from "./place.ts";

/** An item of a document before it is cleaned: its normalisation waits until it is known to be worth it. */
export interface UnreadItem {
  normalize(): Entry;
  /** Place in the document: what came with one document keeps its order, a millisecond apart. */
  position: number;
}

/** What an ingest works with. */
export interface IngestDeps {
  sources: SourceStore;
  feeds: FeedStore;
  router: Router;
  publish(paths: readonly FeedPath[]): Promise<void>;
}

/** One document of one source. */
export interface IngestInput {
  source: Pick<Source, "id" | "sections">;
  items: Seen<UnreadItem>[];
  /** How many items the document repeats unread. */
  familiar: number;
  /** True for the first document of a source. */
  backlog: boolean;
  /** Milliseconds since the epoch. */
  now: number;
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
  const { source, items } = input;
  const keys = items.map((one) => one.key);
  const difference = diff(items, await deps.sources.known(source.id, keys));
  const suspects: Suspect[] = [...difference.unknown, ...difference.altered];
  const stored = await deps.sources.entries(
    source.id,
    suspects.map((one) => one.key),
  );
  const judged = suspects.map((suspect) => {
    return judge({ suspect, before: stored.get(suspect.key), input, router: deps.router });
  });
  await place(
    source.id,
    judged.flatMap(({ placement }) => placement ?? []),
    labelsOf(judged),
    deps,
  );

  const added = difference.unknown.length;
  const updated = judged.filter(({ suspect, placement }) => suspect.known && placement).length;
  return {
    entries: { added, updated, unchanged: items.length + input.familiar - added - updated },
    published: judged.flatMap(({ suspect, placement }) =>
      suspect.known || !placement ? [] : Date.parse(shownDates(placement.after).published),
    ),
    known: new Map(judged.map(({ suspect, meaning }) => [suspect.key, { raw: suspect.raw, meaning }])),
  };
}

type Suspect = Seen<UnreadItem> & { known?: Known };

interface Judged {
  suspect: Suspect;
  meaning: string;
  /** Absent where the item was rewritten but means what it meant. */
  placement?: Placement;
  labels: ReadonlyMap<string, string>;
}

interface Judging {
  suspect: Suspect;
  before: StoredEntry | undefined;
  input: IngestInput;
  router: Router;
}

function judge({ suspect, before, input, router }: Judging): Judged {
  const entry = suspect.item.normalize();
  const meaning = fingerprint(entry);
  if (suspect.known?.meaning === meaning) return { suspect, meaning, labels: new Map() };
  const { sections, tags, labels } = router.route(entry, input.source);
  const seen = new Date(input.now - suspect.item.position).toISOString();
  const after: StoredEntry = {
    ref: entryRef(input.source.id, suspect.key),
    sourceId: input.source.id,
    entry,
    firstSeen: before?.firstSeen ?? seen,
    changed: before?.fingerprint === meaning ? before.changed : seen,
    backlog: before?.backlog ?? input.backlog,
    fingerprint: meaning,
    sections,
    tags,
  };
  return { suspect, meaning, placement: { before, after }, labels };
}

function labelsOf(judged: readonly Judged[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [slug, label] of judged.flatMap((one) => [...one.labels])) {
    if (!labels.has(slug)) labels.set(slug, label);
  }
  return labels;
}

async function place(
  sourceId: string,
  placements: Placement[],
  labels: ReadonlyMap<string, string>,
  { sources, feeds, publish }: IngestDeps,
): Promise<void> {
  if (placements.length === 0) return;
  const left = departures(placements);
  await Promise.all(left.map((change) => feeds.change(change)));
  // Before the entries are overwritten: afterwards nobody remembers which feeds they left.
  if (left.length > 0) await publish(left.map(({ path }) => path));
  await sources.write(
    sourceId,
    placements.map(({ after }) => after),
    placements.flatMap(({ before }) => before ?? []),
  );
  await feeds.label(labels);
  await Promise.all(arrivals(placements).map((change) => feeds.change(change)));
  const touched = new Set(placements.flatMap(({ after }) => pathsOf(after)));
  await publish([...touched]);
}
