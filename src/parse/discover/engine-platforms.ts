/** Software that publishes sites, known by the traces it leaves in a page, with the feeds it offers. */
export interface Engine {
  name: string;
  traces: RegExp;
  /** Absolute URLs, the best first. */
  feeds: (url: URL, html: string) => string[];
}

const generator = (name: string): string =>
  `<meta[^>]{0,200}name=["']?generator["']?[^>]{0,200}content=["']?${name}`;
const trimmed = (path: string): string => path.replace(/\/+$/, "");

function wordpress(url: URL, html: string): string[] {
  // The REST link names the installation's root, which need not be the host's.
  const api =
    /<link[^>]{0,100}rel=["']https:\/\/api\.w\.org\/["'][^>]{0,20}href=["']([^"']{1,500}?)\/?wp-json\/?["']/.exec(
      html,
    )?.[1];
  const root = api === undefined ? url.origin : trimmed(URL.parse(api, url.href)?.href ?? url.origin);
  const shelf = /^(?:\/[\w-]+){0,3}\/(?:category|tag|author|topics?|section)\/[^/]+/.exec(url.pathname)?.[0];
  return [
    ...(shelf === undefined ? [] : [`${url.origin}${shelf}/feed/`]),
    `${root}/feed/`,
    `${root}/?feed=rss2`,
  ];
}

function spip(url: URL): string[] {
  const folder = url.pathname.replace(/[^/]*$/, "");
  const root = /\/spip\.php$/.test(url.pathname) ? `${url.origin}${folder}` : `${url.origin}/`;
  const shelf = /[?&]id_rubrique=(\d+)/.exec(url.search)?.[1] ?? /rubrique(\d+)/.exec(url.href)?.[1];
  const all = `${root}spip.php?page=backend`;
  return shelf === undefined ? [all] : [`${all}&id_rubrique=${shelf}`, all];
}

function discourse(url: URL): string[] {
  const path = trimmed(url.pathname);
  const own = /^\/(?:t\/[^/]+\/\d+|c\/.+|tag\/[^/]+)/.exec(path)?.[0];
  return [
    ...(own === undefined ? [] : [`${url.origin}${own}.rss`]),
    `${url.origin}/latest.rss`,
    `${url.origin}/posts.rss`,
  ];
}

function peertube(url: URL): string[] {
  const [, kind, name] = /^\/(c|a|video-channels|accounts)\/([\w.@-]+)/.exec(url.pathname) ?? [];
  const feed = `${url.origin}/feeds/videos.xml`;
  const sorted = `${feed}?sort=-publishedAt`;
  if (name === undefined) return [sorted];
  const parameter = kind === "c" || kind === "video-channels" ? "videoChannelName" : "accountName";
  return [`${feed}?${parameter}=${name}`, sorted];
}

function mastodon(url: URL): string[] {
  const own = /^\/(?:@[\w.-]+|tags\/[^/]+)/.exec(url.pathname)?.[0];
  return own === undefined || own.includes("@", 2) ? [] : [`${url.origin}${own}.rss`];
}

const at =
  (...paths: string[]): Engine["feeds"] =>
  (url) =>
    paths.map((path) => `${url.origin}${path}`);

/** Engines, the telling traces first. */
export const ENGINES: readonly Engine[] = [
  {
    name: "SPIP",
    traces: new RegExp(
      `${generator("SPIP")}|spip\\.php\\?|class=["'][^"']{0,200}\\bspip_|/local/cache-(?:gd2|vignettes|css|js)/`,
      "i",
    ),
    feeds: spip,
  },
  {
    name: "WordPress",
    traces: new RegExp(
      `${generator("WordPress")}|/wp-content/|/wp-includes/|rel=["']https://api\\.w\\.org/`,
      "i",
    ),
    feeds: wordpress,
  },
  {
    name: "Ghost",
    traces: new RegExp(
      `${generator("Ghost")}|ghost-(?:sdk|portal|search)|class=["'][^"']{0,100}\\bgh-(?:head|main)`,
      "i",
    ),
    feeds: at("/rss/"),
  },
  {
    name: "Substack",
    traces: /substackcdn\.com|<meta[^>]{0,100}content=["']Substack["']/i,
    feeds: at("/feed"),
  },
  {
    name: "Mastodon",
    traces: new RegExp(
      `${generator("Mastodon")}|id=["']mastodon["']|/packs/js/(?:common|application)-|joinmastodon`,
      "i",
    ),
    feeds: mastodon,
  },
  {
    name: "PeerTube",
    traces: new RegExp(`${generator("PeerTube")}|<meta[^>]{0,100}content=["']PeerTube["']|peertube`, "i"),
    feeds: peertube,
  },
  {
    name: "Discourse",
    traces: new RegExp(`${generator("Discourse")}|discourse-(?:assets|base-uri)`, "i"),
    feeds: discourse,
  },
  {
    name: "Squarespace",
    traces: /static1?\.squarespace\.com|This is Squarespace/i,
    feeds: (url) => [`${url.origin}${url.pathname === "/" ? "/blog" : trimmed(url.pathname)}?format=rss`],
  },
  {
    name: "Blogger",
    traces: new RegExp(`${generator("Blogger")}|www\\.blogger\\.com/static`, "i"),
    feeds: at("/feeds/posts/default"),
  },
  {
    name: "Medium",
    traces: /<meta[^>]{0,100}property=["']al:ios:app_name["'][^>]{0,50}content=["']Medium["']/i,
    feeds: at("/feed"),
  },
  {
    name: "Drupal",
    traces: new RegExp(`${generator("Drupal")}|/sites/default/files/|data-drupal-selector`, "i"),
    feeds: at("/rss.xml"),
  },
  {
    name: "Joomla",
    traces: new RegExp(`${generator("Joomla")}`, "i"),
    feeds: (url) => [`${url.origin}${url.pathname}?format=feed&type=rss`],
  },
  { name: "Hugo", traces: new RegExp(generator("Hugo"), "i"), feeds: at("/index.xml") },
  { name: "Jekyll", traces: new RegExp(generator("Jekyll"), "i"), feeds: at("/feed.xml") },
  {
    name: "Wix",
    traces: new RegExp(`${generator("Wix")}|static\\.wixstatic\\.com`, "i"),
    feeds: at("/blog-feed.xml"),
  },
  { name: "Shopify", traces: /cdn\.shopify\.com/i, feeds: at("/blogs/news.atom") },
  {
    name: "WriteFreely",
    traces: new RegExp(generator("(?:WriteFreely|Write\\.as)"), "i"),
    feeds: at("/feed/"),
  },
  {
    name: "Lemmy",
    traces: new RegExp(generator("Lemmy"), "i"),
    feeds: (url) => {
      const community = /^\/c\/([\w.@-]+)/.exec(url.pathname)?.[1];
      return community === undefined
        ? [`${url.origin}/feeds/local.xml`]
        : [`${url.origin}/feeds/c/${community}.xml`];
    },
  },
];
