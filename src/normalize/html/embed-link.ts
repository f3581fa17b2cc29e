import { resolveUrl } from "../url/resolve-url.ts";

/** Rewrites the address of a player to the address of the page that shows the same. */
type Page = (url: URL) => string | undefined;

const parameter =
  (...names: string[]): Page =>
  (url) => {
    for (const name of names) {
      const value = url.searchParams.get(name);
      const page = value === null ? undefined : resolveUrl(value);
      if (page !== undefined) return page;
    }
    return undefined;
  };
const path =
  (pattern: RegExp, replacement: string): Page =>
  (url) =>
    pattern.test(url.pathname) ? url.pathname.replace(pattern, replacement) : undefined;
const first =
  (...pages: Page[]): Page =>
  (url) => {
    for (const page of pages) {
      const found = page(url);
      if (found !== undefined) return found;
    }
    return undefined;
  };
const itself: Page = (url) => url.href;

const youtube = first(
  (url) => {
    const list = url.searchParams.get("list");
    return /^\/embed\/(?:videoseries)?$/.test(url.pathname) && list !== null && /^[\w-]+$/.test(list)
      ? `https://www.youtube.com/playlist?list=${list}`
      : undefined;
  },
  path(/^\/(?:embed|v|e|shorts|live)\/([\w-]{6,20}).*$/, "https://www.youtube.com/watch?v=$1"),
  itself,
);
const twitch: Page = (url) => {
  const video = url.searchParams.get("video")?.replace(/^v/, "");
  const channel = url.searchParams.get("channel");
  if (video && /^\d+$/.test(video)) return `https://www.twitch.tv/videos/${video}`;
  return channel && /^\w+$/.test(channel) ? `https://www.twitch.tv/${channel}` : url.href;
};
const tweet: Page = (url) => {
  const id = url.searchParams.get("id");
  return id && /^\d+$/.test(id) ? `https://twitter.com/i/status/${id}` : url.href;
};

/** Players by host: what feeds embed, with the page each stands for. */
const PLAYERS: readonly [RegExp, Page][] = [
  [/(?:^|\.)youtube(?:-nocookie)?\.com$/, youtube],
  [/^youtu\.be$/, itself],
  [/(?:^|\.)vimeo\.com$/, first(path(/^\/video\/(\d+).*$/, "https://vimeo.com/$1"), itself)],
  [
    /^open\.spotify\.com$/,
    first(path(/^\/embed(?:-podcast)?\/(.+)$/, "https://open.spotify.com/$1"), itself),
  ],
  [/(?:^|\.)soundcloud\.com$/, first(parameter("url"), itself)],
  [
    /(?:^|\.)dailymotion\.com$/,
    first(path(/^\/embed\/video\/(\w+).*$/, "https://www.dailymotion.com/video/$1"), itself),
  ],
  [/(?:^|\.)facebook\.com$/, parameter("href")],
  [/^platform\.(?:twitter|x)\.com$/, tweet],
  [/(?:^|\.)(?:twitter|x)\.com$/, itself],
  [
    /(?:^|\.)instagram\.com$/,
    first(path(/^\/(p|reel|tv)\/([\w-]+).*$/, "https://www.instagram.com/$1/$2/"), itself),
  ],
  [/(?:^|\.)archive\.org$/, first(path(/^\/embed\/(.+)$/, "https://archive.org/details/$1"), itself)],
  [/^player\.twitch\.tv$/, twitch],
  [/(?:^|\.)ted\.com$/, first(path(/^\/talks\/(.+)$/, "https://www.ted.com/talks/$1"), itself)],
  [/^embed\.podcasts\.apple\.com$/, path(/^\/(.+)$/, "https://podcasts.apple.com/$1")],
  [/^embed\.music\.apple\.com$/, path(/^\/(.+)$/, "https://music.apple.com/$1")],
  [/^(?:www\.)?google\.[a-z.]+$/, (url) => (url.pathname.startsWith("/maps") ? url.href : undefined)],
  [/^(?:docs|drive|calendar)\.google\.com$/, itself],
  [
    /(?:^|\.)(?:tiktok|bandcamp|mixcloud|datawrapper\.dwcdn|flourish|scribd|issuu|ivoox|libsyn|megaphone|buzzsprout|podbean|spreaker|simplecast|acast|audioboom|anchor|transistor|captivate|rumble|streamable|wistia|slideshare|documentcloud|codepen|jsfiddle|speakerdeck|loom|giphy|gfycat|tumblr|reddit|redditmedia|pinterest|imgur|deezer|tidal|audiomack|omny|art19|podigee|brightcove|jwplatform|kaltura|infogram|tableau|kickstarter|change|actionnetwork|polldaddy|typeform|calameo|genial|canva|prezi|odysee|bitchute|coub|rutube|bilibili|youku|nicovideo|kakao|naver)\.(?:com|net|org|fm|io|ly|co|tv|ru|jp|me|se|app|studio)$/,
    itself,
  ],
  [
    /^(?:datawrapper\.dwcdn\.net|flo\.uri\.sh|t\.me|telegram\.me|ok\.ru|vk\.com|vkvideo\.ru|embed\.bsky\.app|bsky\.app|www\.arte\.tv|player\.ina\.fr|embed\.francetv\.fr|www\.openstreetmap\.org|player\.bfmtv\.com)$/,
    itself,
  ],
];

/** PeerTube and Mastodon run anywhere: their paths give them away. */
const ANY_HOST: readonly Page[] = [
  (url) =>
    /^\/videos\/embed\/([\w-]{20,40})$/.exec(url.pathname)?.[1]?.replace(/^/, `${url.origin}/videos/watch/`),
  (url) => /^(\/@[\w.-]+\/\d{6,24})\/embed$/.exec(url.pathname)?.[1]?.replace(/^/, url.origin),
];

/**
 * The page a reader can open instead of a known player's frame (video, sound, map, post), or `undefined` where the frame is none: then it
 * shows nothing of the author's.
 */
export function embedLink(reference: string, base?: string): string | undefined {
  const absolute = resolveUrl(reference, base);
  const url = absolute === undefined ? null : URL.parse(absolute);
  if (url === null) return undefined;
  for (const [host, page] of PLAYERS) {
    if (host.test(url.hostname)) return checked(page(url));
  }
  for (const page of ANY_HOST) {
    const found = page(url);
    if (found !== undefined) return checked(found);
  }
  return undefined;
}

function checked(page: string | undefined): string | undefined {
  return page === undefined ? undefined : resolveUrl(page);
}
