import type { ConfigPart } from "../config-file.ts";

/** What is said of a key to whoever writes it. */
export interface KeyWords {
  /** A sentence or two. */
  says: string;
  /** What holds where it is left out, as it would be written. */
  default?: unknown;
  example?: unknown;
}

const POLLING: Record<string, KeyWords> = {
  polling: { says: "How politely sources are asked." },
  "polling.min": { says: "No source is asked more often, unless it says so itself.", default: "60m" },
  "polling.max": { says: "Nor more seldom, however quiet it is.", default: "24h" },
  "polling.timeout": { says: "For a whole request.", default: "20s" },
  "polling.maxBytes": { says: "A longer document is refused.", default: "15MB" },
  "polling.perHost": { says: "What one host is spared." },
  "polling.perHost.concurrency": { says: "Requests under way at one host.", default: 2 },
  "polling.perHost.spacing": { says: "Time between two of them.", default: "1s" },
  "polling.perHost.scope": {
    says: "What a host is: the registrable domain, or the exact name (bridges, shared hosting).",
    default: "domain",
  },
  "polling.perHost.retryAfter": {
    says: '"Come back later" is meant for everything at the host, or for the feed that got it alone.',
    default: "host",
  },
};

const WEBSUB: Record<string, KeyWords> = {
  websub: { says: "What is done with hubs that sources name (WebSub)." },
  "websub.subscribe": { says: "Whether news are subscribed to at them.", default: true },
};

const WINDOW: Record<string, KeyWords> = {
  window: { says: "How much a feed shows." },
  "window.entries": { says: "Entries at most.", default: 50 },
  "window.days": { says: "Days that they may be old.", default: 30 },
};

/** Of a source and a section: the site's words, without the site's defaults. */
function overriding(words: Record<string, KeyWords>): Record<string, KeyWords> {
  return Object.fromEntries(
    Object.entries(words).map(([path, { says }]) => [
      path,
      { says: path.includes(".") ? `${says} As site.yaml says unless told.` : says },
    ]),
  );
}

const SITE: Record<string, KeyWords> = {
  title: { says: "What the service is called: on its pages and in its feeds.", example: "Harbour Wire" },
  url: {
    says: "The public base of every feed's own address and id. Set it once, before the first start, to the address your proxy serves.",
    example: "https://wire.example.org",
  },
  language: {
    says: "What feeds and pages say of themselves (BCP 47); each entry keeps its own.",
    example: "en",
  },
  contact: {
    says: "A mailbox that is read: sources see it in the User-Agent, feeds name it as their editor.",
    example: "desk@example.org",
  },
  ...POLLING,
  ...WEBSUB,
  hub: { says: "How our own feeds are pushed (WebSub)." },
  "hub.serve": { says: "Whether the hub at /hub takes subscriptions and feeds name it.", default: true },
  "hub.ping": {
    says: "Hubs elsewhere that are told of every change of `all` and the sections.",
    default: [],
  },
  network: { says: "What the service may reach, and how it finds it." },
  "network.allow": {
    says: "Private address ranges (CIDR) that sources and callbacks may live in.",
    default: [],
    example: ["10.1.0.0/16"],
  },
  "network.dns": {
    says: "DNS servers to ask instead of asking as this machine does.",
    default: [],
    example: ["10.0.0.53"],
  },
  retention: { says: "How long entries are kept." },
  "retention.days": { says: "Days since an entry arrived.", default: 365 },
  "retention.perSource": { says: "Entries of one source at most.", default: 5000 },
  stories: { says: "What is told as one story." },
  "stories.days": { says: "How many days apart its entries may lie.", default: 7 },
  ...WINDOW,
  http: { says: "How the HTTP service treats its clients." },
  "http.rateLimit": { says: "What one client may ask, before it is told to wait (429)." },
  "http.rateLimit.perMinute": { says: "Requests a minute, over time; 0 for no limit.", default: 1_200 },
  "http.rateLimit.burst": { says: "Requests at once, after a rest.", default: 600 },
  "http.trustedProxies": {
    says: "Ranges (CIDR) of the proxies in front of the service, whose X-Forwarded-For is believed.",
    default: [],
    example: ["10.0.0.0/8"],
  },
  feeds: { says: "What feeds are beside their windows." },
  "feeds.archive": { says: "What windows no longer show, for whoever was away (RFC 5005)." },
  "feeds.archive.serve": { says: "Whether there are archives.", default: true },
  "feeds.archive.keep": { says: "How long an archive stays after it was closed.", default: "365d" },
  pages: { says: "What the pages for readers show." },
  "pages.pictures": {
    says: "Pictures of entries: from their outlets (link), fetched by the service so that no outlet learns who reads (proxy), or none.",
    default: "link",
  },
  tags: { says: "What becomes of labels that tags.yaml does not name." },
  "tags.ignore": { says: "Labels that are no tags, besides those that never are.", default: [] },
  "tags.floor": { says: "Entries that must bear such a tag before it has a feed.", default: 1 },
};

