import type { Enclosure, Entry, Picture } from "../model/entry.ts";
import type { CleanEnclosure, CleanPicture } from "./clean-entry.ts";
import { cleanOptionalLine } from "./clean-text.ts";
import { cleanUrl } from "./clean-url.ts";
import { cleanMediaType, mediaTypeOf } from "./media-type.ts";

/** The enclosures that can be published: each address once, with a type always and a length of 0 where nobody said. */
export function cleanEnclosures(enclosures: readonly Enclosure[]): CleanEnclosure[] {
  const byUrl = new Map<string, CleanEnclosure>();
  for (const enclosure of enclosures) {
    const url = cleanUrl(enclosure.url);
    if (url === undefined || byUrl.has(url)) continue;
    const title = cleanOptionalLine(enclosure.title);
    const duration = positive(enclosure.duration);
    byUrl.set(url, {
      url,
      type: cleanMediaType(enclosure.type) ?? mediaTypeOf(url) ?? "application/octet-stream",
      length: whole(enclosure.length) ?? 0,
      ...(title !== undefined && { title }),
      ...(duration !== undefined && { duration }),
    });
  }
  return [...byUrl.values()];
}

/** The pictures that can be published, each address once, the lead picture first even where it is not listed. */
export function cleanPictures(entry: Pick<Entry, "pictures" | "image">): CleanPicture[] {
  const lead = cleanUrl(entry.image);
  const byUrl = new Map<string, CleanPicture>();
  if (lead !== undefined) byUrl.set(lead, bare(lead));
  for (const picture of entry.pictures) {
    const url = cleanUrl(picture.url);
    if (url === undefined) continue;
    const known = byUrl.get(url);
    byUrl.set(url, known === undefined ? described(url, picture) : { ...described(url, picture), ...known });
  }
  return [...byUrl.values()];
}

function bare(url: string): CleanPicture {
  const type = imageType(url);
  return { url, ...(type !== undefined && { type }) };
}

function described(url: string, picture: Picture): CleanPicture {
  const width = whole(picture.width);
  const height = whole(picture.height);
  const alt = cleanOptionalLine(picture.alt);
  const caption = cleanOptionalLine(picture.caption);
  const credit = cleanOptionalLine(picture.credit);
  return {
    ...bare(url),
    ...(width && { width }),
    ...(height && { height }),
    ...(alt !== undefined && { alt }),
    ...(caption !== undefined && { caption }),
    ...(credit !== undefined && { credit }),
  };
}

function imageType(url: string): string | undefined {
  const type = mediaTypeOf(url);
  return type?.startsWith("image/") ? type : undefined;
}

/** A whole number from 0 that is written without an exponent. */
function whole(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? Math.abs(value) : undefined;
}

/** Whole seconds, which is how every format writes a duration. */
function positive(value: number | undefined): number | undefined {
  const seconds = value === undefined || !Number.isFinite(value) ? 0 : Math.round(value);
  return seconds > 0 ? whole(seconds) : undefined;
}
