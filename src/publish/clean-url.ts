// What the WHATWG parser lets stand though RFC 3986 does not; brackets belong to an IPv6 host only.
const NOT_IN_A_URI = /[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/g;
const STRAY_PERCENT = /%(?![0-9A-Fa-f]{2})/g;
const URI =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2}|[\u{A0}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFEF}\u{10000}-\u{EFFFD}])+$/u;
const WEB = /^https?:\/\/(?:[^/?#@]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^/?#@[\]:]+)(?::\d*)?(?:[/?#][^[\]]*)?$/i;
const TAG =
  /^tag:(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%#]*$/;
const URN = /^urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:[^[\]]+$/i;

/**
 * A web address as a published document may carry it: absolute, http or https, valid by RFC 3986, without a user name or
 * password. `undefined` for anything else. A valid address is returned as the URL parser writes it.
 */
export function cleanUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return undefined;
  const escaped = (part: string) =>
    part.replace(STRAY_PERCENT, "%25").replace(NOT_IN_A_URI, encodeURIComponent);
  // A second `#` is not allowed inside the fragment either.
  const fragment = parsed.hash === "" ? "" : `#${escaped(parsed.hash.slice(1)).replaceAll("#", "%23")}`;
  return `${parsed.protocol}//${parsed.host}${escaped(parsed.pathname + parsed.search)}${fragment}`;
}

/**
 * Whether an id can be an `atom:id` as it stands (RFC 4287 §4.2.6: an absolute IRI). Web addresses, `tag:` and `urn:` ids
 * must also be right by their own rules (RFC 9110 §4.2, RFC 4151 §2.1, RFC 8141 §2).
 */
export function isUri(id: string): boolean {
  if (!URI.test(id) || id.indexOf("#") !== id.lastIndexOf("#")) return false;
  const scheme = id.slice(0, id.indexOf(":")).toLowerCase();
  if (scheme === "http" || scheme === "https") return WEB.test(id);
  if (scheme === "tag") return TAG.test(id);
  if (scheme === "urn") return URN.test(id);
  return true;
}
