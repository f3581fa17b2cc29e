import type { Section, Window } from "../model/configuration.ts";
import type { FeedWindow } from "../model/edition.ts";
import type { CombinedPath, FeedHead, FeedPath } from "../model/feed.ts";
import { hubUrl } from "../publish/feed-url.ts";
import type { Network } from "./network.ts";

/** Title, description and bounds of a feed, as the configuration has them. */
export interface FeedShape {
  title: string;
  /** The title without the site's. */
  name: string;
  description: string;
  language: string;
  window: Window;
  /** Whether a story is shown once, or every entry of it. */
  stories: "lead" | "every";
  order?: Section["order"];
}

/**
 * The shape of a feed, or `undefined` for a section or source that nobody configured. Any tag has one.
 *
 * @param label the label an unconfigured tag was first met under.
 */
export function feedShape(path: FeedPath, network: Network, label?: string): FeedShape | undefined {
  const { site } = network.configuration;
  const own = (title: string, description: string, more: Partial<FeedShape> = {}): FeedShape => ({
    title: `${title} · ${site.title}`,
    name: title,
    description,
    language: site.language,
    window: site.window,
    stories: "lead",
    ...more,
  });
  if (path === "all") return own("Everything", `Everything from ${site.title}.`, { title: site.title });
  const [kind, slug] = splitPath(path);
  if (kind === "sections") {
    const section = network.sections.get(slug);
    if (section === undefined) return undefined;
    const language = section.languages?.length === 1 ? section.languages[0] : undefined;
    const { window, stories, order } = section;
    const more = { window, stories, order, ...(language && { language }) };
    return own(section.title, section.description ?? `${section.title}: entries from ${site.title}.`, more);
  }
  if (kind === "sources") {
    const source = network.sources.get(slug);
    if (source === undefined) return undefined;
    return own(source.title, `What ${source.title} publishes.`, {
      stories: "every",
      ...(source.language && { language: source.language }),
    });
  }
  const title = network.router.tags.titleOf(slug) ?? label ?? slug;
  return own(title, `Entries tagged “${title}” from all sources of ${site.title}.`);
}

/** The head of a feed with these entries; its date is theirs, never that of the rendering. */
export function feedHead(
  path: FeedPath | CombinedPath,
  shape: FeedShape,
  { entries, stories }: Pick<FeedWindow, "entries" | "stories">,
  network: Network,
): FeedHead {
  const { site } = network.configuration;
  const company = [...(stories?.values() ?? [])];
  const changes = [...entries, ...company].map(({ changed }) => changed).sort();
  const hub = hubUrl(site);
  const email = /^[^@\s]+@[^@\s]+$/.test(site.contact) ? site.contact : undefined;
  return {
    path,
    title: shape.title,
    name: shape.name,
    description: shape.description,
    baseUrl: site.url,
    language: shape.language,
    updated: changes.at(-1) ?? EPOCH,
    author: { name: site.title, email },
    ...(hub !== undefined && { hub }),
  };
}

const EPOCH = new Date(0).toISOString();

/** Kind and slug of a path other than `all`. */
export function splitPath(
  path: Exclude<FeedPath, "all">,
): [kind: "sections" | "tags" | "sources", slug: string] {
  const slash = path.indexOf("/");
  return [path.slice(0, slash) as "sections" | "tags" | "sources", path.slice(slash + 1)];
}
