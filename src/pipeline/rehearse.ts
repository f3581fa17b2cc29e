import { diff } from "../dedupe/diff.ts";
import { fingerprint } from "../dedupe/fingerprint.ts";
import type { Source } from "../model/configuration.ts";
import type { EntryRef } from "../model/stored-entry.ts";
import type { Route } from "../route/router.ts";
import type { Services } from "../services.ts";
import { readItem } from "./ingest.ts";
import { readOrFind } from "./read-or-find.ts";
import { recognise } from "./recognise.ts";
import { type Comer, rehearseStories, type WouldTie } from "./rehearse-stories.ts";

/** What a poll would do, without doing it. */
export interface Rehearsal {
  source: string;
  /** Why nothing could be read; absent where a document was. */
  problem?: string;
  entries: Array<{
    ref: string;
    id: string;
    title: string;
    url?: string;
    /** How it stands to what is stored. */
    is: "new" | "updated" | "unchanged" | "removed";
    tags: string[];
    /** How it comes by each tag, and which labels give none. */
    tagged: Route["grants"];
    ignored: Route["ignored"];
    shelves: Route["reasons"];
    /** Why the source's filter drops it. */
    dropped?: Route["dropped"];
    /** What it would be tied to; empty where nothing stored tells the same. */
    story: WouldTie[];
  }>;
}

/** Visits a source unconditionally and judges every entry, storing nothing. */
export async function rehearse(source: Source, services: Services): Promise<Rehearsal> {
  const { fetcher, sources, removals, network, now } = services;
  const { timeout, maxBytes } = source.polling;
  const answer = await fetcher.fetch({ url: source.url, validators: {}, timeout, maxBytes });
  if (answer.kind !== "fetched") {
    const problem =
      "message" in answer ? answer.message : `The origin answered with status ${answer.status}.`;
    return { source: source.id, problem, entries: [] };
  }
  const { document } = await readOrFind(answer, source, fetcher);
  if (document.kind === "refusal") return { source: source.id, problem: document.message, entries: [] };
  const known = await sources.known(
    source.id,
    document.items.map((one) => one.key),
  );
  const { unknown, altered } = diff(document.items, known);
  const present = new Set(document.items.map(({ key }) => key));
  const suspects = [...unknown, ...altered].map(readItem);
  const { targets, banned } = await recognise(source.id, suspects, present, { sources, removals });
  const stored = await sources.entries(
    source.id,
    document.items.map(({ key }) => targets.get(key) ?? key),
  );
  const read = new Map(suspects.map((item) => [item.key, item]));
  const comers = suspects.map(({ key, entry }): Comer => {
    const target = targets.get(key) ?? key;
    return {
      ref: `${source.id}/${target}`,
      entry,
      seen: Date.parse(stored.get(target)?.firstSeen ?? "") || now(),
    };
  });
  const ties = await rehearseStories(comers, source.id, services);
  const { router } = network();
  const entries = document.items.map(({ key, item }) => {
    const suspect = read.get(key);
    const entry = suspect?.entry ?? item.normalize();
    const target = targets.get(key);
    const firstSeen = stored.get(target ?? key)?.firstSeen;
    const seen = firstSeen === undefined ? now() : Date.parse(firstSeen);
    const { tags, grants, ignored, reasons, dropped } = router.route(entry, source, seen);
    const isUnknown = suspect?.known === undefined || suspect.known.standing === "restored";
    const isNew = suspect !== undefined && isUnknown && target === undefined;
    const isUpdated = suspect !== undefined && suspect.known?.meaning !== fingerprint(entry);
    const isRemoved = banned.has(key) || known.get(key)?.standing === "removed";
    const is = isRemoved
      ? ("removed" as const)
      : isNew
        ? ("new" as const)
        : isUpdated
          ? ("updated" as const)
          : ("unchanged" as const);
    const { id, title, url } = entry;
    const ref: EntryRef = `${source.id}/${target ?? key}`;
    const story = ties.get(ref) ?? [];
    return { ref, id, title, url, is, tags, tagged: grants, ignored, shelves: reasons, dropped, story };
  });
  return { source: source.id, entries };
}
