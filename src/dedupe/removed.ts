import type { Entry } from "../model/entry.ts";
import type { FeedPath } from "../model/feed.ts";
import type { Removal, Tombstone } from "../model/removal.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { twinUrl } from "../normalize/url/twin-url.ts";
import { bodyWords, wordsOf } from "./body-text.ts";
import { LONG } from "./same-entry.ts";
import { shownDates } from "./shown-dates.ts";

/** What is kept of an entry that is removed at a time (ISO 8601) from the feeds it is in. */
export function removalOf(
  stored: StoredEntry,
  { at, because, paths }: { at: string; because?: string; paths: FeedPath[] },
): Removal {
  const { ref, sourceId, firstSeen, changed, backlog, arrived, minted, entry } = stored;
  const { id, title, url, published } = entry;
  return {
    ...{ ref, sourceId, id, title, firstSeen, changed, backlog, at, paths },
    dated: shownDates(stored).published,
    long: bodyWords(entry).length >= LONG,
    ...(arrived !== undefined && { arrived }),
    ...(minted !== undefined && { minted }),
    ...(url !== undefined && { url }),
    ...(published !== undefined && { published }),
    ...(because !== undefined && { because }),
  };
}

/** What feeds say of it. */
export function tombstoneOf({ ref, id, minted, at, because }: Removal): Tombstone {
  return { ref, id, at, ...(minted && { minted }), ...(because !== undefined && { because }) };
}

/** How an entry was found to share an alias with one that was removed. */
export interface SharedAlias {
  alias: string;
  /** Other entries have had it, too. */
  shared: boolean;
  /** The removed entry stands beside it in the document. */
  together: boolean;
}

/**
 * Whether an entry is one that was removed, under another id. Its text is gone, so an address that was its alone is enough, or a long text; where
 * others share them, or it stands there itself, the title must be the same.
 */
export function isRemoved(removal: Removal, entry: Entry, { alias, shared, together }: SharedAlias): boolean {
  const title = wordsOf(removal.title).join(" ");
  const isTitled = title !== "" && title === wordsOf(entry.title).join(" ");
  if (shared || together) return isTitled && (together || removal.published === entry.published);
  if (alias.startsWith("l"))
    return isTitled || addresses(removal).some((one) => addresses(entry).includes(one));
  return removal.long || isTitled;
}

function addresses({ id, url }: Pick<Entry, "id" | "url">): string[] {
  return [id, url].flatMap((address) => (address === undefined ? [] : (twinUrl(address) ?? [])));
}
