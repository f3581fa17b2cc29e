import { combinedPath } from "../combine/canonical-query.ts";
import { describeCombination, type TitleOf } from "../combine/describe-combination.ts";
import type { Combination } from "../model/combination.ts";
import type { CombinedWindow } from "../model/edition.ts";
import type { FeedPath } from "../model/feed.ts";
import { selectWindow } from "../publish/select-window.ts";
import type { FeedStore } from "../store/feed-store.ts";
import { type ChoiceDeps, chooseEntries, MOST_READ } from "./choose-entries.ts";
import { feedHead, feedShape } from "./feed-head.ts";

/** What reading a combined feed needs. */
export interface CombinedWindowDeps extends ChoiceDeps {
  feeds: Pick<FeedStore, "labels">;
  now: () => number;
}

/** A combined feed as it stands in the store now. Its window is the site's. */
export async function combinedWindow(
  combination: Combination,
  deps: CombinedWindowDeps,
): Promise<CombinedWindow> {
  const network = deps.network();
  const { site } = network.configuration;
  const now = deps.now();
  const bounds = { enough: site.window.entries, since: now - site.window.age };
  const [chosen, titleOf] = await Promise.all([
    chooseEntries(combination, bounds, deps),
    titles(combination, deps),
  ]);
  const entries = selectWindow(chosen.entries, site.window, now);
  const name = describeCombination(combination, titleOf);
  const [language = site.language, ...others] = combination.take.lang;
  const limit = chosen.cut ? ` Only the newest ${MOST_READ} entries were looked at.` : "";
  const shape = {
    title: `${name} · ${site.title}`,
    name,
    description: `Entries from ${site.title}: ${name}.${limit}`,
    language: others.length === 0 ? language : site.language,
    window: site.window,
    stories: "every" as const,
  };
  // No hub hears of combined feeds.
  const { hub: _none, ...head } = feedHead(combinedPath(combination), shape, { entries }, network);
  return { head, entries, cut: chosen.cut };
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
