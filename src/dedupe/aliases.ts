import { hash } from "node:crypto";
import type { Entry } from "../model/entry.ts";
import { isFrontPage, twinUrl, withoutRevision } from "../normalize/url/twin-url.ts";
import { bodyWords, wordsOf } from "./body-text.ts";

/** Words without which a text, or a title beside a date, is no name for an entry. */
const BODY_WORDS = 8;
const TITLE_WORDS = 3;

/**
 * Under which names an entry may be met again within its source when its id has changed: hashes of where it is read and of what it says.
 * Sharing one proves nothing yet.
 */
export function aliasesOf(entry: Entry): string[] {
  const known = found.get(entry);
  if (known !== undefined) return known;
  const aliases = [...new Set([...links(entry), ...content(entry)])];
  found.set(entry, aliases);
  return aliases;
}

/** An entry is asked for its aliases at every step on its way into the store, and never changes. */
const found = new WeakMap<Entry, string[]>();

/** The alias of everything that is read at an address; `undefined` for a front page, or what is no web address. */
export function linkAlias(url: string | undefined): string | undefined {
  const twin = url === undefined ? undefined : twinUrl(url);
  return twin === undefined || isFrontPage(twin) ? undefined : `l${short(withoutRevision(twin))}`;
}

function links({ id, url }: Entry): string[] {
  const link = linkAlias(url);
  // An id that counts its versions, or stands where no link does, is a second address.
  const twin = link === undefined || /[?#]/.test(id) ? twinUrl(id) : undefined;
  const named = twin !== undefined && (link === undefined || withoutRevision(twin) !== twin);
  return [link, named ? linkAlias(id) : undefined].filter((alias) => alias !== undefined);
}

function content(entry: Entry): string[] {
  const body = bodyWords(entry);
  if (body.length >= BODY_WORDS) return [`c${short(body.join(" "))}`];
  const title = wordsOf(entry.title);
  if (title.length < TITLE_WORDS || entry.published === undefined) return [];
  return [`c${short(`${title.join(" ")}\n${entry.published}`)}`];
}

/** 66 bits: enough for the entries of one source. */
function short(text: string): string {
  return hash("sha256", text, "base64url").slice(0, 11);
}
