import { combinedPath } from "../combine/canonical-query.ts";
import { describeCombination, type TitleOf } from "../combine/describe-combination.ts";
import type { Combination } from "../model/combination.ts";
import type { CombinedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import type { FeedStore } from "../store/feed-store.ts";
import type { RemovalStore } from "../store/removal-store.ts";
import { type CombinedEntriesDeps, combinedEntries } from "./combined-entries.ts";
import { combinedTombstones } from "./combined-tombstones.ts";
import { feedHead, feedShape } from "./feed-head.ts";
import { REMOVED_MEMORY, withRemoved } from "./feed-window.ts";
import type { Network } from "./network.ts";

/** What reading a combined feed needs. */
export interface CombinedWindowDeps extends CombinedEntriesDeps {
  feeds: Pick<FeedStore, "labels">;
  removals: Pick<RemovalStore, "tombstones">;
}

/** Alternatives that a title names. */
const NAMED = 4;

/** A combined feed as it stands in the store now. Its window is the site's. */
export async function combinedWindow(
  combination: Combination,
  deps: CombinedWindowDeps,
): Promise<CombinedWindow> {
  const network = deps.network();
  const { site } = network.configuration;
  const stories = storiesOf(combination, network);
  const [chosen, removed, titleOf] = await Promise.all([
    combinedEntries(combination, { window: site.window, stories }, deps),
    combinedTombstones(combination, deps.now() - REMOVED_MEMORY, deps.removals),
    titles(combination, deps),
  ]);
  const name = describeCombination(combination, titleOf, NAMED);
  const [language = site.language, ...others] = combination.take.lang;
  const limit = chosen.cut ? " Entries further back were not looked at." : "";
  const shape = {
    title: `${name} · ${site.title}`,
    name,
    description: `Entries from ${site.title}: ${describeCombination(combination, titleOf)}.${limit}`,
    language: others.length === 0 ? language : site.language,
    window: site.window,
    stories,
  };
  // No hub hears of combined feeds.
  const { hub: _none, ...head } = feedHead(combinedPath(combination), shape, chosen, network);
  return { head: withRemoved(head, removed), ...chosen };
}

/** As the feeds it is made of: one source's, or sections' that show every entry; else a story once. */
function storiesOf({ take }: Combination, { sections }: Network): "lead" | "every" {
  if (take.source.length === 1) return "every";
  const modes = take.section.map((id) => sections.get(id)?.stories);
  return modes.length > 0 && modes.every((mode) => mode === "every") ? "every" : "lead";
}

/** The feeds that decide what a combination holds. */
export function feedsOf({ take, not }: Combination): FeedPath[] {
  const paths = [take, not].flatMap(({ section, source, tag }) => [
    ...section.map((id): FeedPath => `sections/${id}`),
    ...source.map((id): FeedPath => `sources/${id}`),
    ...tag.map((slug): FeedPath => `tags/${slug}`),
  ]);
  const narrowed = take.section.length + take.source.length + take.tag.length > 0;
  return narrowed ? paths : ["all", ...paths];
}

async function titles({ take, not }: Combination, { network, feeds }: CombinedWindowDeps): Promise<TitleOf> {
  const labels = await feeds.labels([...take.tag, ...not.tag]);
  return (trait, value) => {
    const path = `${trait}s/${value}` as const;
    return feedShape(path, network(), labels.get(value))?.name ?? value;
  };
}
