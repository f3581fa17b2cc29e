import { isNormalUrl, resolveUrl } from "../../normalize/url/resolve-url.ts";

/** `feed://host/path` and `feed:https://host/path` are ways to say "subscribe", not places. */
const feedScheme = /^feed:(?:\/\/)?(.*)$/is;

/** Longer ones no publisher writes, and every copy of one costs. */
const LONGEST = 8192;

/**
 * A reference of the document as an absolute URL. One that is absolute already keeps its exact spelling, because a hub's
 * topic and a validator's self link are compared byte by byte; `&amp;` left over from escaping twice becomes `&`.
 *
 * @param schemes what it may begin with; the web by default
 */
export function absoluteUrl(
  reference: string,
  base?: string,
  schemes?: ReadonlySet<string>,
): string | undefined {
  const plain = reference.trim();
  if (isNormalUrl(plain) && !plain.includes("&amp;")) return plain;
  const trimmed = plain
    .replaceAll("&amp;", "&")
    .replace(feedScheme, (_, rest: string) => (/^https?:/i.test(rest) ? rest : `http://${rest}`));
  if (trimmed.length > LONGEST) return undefined;
  if (/^https?:\/\/[^\s\\<>"{}|^`]+$/i.test(trimmed) && URL.canParse(trimmed)) return trimmed;
  return resolveUrl(trimmed, base, schemes);
}
