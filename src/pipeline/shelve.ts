import type { StoredEntry } from "../model/stored-entry.ts";
import type { Route, RoutedSource, Router } from "../route/router.ts";

/** An entry with everything that is known of it but where it stands. */
export type Unshelved = Omit<StoredEntry, "sections" | "tags" | "dropped">;

/** Puts an entry, stored or about to be, where the rules now in force want it. */
export function shelve(
  state: Unshelved & Partial<StoredEntry>,
  source: RoutedSource,
  router: Router,
): { after: StoredEntry; labels: ReadonlyMap<string, string>; route: Route } {
  const route = router.route(state.entry, source, Date.parse(state.firstSeen));
  const { dropped: _, ...rest } = state;
  const after = { ...rest, sections: route.sections, tags: route.tags };
  return { after: route.dropped ? { ...after, dropped: true } : after, labels: route.labels, route };
}
