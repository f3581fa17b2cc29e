import type { Source } from "../../model/configuration.ts";
import type { FeedWindow } from "../../model/edition.ts";
import type { FeedFormat, FeedHead } from "../../model/feed.ts";
import type { StoryView } from "../../model/story.ts";
import type { CleanEntry } from "../../publish/clean-entry.ts";
import { cleanHead } from "../../publish/clean-head.ts";
import { direction } from "../../publish/clean-language.ts";
import { cleanStory } from "../../publish/clean-story.ts";
import { bareMediaType, feedPlace, pageUrl } from "../../publish/feed-url.ts";
import { toCleanEntry } from "../../publish/to-clean-entry.ts";
import { entryMarkup } from "./entry-markup.ts";
import { type Html, html } from "./html.ts";
import { type Announced, layout } from "./layout.ts";

/** The formats of a feed, by the names people know. */
export const FORMAT_NAMES: readonly [FeedFormat, string][] = [
  ["rss", "RSS"],
  ["atom", "Atom"],
  ["json", "JSON Feed"],
];

/** What a feed's page needs of the configuration. */
export interface FeedPageContext {
  sources: ReadonlyMap<string, Source>;
  siteTitle: string;
  /** Title of a configured tag. */
  tagTitle(slug: string): string | undefined;
  /** The heading's language (BCP 47), where it is not the feed's. */
  headingLanguage?: string;
  /** Stands before and after the entries. */
  above?: Html;
  below?: Html;
  /** What is said where there are none. */
  nothing?: string;
}

const NOTHING =
  "Nothing has come in here yet. The feed is there already: subscribe, and the first entry will reach you.";

/** A feed as a page: what a browser is given at the place readers subscribe to. */
export function feedPage(window: FeedWindow, context: FeedPageContext): string {
  const { sources, siteTitle, tagTitle, above, below, nothing = NOTHING } = context;
  const head = cleanHead(window.head);
  const lang = context.headingLanguage ?? head.language;
  const entries = window.entries.map((stored) =>
    toCleanEntry(
      stored,
      sources.get(stored.sourceId),
      head.baseUrl,
      storyOf(window.stories?.get(stored.ref), sources),
    ),
  );
  return layout({
    title: head.name ?? head.title,
    site: siteTitle,
    lang,
    dir: direction(lang),
    ...(head.description !== "" && { lede: head.description }),
    canonical: pageUrl(head),
    announced: announce(head),
    headerMore: formatList(head),
    body: [
      above,
      entries.length === 0
        ? html`<p>${nothing}</p>`
        : entries.map((entry) => entryMarkup(withoutClosed(entry, window), tagTitle)),
      below,
    ],
  });
}

function storyOf(view: StoryView | undefined, sources: ReadonlyMap<string, Source>) {
  return view && cleanStory(view, sources);
}

/** The feed's formats for a page's head. */
function announce(head: FeedHead): Announced[] {
  return FORMAT_NAMES.map(([format, name]) => ({
    href: feedPlace(head.path, format),
    type: bareMediaType(format),
    title: `${head.title} (${name})`,
  }));
}

function formatList(head: FeedHead): Html {
  const links = FORMAT_NAMES.map(
    ([format, name]) =>
      html`<li><a href="${feedPlace(head.path, format)}" type="${bareMediaType(format)}">${name}</a></li>`,
  );
  return html`<ul class="formats" aria-label="Subscribe to this feed">${links}</ul>`;
}

/** Nothing leads to a tag's feed that is not published. */
function withoutClosed(entry: CleanEntry, { closedTags }: FeedWindow): CleanEntry {
  if (closedTags === undefined) return entry;
  return { ...entry, tags: entry.tags.filter(({ slug }) => slug === undefined || !closedTags.has(slug)) };
}
