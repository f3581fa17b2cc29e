import type { OpenRange } from "../model/archive.ts";
import type { FeedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import { rangesToClose } from "../publish/ranges-to-close.ts";
import type { ArchiveStore } from "../store/archive-store.ts";
import { archiveSettings } from "./archive-settings.ts";
import { type FeedShape, feedShape } from "./feed-head.ts";
import { type FeedWindowDeps, feedWindow } from "./feed-window.ts";
import { judgePending } from "./judge-pending.ts";

/** What closing archives needs. */
export interface ArchivingDeps extends FeedWindowDeps {
  archives: ArchiveStore;
}

/** Entries that one step takes up, and steps that one rendering waits for; what is left is closed by the next. */
const STEP = 1_000;
const STEPS = 5;
/** Entries of an archive, at the most. */
const LARGEST = 100;
/** Milliseconds by which clocks of processes may differ. */
const SKEW = 60 * 60_000;

/**
 * A feed as its document is to show it: {@link feedWindow}, and the archives before it. What reached the feed before it was read and is not
 * shown is in an archive afterwards, so that the document and the archives behind it are the whole feed.
 */
export async function windowWithArchives(
  path: FeedPath,
  deps: ArchivingDeps,
): Promise<FeedWindow | undefined> {
  const settings = archiveSettings(deps.network());
  if (!settings.serve) return feedWindow(path, deps);
  // Before the window: what comes between is in a window that is yet to be read.
  const before = await deps.archives.open(path, STEP);
  const window = await feedWindow(path, deps);
  const shape = feedShape(path, deps.network());
  if (window === undefined || shape === undefined) return window;
  const open = before ?? (await deps.archives.begin(path, STEP));
  const { first, latest } = await settle(
    { path, shape, shown: window.entries, keep: settings.keep },
    open,
    deps,
  );
  if (latest < first) return window;
  return { ...window, head: { ...window.head, archive: { previous: latest } } };
}

interface Settling {
  path: FeedPath;
  shape: FeedShape;
  shown: readonly StoredEntry[];
  /** Milliseconds. */
  keep: number;
}

async function settle(input: Settling, open: OpenRange, deps: ArchivingDeps): Promise<OpenRange> {
  let range = await withStrays(input, open, deps);
  for (let step = 1; ; step += 1) {
    const closed = await closeSome(input, range, deps);
    if (closed === "done" || step === STEPS) return range;
    range = await deps.archives.begin(input.path, STEP);
    if (closed === "all") return range;
  }
}

/** What is shown and neither waits nor is archived: a copy, for example, whose lead is gone. */
async function withStrays(
  { path, shown }: Settling,
  open: OpenRange,
  { archives }: ArchivingDeps,
): Promise<OpenRange> {
  const waiting = new Set(open.pending);
  const others = shown.filter(({ ref }) => !waiting.has(ref));
  // Where more wait than were read, the others may be among them.
  if (others.length === 0 || open.pending.length === STEP) return open;
  const archived = await archivedOf(path, open, others, archives);
  const strays = others.flatMap(({ ref }) => (archived.has(ref) ? [] : [ref]));
  if (strays.length === 0) return open;
  await archives.note(path, strays);
  return { ...open, pending: [...open.pending, ...strays] };
}

/** Closes what is to be closed of what was read: `done` where there is nothing, `all` where nothing is left but what was read, else `some`. */
async function closeSome(
  input: Settling,
  open: OpenRange,
  deps: ArchivingDeps,
): Promise<"done" | "all" | "some"> {
  const { path, shape, shown, keep } = input;
  const now = deps.now();
  const inHead = new Map(shown.map((stored) => [stored.ref, stored]));
  const pending = [...new Set(open.pending)];
  const refs = pending.filter((ref) => !inHead.has(ref));
  const passed = await judgePending({ path, refs, shown, shape, network: deps.network(), now }, deps);
  const published = new Map([...passed, ...shown].map((stored) => [stored.ref, stored]));
  const candidates = pending.flatMap((ref) => published.get(ref) ?? []);
  const archived = await archivedOf(path, open, candidates, deps.archives);
  const fresh = candidates.filter(({ ref }) => !archived.has(ref)).map(({ ref }) => ref);
  const ranges = rangesToClose(
    fresh,
    (ref) => inHead.has(ref),
    Math.min(LARGEST, Math.max(1, shape.window.entries)),
  );
  const waiting = new Set(fresh.slice(ranges.flat().length));
  const settled = open.pending.filter((ref) => !waiting.has(ref));
  if (settled.length === 0) return "done";
  const done = await deps.archives.close(path, {
    latest: open.latest,
    ranges,
    settled,
    now,
    forget: now - keep,
  });
  return done && open.pending.length < STEP ? "all" : "some";
}

/** Those of the entries that an archive holds. None closed before an entry was first seen can. */
async function archivedOf(
  path: FeedPath,
  open: OpenRange,
  entries: readonly StoredEntry[],
  archives: ArchiveStore,
): Promise<Set<EntryRef>> {
  if (entries.length === 0 || open.latest < open.first) return new Set();
  const earliest = Math.min(...entries.map(({ firstSeen }) => Date.parse(firstSeen)));
  const found = await archives.since(path, open, earliest - SKEW);
  return new Set(found.flatMap(({ refs }) => refs));
}
