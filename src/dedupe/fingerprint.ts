import { hash } from "node:crypto";
import type { Entry } from "../model/entry.ts";
import { twinUrl } from "../normalize/url/twin-url.ts";
import { fileName } from "./file-name.ts";
import { toldText } from "./told-text.ts";

/**
 * The hash of an entry as it is to be shown: under the same one, it need not be stored, shelved or rendered again. Dates, counts, markup,
 * advertising and the sizes of pictures are left out, so that a bumped `pubDate` or a re-serialised body is no change.
 *
 * @returns 64 bits as 11 characters of base64url.
 */
export function fingerprint(entry: Entry): string {
  const shown = JSON.stringify([meaning(entry), entry.url]);
  return Buffer.from(hash("sha256", shown, "hex").slice(0, 16), "hex").toString("base64url");
}

/**
 * Whether two states of an entry mean the same to a reader, so that the later is no update. Less than a {@link fingerprint} goes into this: a
 * site that moves to https changes its links, but no entry.
 */
export function sameMeaning(one: Entry, other: Entry): boolean {
  return one === other || JSON.stringify(meaning(one)) === JSON.stringify(meaning(other));
}

function meaning(entry: Entry): unknown {
  return [
    entry.title,
    entry.url === undefined ? undefined : (twinUrl(entry.url) ?? entry.url),
    toldText(entry.summary),
    toldText(entry.content),
    entry.authors.map((person) => [person.name, person.role]),
    entry.tags.toSorted(),
    // Of pictures the first counts, wherever it stands: they come in sizes, and with captions in their addresses.
    entry.enclosures.filter(({ type }) => !type?.startsWith("image/")).map(({ url }) => fileName(url)),
    fileName(entry.image),
    // With every new year.
    entry.rights?.replace(/\b(?:19|20)\d\d\b/g, "#"),
  ];
}
