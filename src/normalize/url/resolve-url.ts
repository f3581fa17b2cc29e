/** What may be fetched: pages, pictures, media, feeds. */
const WEB_SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** What a reader may follow by hand: the web, and schemes that open a programme without running anything. */
export const LINK_SCHEMES: ReadonlySet<string> = new Set(
  (
    "http https mailto tel sms sip sips xmpp irc ircs matrix ftp sftp magnet ed2k gopher gemini news nntp snews " +
    "webcal geo git svn rsync rtsp mms callto aim telnet urn"
  )
    .split(" ")
    .map((name) => `${name}:`),
);

/** Longer references are refused: no publisher writes them, and every copy of one costs. */
const LONGEST = 8192;

// An absolute URL the WHATWG parser would hand back unchanged: lower-case ASCII host whose last label begins with a letter (so it is
// no IPv4 shorthand), no port, no credentials, a path, and only characters it leaves alone.
const ALREADY_NORMAL =
  /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*\/[\w\-.~!$&()*+,;=:@%/]*(?:\?[\w\-.~!$&()*+,;=:@%/?]*)?(?:#[\w\-.~!$&()*+,;=:@%/?]*)?$/;
const NEEDS_PARSER = /\/\.|%2e|xn--|\/\/-|-\./i;

/** True for an absolute web address that needs no parser to be known as one. */
export function isNormalUrl(text: string): boolean {
  return text.length <= LONGEST && ALREADY_NORMAL.test(text) && !NEEDS_PARSER.test(text);
}

let lastBase: { text: string; href: string | undefined } | undefined;

// A document resolves many references against one base, so the last one is kept checked.
function checkedBase(text: string): string | undefined {
  if (lastBase?.text !== text) lastBase = { text, href: URL.parse(text.trim())?.href };
  return lastBase.href;
}

/**
 * The absolute form of a reference as a browser would resolve it (WHATWG URL), or `undefined` where it is not a URL, has no base to
 * stand on, or has a scheme outside `schemes` (the web by default). White space and line breaks around and inside it are tolerated.
 * Never throws. `resolveUrl(resolveUrl(x)) = resolveUrl(x)`.
 */
export function resolveUrl(
  reference: string,
  base?: string,
  schemes: ReadonlySet<string> = WEB_SCHEMES,
): string | undefined {
  if (reference.length > LONGEST) return undefined;
  if (isNormalUrl(reference)) return reference;
  const text = reference.trim();
  if (text === "" && base === undefined) return undefined;
  const against = base === undefined ? undefined : checkedBase(base);
  const url =
    URL.parse(text, against) ?? (/^www\.[^/\s]+\.\w/i.test(text) ? URL.parse(`http://${text}`) : null);
  if (url === null || !schemes.has(url.protocol) || url.href.length > LONGEST) return undefined;
  return url.href;
}
