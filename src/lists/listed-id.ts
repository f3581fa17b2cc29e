import { createHash } from "node:crypto";
import { addressKey } from "./web-address.ts";

/** Letters and digits of the hash: 40 bits, with which two of 5,000 addresses collide once in a hundred thousand lists. */
const DIGITS = 8;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** What ids of listed feeds end in. */
const FORM = new RegExp(`-[a-z2-7]{${DIGITS}}$`);

/**
 * The id of a listed feed: its host and a hash of its address, as `paper-example-k3v7a2qf`. It is a function of the address alone (not of the
 * title, the list, or what else is listed), so that it is the same in every process and after any change of the list.
 */
export function listedId(url: string): string {
  const host = new URL(url).hostname.replace(/^(?:www|feeds|rss)\./, "");
  const name = host
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  const bytes = createHash("sha256").update(addressKey(url)).digest().subarray(0, DIGITS);
  const digits = [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
  return `${name || "feed"}-${digits}`;
}

/** Whether an id could be a listed feed's. */
export function isListedId(id: string): boolean {
  return FORM.test(id);
}
