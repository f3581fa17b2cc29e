import type { RawAttributes } from "../../markup/raw-attributes.ts";
import type { Picture } from "../../model/entry.ts";
import { escapeAttribute } from "./escape.ts";
import { isAvatar } from "./junk-images.ts";
import type { ShownImage } from "./read-image.ts";
import { formatSrcset } from "./srcset.ts";

const LONGEST_TEXT = 2000;
/** Smaller both ways is an icon. */
const ICON = 32;

/** The `<img>` tag of a picture, cleaned. */
export function imageTag({ url, candidates, width, height }: ShownImage, attributes: RawAttributes): string {
  const sizes = candidates.length > 0 ? attributes.get("sizes")?.trim() : undefined;
  const written: [string, string | number | undefined][] = [
    ["src", url],
    ["srcset", candidates.length > 0 ? formatSrcset(candidates) : undefined],
    ["sizes", sizes !== undefined && /^[\w\s().,:*/+%-]{1,300}$/.test(sizes) ? sizes : undefined],
    ["alt", attributes.get("alt")?.slice(0, LONGEST_TEXT)],
    ["title", attributes.get("title")?.slice(0, LONGEST_TEXT)],
    ["width", width],
    ["height", height],
  ];
  let tag = "<img";
  for (const [name, value] of written) {
    if (value !== undefined) tag += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return `${tag}>`;
}

/** The same as a picture of the entry, or `undefined` for an icon or an avatar. */
export function pictureOf(
  { url, width, height }: ShownImage,
  attributes: RawAttributes,
): Picture | undefined {
  const tiny = width !== undefined && height !== undefined && width <= ICON && height <= ICON;
  if (tiny || isAvatar(url, attributes.get("class") ?? "")) return undefined;
  const line = (name: string) => attributes.get(name)?.replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT);
  const [alt, caption, credit] = [line("alt"), line("data-caption"), line("data-credit")];
  return {
    url,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(alt && { alt }),
    ...(caption && !caption.includes("<") && { caption }),
    ...(credit && !credit.includes("<") && { credit }),
  };
}
