import type { Source } from "../model/configuration.ts";
import type { FeedPath } from "../model/feed.ts";
import type { ListStore } from "../store/list-store.ts";
import type { Network } from "./network.ts";
import { pathsOf } from "./place.ts";
import { type ReindexDeps, reshelve, storedEntries } from "./reindex.ts";
import { removals } from "./retire.ts";

/** What decides where a source's entries stand, beside the rules; `undefined` for one that is none. */
export function shelvesOf(source: Pick<Source, "sections" | "list"> | undefined): string | undefined {
  return source && [source.list ?? "", ...source.sections].join(" ");
}

/**
 * Sources whose entries stand otherwise than lists now say: named or dropped by a list, or put into another folder.
 *
 * @param shelved what their entries were last brought to, see {@link ListStore.shelved}.
 * @param before the network that this process went by until now, by which it may have shelved entries since.
 */
export function misplacedSources(
  network: Network,
  shelved: ReadonlyMap<string, string>,
  before?: Network,
): string[] {
  const listed = (of: Network | undefined) =>
    of?.configuration.sources.filter(({ list }) => list !== undefined) ?? [];
  const wanted = (id: string) => {
    const source = network.sources.get(id);
    return source?.list === undefined ? undefined : shelvesOf(source);
  };
  const ids = new Set([...listed(network), ...listed(before)].map(({ id }) => id));
  for (const id of shelved.keys()) ids.add(id);
  return [...ids].filter(
    (id) =>
      wanted(id) !== shelved.get(id) ||
      (before !== undefined && shelvesOf(before.sources.get(id)) !== shelvesOf(network.sources.get(id))),
  );
}

/**
 * Brings the stored entries of these sources to where they now belong: out of every feed where their source is gone, else to their shelves. Feeds
 * of no other source are touched, so that a list may change as often as it likes. Safe to repeat.
 */
export async function reshelveListed(
  ids: readonly string[],
  deps: Omit<ReindexDeps, "progress" | "now"> & { lists: Pick<ListStore, "setShelved"> },
): Promise<number> {
  let entries = 0;
  const paths = new Set<FeedPath>();
  for (const id of ids) {
    const source = deps.network.sources.get(id);
    for await (const stored of storedEntries(id, deps)) {
      entries += stored.length;
      for (const path of stored.flatMap(pathsOf)) paths.add(path);
      if (source === undefined)
        await Promise.all(removals(stored).map((change) => deps.feeds.change(change)));
      else await reshelve(id, stored, deps);
    }
    await deps.lists.setShelved(new Map([[id, source?.list === undefined ? undefined : shelvesOf(source)]]));
    if (source === undefined) continue;
    for (const section of source.sections) paths.add(`sections/${section}`);
  }
  await deps.publish([...paths]);
  return entries;
}
