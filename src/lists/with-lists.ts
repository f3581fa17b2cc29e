import type { Configuration } from "../model/configuration.ts";
import type { HeldList } from "../model/listed-feed.ts";
import { listedSources, type Taken } from "./listed-sources.ts";
import { addressKey } from "./web-address.ts";

/**
 * A configuration with the sources that its lists name behind its own, which come first: a feed that is configured by hand stays as
 * configured. What two lists name is the first's.
 *
 * @param held what is kept of the lists that are asked for, by id.
 */
export function withLists(written: Configuration, held: ReadonlyMap<string, HeldList>): Configuration {
  if (written.lists.length === 0) return written;
  const taken: Taken = {
    addresses: new Set(written.sources.map(({ url }) => addressKey(url))),
    ids: new Set([...written.sources, ...written.lists].map(({ id }) => id)),
  };
  const listed = written.lists.flatMap((list) =>
    listedSources(list, list.feeds ?? held.get(list.id)?.feeds ?? [], taken),
  );
  return { ...written, sources: [...written.sources, ...listed] };
}
