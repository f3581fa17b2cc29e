import type { ListedFeed } from "./listed-feed.ts";
import type { Webhook } from "./webhook.ts";

/** All durations are milliseconds and all sizes bytes: the loader has read `30m` and `15MB`. */
export interface Polling {
  min: number;
  max: number;
  timeout: number;
  maxBytes: number;
  perHost: {
    concurrency: number;
    spacing: number;
    scope: "domain" | "host";
    /** Whom a request to come back later is meant for: the feed that got it, or everything at its host. */
    retryAfter: "feed" | "host";
  };
}

/** How many entries a feed keeps, and how old (milliseconds). */
export interface Window {
  entries: number;
  age: number;
}

/** What is done with hubs that sources name (WebSub). */
export interface WebSub {
  /** Whether their news are subscribed to. */
  subscribe: boolean;
}

/** How our own feeds are pushed (WebSub). */
export interface HubSettings {
  /** Whether the hub at `/hub` takes subscriptions and feeds name it. */
  serve: boolean;
  /** Hubs elsewhere that are told of every change; absolute URLs. Without a hub of ours, feeds name the first. */
  ping: string[];
}

/** How much of an entry is published: its text, the beginning of it, or the headline alone. */
export type Republish = "full" | "summary" | "headline";

/** What feeds are beside their windows. */
export interface FeedSettings {
  /** Whether what windows no longer show can be read in archives (RFC 5005), and how long, in milliseconds, each stays after it was closed. */
  archive: { serve: boolean; keep: number };
}

/** How much one client may ask of the HTTP service. */
export interface RateLimit {
  /** Requests a minute, over time; 0 for no limit. */
  perMinute: number;
  /** Requests at once, after a rest. */
  burst: number;
}

/** How the HTTP service treats its clients. */
export interface HttpSettings {
  rateLimit: RateLimit;
  /** Ranges (CIDR) of the proxies in front of it, whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
}

/** `config/site.yaml`. */
export interface Site {
  title: string;
  /** Public base of every self link and id, without a trailing slash. */
  url: string;
  language: string;
  /** In the User-Agent and as the feeds' editor. */
  contact: string;
  polling: Polling;
  websub: WebSub;
  hub: HubSettings;
  network: {
    /** Ranges opened on purpose (CIDR). */
    allow: string[];
    /** DNS servers to ask instead of the machine's own way. */
    dns: string[];
  };
  retention: { age: number; perSource: number };
  /** How far apart in time, in milliseconds, entries may lie that are told as one story. */
  stories: { horizon: number };
  window: Window;
  /** Without it: 1,200 requests a minute, and no proxy is believed. */
  http?: HttpSettings;
  /** Without it: archives are kept for a year. */
  feeds?: FeedSettings;
  /** Without it: pictures are linked. */
  pages?: { pictures: PicturesShown };
  /** Without it: nothing more is ignored, and every tag's feed is published. */
  tags?: SiteTags;
}

/** How pages show pictures of entries: from their outlet, through us, or not at all. */
export type PicturesShown = "link" | "proxy" | "none";

/** What becomes of labels that nobody configured. */
export interface SiteTags {
  /** Labels that are no tags, besides those that never are. */
  ignore: string[];
  /** How many entries must bear a tag before its feed is published, unless it is configured. */
  floor: number;
}

/**
 * One upstream feed we poll: an element of `config/sources.yaml`, or a feed that a {@link SourceList} names. What its filter drops is
 * stored, and listed nowhere.
 */
export interface Source extends Filter {
  id: string;
  title: string;
  url: string;
  homepage?: string;
  language?: string;
  weight: number;
  /** Sections every entry of it is shelved in. */
  sections: string[];
  polling: Polling;
  websub: WebSub;
  /** How much of its entries may be published; without it all. */
  republish?: Republish;
  tags?: SourceTags;
  /** Id of the list that names it; absent where the configuration does itself. */
  list?: string;
}

/** A subscription list whose feeds are sources: an element of `config/sources.yaml` with `opml`. They all have what it says of a source. */
export interface SourceList extends Omit<Source, "list"> {
  /** Name of an outline's folder, in lower case → the sections that the feeds in it go to. */
  folders: Record<string, string[]>;
  /** Feeds taken at most. */
  limit: number;
  /** What it names, where it is a file beside the configuration; `url` is then the file's path. Absent where it is asked for. */
  feeds?: ListedFeed[];
}

/** What becomes of a source's labels. */
export interface SourceTags {
  /** Labels by what they mean: names of tags, none for a label that is no tag. */
  map: Record<string, string[]>;
  /** Labels that are no tags; `all` where the source's labels are no use. */
  ignore: string[] | "all";
}

/** What an entry mainly is, by its files and its address. */
export type EntryKind = "text" | "audio" | "video" | "picture";

/** What an entry may have or lack. */
export type EntryPart = "title" | "body" | "picture" | "author" | "tag" | "file" | "date";

/** A condition on entries. `any`, `all` and `not` (none of) nest; the others hold when one of their values matches. */
export type Rule =
  | { any: Rule[] }
  | { all: Rule[] }
  | { not: Rule[] }
  | { tag: string[] }
  | { source: string[] }
  | { path: string[] }
  | { author: string[] }
  | { language: string[] }
  | { kind: EntryKind[] }
  | { has: EntryPart[] }
  | { age: AgeRange }
  | { text: { title?: string; body?: string } };

/**
 * How old an entry was when a poll first brought it: from its published date to its first sight, in milliseconds. That never changes, so
 * what such a rule shelves stays where it is; what is to leave a shelf with time leaves by the shelf's window.
 */
export interface AgeRange {
  /** Younger than this. */
  under?: number;
  /** This old or older. */
  over?: number;
}

/** Which entries pass. Without `keep` all do; of those, what one of `drop` holds for does not. */
export interface Filter {
  keep?: Rule[];
  drop?: Rule[];
}

/** An editorial shelf: an element of `config/sections.yaml`. */
export interface Section extends Filter {
  id: string;
  title: string;
  description?: string;
  match: Rule[];
  /** Keeps out what one of these holds for, whatever brought it. */
  exclude?: Rule[];
  languages?: string[];
  stories: "lead" | "every";
  window: Window;
  /** By what its feed is sorted: when entries say they were published (so without it), or when they came. */
  order?: "published" | "arrival";
  /** Who is told what happens in it. */
  webhooks?: Webhook[];
}

/** A tag the operator knows: an element of `config/tags.yaml`. Tags that are not listed exist too, under their own slug. */
export interface Tag {
  id: string;
  title: string;
  aliases: string[];
  /** Names of wider tags: what bears this tag bears them too. */
  parents?: string[];
  /** Gives the tag to entries that one of these holds for. */
  match?: Rule[];
  /** Which entries `match` is held against: those that their source gave no tag, or every one. */
  derive?: "untagged" | "always";
}

/** Everything under `config/`, checked. */
export interface Configuration {
  site: Site;
  sources: Source[];
  lists: SourceList[];
  sections: Section[];
  tags: Tag[];
}
