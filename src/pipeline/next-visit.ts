import type { Source, SourceList } from "../model/configuration.ts";
import type { SourceState } from "../model/source-state.ts";
import type { Network } from "./network.ts";

/**
 * When a source that was visited is due again, in milliseconds since the epoch; `undefined` for never. At once where its address was changed
 * while the visit was under way: what the old one wanted says nothing of the new one.
 */
export function nextVisit(
  { id, url }: Pick<Source | SourceList, "id" | "url">,
  { nextPoll }: Pick<SourceState, "nextPoll">,
  { network, now }: { network: () => Pick<Network, "sources" | "lists">; now: () => number },
): number | undefined {
  const { sources, lists } = network();
  const configured = sources.get(id) ?? lists.get(id);
  return configured === undefined || configured.url === url ? nextPoll : now();
}

/** Sources and lists whose address is another in `now` than it was in `before`. */
export function readdressed(
  now: Pick<Network, "sources" | "lists">,
  before: Pick<Network, "sources" | "lists">,
): string[] {
  const moved: string[] = [];
  for (const kind of ["sources", "lists"] as const) {
    for (const [id, { url }] of now[kind]) {
      const was = before[kind].get(id);
      if (was !== undefined && was.url !== url) moved.push(id);
    }
  }
  return moved;
}
