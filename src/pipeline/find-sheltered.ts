import { entryKey } from "../dedupe/entry-key.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { twinUrl } from "../normalize/url/twin-url.ts";
import type { AtticStore } from "../store/attic-store.ts";
import type { Network } from "./network.ts";

/** What looking needs. */
export interface FindShelteredDeps {
  network: () => Network;
  attic: Pick<AtticStore, "sheltered" | "everything">;
}

/**
 * The entries that only archives show and that somebody may mean by an id or an address. Nothing indexes them: where no id fits, all are
 * looked through, which is for what an operator does once.
 */
export async function findSheltered(
  name: string,
  { network, attic }: FindShelteredDeps,
): Promise<StoredEntry[]> {
  const ids = [...network().sources.keys()];
  const byId: StoredEntry[] = [];
  for (const id of ids) byId.push(...(await attic.sheltered(id, [entryKey(name)])).values());
  const address = twinUrl(name);
  if (byId.length > 0 || address === undefined) return byId;
  const found: StoredEntry[] = [];
  for (const id of ids) {
    for await (const part of attic.everything(id))
      found.push(...part.filter(({ entry }) => entry.url !== undefined && twinUrl(entry.url) === address));
  }
  return found;
}
