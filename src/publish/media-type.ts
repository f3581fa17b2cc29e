const BY_EXTENSION: Readonly<Record<string, string>> = {
  aac: "audio/aac",
  avif: "image/avif",
  epub: "application/epub+zip",
  flac: "audio/flac",
  gif: "image/gif",
  htm: "text/html",
  html: "text/html",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  m3u8: "application/vnd.apple.mpegurl",
  m4a: "audio/mp4",
  m4v: "video/mp4",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  ogv: "video/ogg",
  opus: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
  srt: "application/x-subrip",
  svg: "image/svg+xml",
  torrent: "application/x-bittorrent",
  vtt: "text/vtt",
  wav: "audio/wav",
  webm: "video/webm",
  webp: "image/webp",
  zip: "application/zip",
};

const MEDIA_TYPE = /^[a-z0-9][a-z0-9_.+-]{0,126}\/[a-z0-9][a-z0-9_.+-]{0,126}$/;

/** A media type (RFC 6838 §4.2, without the marks no registered type has) in lower case without parameters; `undefined` for what is not one. */
export function cleanMediaType(type: string | undefined): string | undefined {
  const bare = type?.split(";", 1)[0]?.trim().toLowerCase();
  return bare !== undefined && MEDIA_TYPE.test(bare) ? bare : undefined;
}

/** What the end of a URL's path says the file is; `undefined` where it says nothing. */
export function mediaTypeOf(url: string): string | undefined {
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  const dot = name.lastIndexOf(".");
  return dot === -1 ? undefined : BY_EXTENSION[name.slice(dot + 1).toLowerCase()];
}
