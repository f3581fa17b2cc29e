/** A site every address of which is known: its feeds follow from the address, at times with the page's help. */
export interface HostPlatform {
  name: string;
  host: RegExp;
  /** Absolute URLs, the best first. `html` is the page, where it was read. */
  feeds: (url: URL, html: string) => string[];
}

const first = (html: string, ...patterns: RegExp[]): string | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(html)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
};
const segments = (url: URL): string[] => url.pathname.split("/").filter((part) => part !== "");
const given = (...urls: (string | false | undefined | "")[]): string[] =>
  urls.filter((url) => typeof url === "string" && url !== "") as string[];

function youtube(url: URL, html: string): string[] {
  const feed = "https://www.youtube.com/feeds/videos.xml";
  const [kind = "", name = ""] = segments(url);
  const list = url.searchParams.get("list");
  if (kind === "channel" && /^UC[\w-]{22}$/.test(name)) return [`${feed}?channel_id=${name}`];
  if (kind === "user" && name !== "") return [`${feed}?user=${name}`];
  if (list !== null && /^[\w-]{10,60}$/.test(list)) return [`${feed}?playlist_id=${list}`];
  // Handles and video pages name their channel only in the page.
  const channel = first(
    html,
    /<link rel="canonical" href="https:\/\/www\.youtube\.com\/channel\/(UC[\w-]{22})"/,
    /feeds\/videos\.xml\?channel_id=(UC[\w-]{22})/,
    /"externalId":"(UC[\w-]{22})"/,
    /itemprop="(?:identifier|channelId)" content="(UC[\w-]{22})"/,
    /"channelId":"(UC[\w-]{22})"/,
  );
  return channel === undefined ? [] : [`${feed}?channel_id=${channel}`];
}

function reddit(url: URL): string[] {
  const [kind = "", name = "", third = ""] = segments(url);
  if ((kind === "r" || kind === "user" || kind === "u") && name !== "") {
    const home = `https://www.reddit.com/${kind === "u" ? "user" : kind}/${name}`;
    return third === "comments"
      ? [`https://www.reddit.com${url.pathname.replace(/\/$/, "")}/.rss`]
      : [`${home}/.rss`];
  }
  return ["https://www.reddit.com/.rss"];
}

function github(url: URL): string[] {
  const [owner = "", name = "", kind = "", branch = ""] = segments(url);
  if (owner === "" || ["features", "topics", "about", "login", "orgs", "marketplace"].includes(owner))
    return [];
  if (name === "") return [`https://github.com/${owner}.atom`];
  const home = `https://github.com/${owner}/${name.replace(/\.git$/, "")}`;
  const all = [`${home}/releases.atom`, `${home}/commits.atom`, `${home}/tags.atom`];
  if (kind === "commits" && branch !== "") return [`${home}/commits/${branch}.atom`, ...all];
  if (kind === "tags") return [`${home}/tags.atom`, `${home}/releases.atom`];
  return kind === "commits" || kind === "tree" ? [`${home}/commits.atom`, `${home}/releases.atom`] : all;
}

function medium(url: URL): string[] {
  const [name = "", tag = ""] = segments(url);
  if (url.hostname !== "medium.com" && url.hostname !== "www.medium.com") return [`${url.origin}/feed`];
  if (name === "tag" && tag !== "") return [`https://medium.com/feed/tag/${tag}`];
  return given(name !== "" && name !== "feed" && `https://medium.com/feed/${name}`);
}

function tumblr(url: URL): string[] {
  if (!/^(?:www\.)?tumblr\.com$/.test(url.hostname)) return [`${url.origin}/rss`];
  const [one = "", two = ""] = segments(url);
  const name = one === "blog" || one === "dashboard" ? two : one.replace(/^@/, "");
  return given(/^[a-z\d-]+$/i.test(name) && `https://${name}.tumblr.com/rss`);
}

function blogger(url: URL): string[] {
  return [`${url.origin}/feeds/posts/default`, `${url.origin}/feeds/posts/default?alt=rss`];
}

function soundcloud(_url: URL, html: string): string[] {
  const user = first(html, /soundcloud:users:(\d+)/);
  return given(user && `https://feeds.soundcloud.com/users/soundcloud:users:${user}/sounds.rss`);
}

/** Known hosts. The order does not matter: no two share a host. */
export const HOST_PLATFORMS: readonly HostPlatform[] = [
  { name: "YouTube", host: /^(?:www\.|m\.)?youtube\.com$/, feeds: youtube },
  { name: "Reddit", host: /(?:^|\.)reddit\.com$/, feeds: reddit },
  { name: "GitHub", host: /^(?:www\.)?github\.com$/, feeds: github },
  { name: "Medium", host: /(?:^|\.)medium\.com$/, feeds: medium },
  { name: "Substack", host: /\.substack\.com$/, feeds: (url) => [`${url.origin}/feed`] },
  { name: "Tumblr", host: /(?:^|\.)tumblr\.com$/, feeds: tumblr },
  { name: "Blogger", host: /\.blogspot\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/, feeds: blogger },
  {
    name: "Bluesky",
    host: /^bsky\.app$/,
    feeds: (url) =>
      given(
        segments(url)[0] === "profile" &&
          segments(url)[1] &&
          `https://bsky.app/profile/${segments(url)[1]}/rss`,
      ),
  },
  {
    name: "Vimeo",
    host: /^(?:www\.)?vimeo\.com$/,
    feeds: (url) =>
      given(
        segments(url).length > 0 &&
          !/^\d+$/.test(segments(url)[0] ?? "") &&
          `https://vimeo.com/${segments(url)
            .slice(0, 2)
            .join("/")
            .replace(/\/videos$/, "")}/videos/rss`,
      ),
  },
  {
    name: "Dailymotion",
    host: /^(?:www\.)?dailymotion\.com$/,
    feeds: (url) =>
      given(segments(url).length === 1 && `https://www.dailymotion.com/rss/user/${segments(url)[0]}/1`),
  },
  { name: "SoundCloud", host: /^(?:www\.|m\.)?soundcloud\.com$/, feeds: soundcloud },
  {
    name: "Apple Podcasts",
    host: /^podcasts\.apple\.com$/,
    feeds: (_url, html) => given(first(html, /"feedUrl":"(https?:[^"\\]{4,500})"/)),
  },
  {
    name: "GitLab",
    host: /^gitlab\.com$/,
    feeds: (url) =>
      given(
        segments(url).length >= 2 &&
          `${url.origin}/${segments(url).slice(0, 2).join("/")}/-/tags?format=atom`,
      ),
  },
  {
    name: "Hacker News",
    host: /^news\.ycombinator\.com$/,
    feeds: () => ["https://news.ycombinator.com/rss"],
  },
  {
    name: "DEV",
    host: /^dev\.to$/,
    feeds: (url) =>
      given(segments(url)[0] ? `https://dev.to/feed/${segments(url)[0]}` : "https://dev.to/feed"),
  },
  {
    name: "Stack Exchange",
    host: /(?:^|\.)(?:stackexchange|stackoverflow|serverfault|superuser|askubuntu)\.com$/,
    feeds: (url) => [`${url.origin}/feeds`],
  },
  { name: "WordPress.com", host: /\.wordpress\.com$/, feeds: (url) => [`${url.origin}/feed/`] },
  { name: "Libsyn", host: /\.libsyn\.com$/, feeds: (url) => [`${url.origin}/rss`] },
];
