import { Fault } from "./fault.ts";

/** An address that may be asked, or in words why it never is. */
export type ReadAddress = { url: URL } | { refusal: string };

/** Reads an address: http and https only, and none that carries a user's name or password. */
export function readAddress(text: string): ReadAddress {
  const url = parse(text);
  if (url === undefined) return { refusal: `${text} is not a URL` };
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { refusal: `${url.protocol} addresses are not fetched, only http: and https:` };
  if (url.username !== "" || url.password !== "")
    return { refusal: "addresses with a user name or password in them are not fetched" };
  if (url.hash !== "") url.hash = "";
  return { url };
}

/**
 * Where a redirect leads (RFC 9110 §10.2.2), a fragment left off; it never reaches a server. Throws a {@link Fault} where that
 * cannot be read. The field is latin-1 as it comes; servers that put other letters there mean UTF-8.
 */
export function redirectTarget(location: string, from: URL): string {
  const bytes = Buffer.from(location, "latin1");
  const utf8 = bytes.toString("utf8");
  const target = parse(utf8.includes("\ufffd") ? location : utf8, from);
  if (target === undefined) throw new Fault("redirects", "redirects to an address that cannot be read");
  target.hash = "";
  return target.href;
}

function parse(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
