import { diff } from "../dedupe/diff.ts";
import { fingerprint } from "../dedupe/fingerprint.ts";
import type { Source } from "../model/configuration.ts";
import type { Route } from "../route/router.ts";
import type { Services } from "../services.ts";
import { readItem } from "./ingest.ts";
import { readOrFind } from "./read-or-find.ts";
import { recognise } from "./recognise.ts";

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
  }>;
}

/** Visits a source unconditionally and judges every entry, storing nothing. */
export async function rehearse(
  source: Source,
  { fetcher, sources, removals, network, now }: Services,
): Promise<Rehearsal> {
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
  const { router } = network();
  const entries = document.items.map(({ key, item }) => {
    const suspect = read.get(key);
    const entry = suspect?.entry ?? item.normalize();
    const target = targets.get(key);
    const firstSeen = stored.get(target ?? key)?.firstSeen;
    const seen = firstSeen === undefined ? now() : Date.parse(firstSeen);
    const { tags, grants, ignored, reasons, dropped } = router.route(entry, source, seen);
    const isNew =
      suspect !== undefined && (suspect.known?.standing ?? "restored") === "restored" && target === undefined;
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
    const ref = `${source.id}/${target ?? key}`;
    return { ref, id, title, url, is, tags, tagged: grants, ignored, shelves: reasons, dropped };
  });
  return { source: source.id, entries };
}
