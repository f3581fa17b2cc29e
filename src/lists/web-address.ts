import { canonicalUrl } from "../normalize/url/canonical-url.ts";

/**
 * The address of a listed feed as it is to be asked: `feed:` taken off (it is how some readers write a subscription), else as written.
 * `undefined` for what is no address of the web, or carries a password.
 */
export function webAddress(written: string): string | undefined {
  const address = written
    .trim()
    .replace(/^feed:(\/\/)?(https?:)?/i, (_, slashes, scheme) => scheme ?? (slashes ? "http://" : ""));
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.username === "" && url.password === "" ? address : undefined;
}

/** Equal for addresses that lists write for one feed: twins by scheme, by a slash at the end, by tracking parameters count once. */
export function addressKey(url: string): string {
  return canonicalUrl(url)
    .replace(/^https?:\/\//, "")
    .replace(/#.*$/, "")
    .replace(/\/(?=$|\?)/, "");
}