const FILTER: Record<string, KeyWords> = {
  keep: { says: "Only what one of these rules holds for." },
  drop: { says: "Nothing that one of these rules holds for." },
};

const SOURCES: Record<string, KeyWords> = {
  id: {
    says: "Permanent and public: it is in the source's feeds and in every entry's reference. Never change it.",
    example: "harbour-post",
  },
  title: { says: "What readers see.", example: "Harbour Post" },
  url: { says: "A feed, or a page from which the feed is discovered.", example: "https://post.example/feed" },
  opml: {
    says: "Instead of url: a subscription list, by its address or as a file beside this one. Each of its feeds is a source.",
  },
  homepage: { says: "Where a reader would go." },
  language: { says: "What most of it is written in (BCP 47)." },
  weight: { says: "Who leads when several carry one story: the higher.", default: 1 },
  sections: { says: "Sections that every entry of it stands in.", default: [] },
  ...overriding(POLLING),
  ...overriding(WEBSUB),
  republish: { says: "How much of its entries may be published.", default: "full" },
  ...FILTER,
  tags: { says: "What its labels mean." },
  "tags.map": { says: "Labels, and the tags that each means; a label with nothing is no tag.", default: {} },
  "tags.ignore": { says: "Labels that are no tags, or `all` but those that are mapped.", default: [] },
  folders: { says: "Of a list: its folders, and the sections that what lies in them goes to.", default: {} },
  limit: { says: "Of a list: feeds taken at most.", default: 500 },
};

const SECTIONS: Record<string, KeyWords> = {
  id: { says: "In the address of its feeds: /sections/<id>.rss.", example: "latin-america" },
  title: { says: "What readers see." },
  description: { says: "A sentence for readers." },
  match: {
    says: "An entry is in the section when one of these rules holds; without any, when its source is.",
    default: [],
  },
  exclude: { says: "Keeps out what one of these rules holds for, whatever brought it." },
  ...FILTER,
  languages: { says: "Only entries in one of these." },
  stories: { says: "`lead` shows a story of several outlets once, `every` each outlet's.", default: "lead" },
  ...overriding(WINDOW),
  order: {
    says: "By what its feed is sorted: when entries say they were published, or when they came.",
    default: "published",
  },
  webhooks: {
    says: "Who is told what happens in the section, signed: elements of `url`, `secret` (city-desk stands for BROADSHEET_SECRET_CITY_DESK) and `events`, all of them if absent: entry.published, entry.updated, entry.removed.",
  },
};

const TAGS: Record<string, KeyWords> = {
  id: { says: "In the address of its feeds: /tags/<id>.rss.", example: "labor" },
  title: { says: "What readers see." },
  aliases: {
    says: "Other spellings and languages; case, accents and known plurals do not matter.",
    default: [],
    example: ["labour", "trabajo"],
  },
  parents: { says: "Wider tags: what bears this one bears them, too." },
  match: { says: "Gives the tag to entries that one of these rules holds for." },
  derive: {
    says: "Which entries `match` is held against: those their source gave no tag, or all.",
    default: "untagged",
  },
};

const RULE: Record<string, KeyWords> = {
  tag: { says: "It bears one of these tags, by any of their names." },
  source: { says: "It comes from one of these sources, or lists." },
  path: { says: "Its address has one of these in it.", example: "/latin-america/" },
  author: { says: "It has one of these bylines." },
  language: { says: "It is in one of these languages; es takes in es-MX." },
  kind: { says: "What it mainly is." },
  has: { says: "What it has." },
  age: { says: "How old it was when it first came." },
  "age.under": { says: "Younger than this.", example: "2d" },
  "age.over": { says: "This old or older.", example: "30d" },
  text: { says: "Patterns (RE2) on its words." },
  "text.title": { says: "In its title.", example: "(?i)\\bstrike" },
  "text.body": { says: "In its body." },
  any: { says: "One of these rules holds." },
  all: { says: "All of these rules hold." },
  not: { says: "None of these rules holds." },
};

/** The words of every key, by its path within an element; those of rules by themselves. */
export const KEY_WORDS: Record<ConfigPart | "rule", Record<string, KeyWords>> = {
  site: SITE,
  sources: SOURCES,
  sections: SECTIONS,
  tags: TAGS,
  rule: RULE,
};
