import type { EntryKind, EntryPart } from "../model/configuration.ts";
import type { Entry } from "../model/entry.ts";

/** Hosts whose pages are films, or recordings, whatever else their feeds say. */
const HOSTS: ReadonlyArray<[kind: EntryKind, host: RegExp]> = [
  [
    "video",
    /(?:^|\.)(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|dailymotion\.com|dai\.ly|twitch\.tv)$/,
  ],
  ["video", /(?:^|\.)(?:tiktok\.com|odysee\.com|rumble\.com|peertube\.[a-z.]+)$/],
  ["audio", /(?:^|\.)(?:soundcloud\.com|mixcloud\.com|ivoox\.com|podcasts\.apple\.com|bandcamp\.com)$/],
];

/** File name endings, for enclosures that do not say what they are. */
const ENDINGS: ReadonlyArray<[kind: EntryKind, ending: RegExp]> = [
  ["video", /\.(?:mp4|m4v|webm|mov|mkv|avi|ogv|m3u8)$/i],
  ["audio", /\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac)$/i],
];

/** Words up to which an entry with a picture is that picture and its caption. */
const CAPTION = 25;

/**
 * What an entry mainly is. A film or a recording by its files, else by the host it stands at (a podcast, a video platform's feed); a
 * picture where hardly anything is written beside one; else text.
 */
export function entryKind(entry: Entry): EntryKind {
  const files = entry.enclosures.map((file) => fileKind(file.type, file.url));
  for (const kind of ["video", "audio"] as const) if (files.includes(kind)) return kind;
  const host = entry.url !== undefined && URL.canParse(entry.url) ? new URL(entry.url).hostname : "";
  const hosted = HOSTS.find(([, pattern]) => pattern.test(host));
  if (hosted !== undefined) return hosted[0];
  return hasPicture(entry) && words(entry.content ?? entry.summary) <= CAPTION ? "picture" : "text";
}

/** Whether an entry has a part. */
export function hasPart(entry: Entry, part: EntryPart): boolean {
  switch (part) {
    case "title":
      return entry.title !== "";
    case "body":
      return words(entry.content ?? entry.summary) > 0;
    case "picture":
      return hasPicture(entry);
    case "author":
      return entry.authors.length > 0;
    case "tag":
      return entry.tags.length > 0;
    case "file":
      return entry.enclosures.length > 0;
    case "date":
      return entry.published !== undefined;
  }
}

function fileKind(type: string | undefined, url: string): EntryKind | undefined {
  if (type?.startsWith("video/")) return "video";
  if (type?.startsWith("audio/")) return "audio";
  if (type !== undefined && type !== "application/octet-stream") return undefined;
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return ENDINGS.find(([, ending]) => ending.test(path))?.[0];
}

function hasPicture({ image, pictures, enclosures }: Entry): boolean {
  return (
    image !== undefined || pictures.length > 0 || enclosures.some(({ type }) => type?.startsWith("image/"))
  );
}

/** How many words clean HTML holds; scripts that write none between them count by their signs. */
function words(html: string | undefined): number {
  if (html === undefined) return 0;
  const text = html.replace(/<[^>]*>/g, " ");
  return text.match(/\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Thai}|[\p{L}\p{N}]+/gu)?.length ?? 0;
}
