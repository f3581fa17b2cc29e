import type { StoredEntry } from "../model/stored-entry.ts";
import type { RoutedSource, Router } from "../route/router.ts";

/** Where an entry stands by the rules now in force, as it is stored, and the labels of its tags. */
export function shelve(
  { entry, firstSeen }: Pick<StoredEntry, "entry" | "firstSeen">,
  source: RoutedSource,
  router: Router,
): Pick<StoredEntry, "sections" | "tags" | "dropped"> & { labels: ReadonlyMap<string, string> } {
  const { sections, tags, labels, dropped } = router.route(entry, source, Date.parse(firstSeen));
  return { sections, tags, labels, ...(dropped && { dropped: true as const }) };
}
