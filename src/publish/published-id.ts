import type { FeedFormat } from "../model/feed.ts";
import { cleanText } from "./clean-text.ts";

const URI = /^[A-Za-z][0-9A-Za-z+.-]*:[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#]+$/;
const WEB = /^(https?):\/\/([a-z0-9.-]+)(?::(\d+))?(\/[^?#]*)(?:\?[^#]*)?(?:#[^#]*)?$/;
const TAG = /^tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[^#]*(?:#[^#]*)?$/;
const URN = /^urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:(?:[A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-F]{2})+$/;
const UUID = /^urn:uuid:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: "80", https: "443" };
const ESCAPE = /%[0-9A-Fa-f]{2}/g;
const UNRESERVED = /[A-Za-z0-9\-._~]/;
/** A number that every second source counts up to. */
const SHORT_NUMBER = /^\d{1,8}$/;

/**
 * Whether a source's id can be published as it stands, byte for byte. Readers trim white space and refuse control characters; a short number
 * names something in its own source alone; and Atom wants an absolute IRI.
 */
export function canBeId(id: string, format: FeedFormat): boolean {
  if (id === "" || cleanText(id) !== id || id.trim() !== id || /[\t\n]/.test(id)) return false;
  return format === "atom" ? isCanonicalUri(id) : !SHORT_NUMBER.test(id);
}

/**
 * Whether an `atom:id` is one that every reader compares alike (RFC 4287 §4.2.6.1): a web address, a `tag:` (RFC 4151) or a `urn:` (RFC 8141)
 * in its normal form. Other schemes are registered nowhere, or name nothing.
 */
export function isCanonicalUri(id: string): boolean {
  if (!URI.test(id) || !hasNormalEscapes(id)) return false;
  if (id.startsWith("tag:")) return TAG.test(id);
  if (id.startsWith("urn:uuid:")) return UUID.test(id);
  if (id.startsWith("urn:")) return URN.test(id);
  const [, scheme = "", host = "", port, path = ""] = WEB.exec(id) ?? [];
  if (scheme === "" || port === DEFAULT_PORTS[scheme] || /^\.|\.\.|\.$/.test(host)) return false;
  return !(port?.startsWith("0") ?? false) && !/\/\.{1,2}(?:\/|$)/.test(path);
}

/** The normal form of a clean web address; `undefined` where it has none (RFC 3986 §6.2.2). */
export function canonicalUrl(url: string | undefined): string | undefined {
  const normal = url?.replace(ESCAPE, (code) => {
    const character = characterOf(code);
    return UNRESERVED.test(character) ? character : code.toUpperCase();
  });
  return normal !== undefined && isCanonicalUri(normal) ? normal : undefined;
}

/** Only what needs it is escaped, in capitals, as composed UTF-8, and nothing twice. */
function hasNormalEscapes(uri: string): boolean {
  if (!uri.includes("%")) return true;
  if (/%(?![0-9A-F]{2})|%25[0-9A-Fa-f]{2}/.test(uri)) return false;
  const bytes = uri.replace(ESCAPE, characterOf);
  if ([...uri.matchAll(ESCAPE)].some(([code]) => UNRESERVED.test(characterOf(code)))) return false;
  const text = Buffer.from(bytes, "latin1").toString("utf8");
  return !text.includes("\uFFFD") && text.normalize("NFC") === text;
}

function characterOf(code: string): string {
  return String.fromCharCode(Number.parseInt(code.slice(1), 16));
}
