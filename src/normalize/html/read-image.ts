import { allMatches } from "../../markup/all-matches.ts";
import type { RawAttributes } from "../../markup/raw-attributes.ts";
import { resolveUrl } from "../url/resolve-url.ts";
import { isEmoji, isJunk, isPlaceholder } from "./junk-images.ts";
import { type Candidate, largestOf, parseSrcset } from "./srcset.ts";

/** A picture as an `<img>` shows it. */
export interface ShownImage {
  kind: "picture";
  url: string;
  candidates: Candidate[];
  /** Pixels. */
  width?: number;
  /** Pixels. */
  height?: number;
  /** True where the address came from a lazy-loading attribute. */
  lazy: boolean;
}

/** What an image element really shows: a picture, a character, or nothing worth a request. */
export type ReadImage = ShownImage | { kind: "emoji"; text: string } | { kind: "nothing" };

/** Where scripts look for the real address, in the order the common ones do. */
const LAZY_SOURCES =
  "data-src data-lazy-src data-original data-lazy data-orig-src data-actualsrc data-hi-res-src data-image data-img-src data-url data-echo data-runner-src data-pagespeed-lazy-src data-cfsrc data-ezsrc data-wf-src lazy-src".split(
    " ",
  );
const LAZY_SETS = "data-srcset data-lazy-srcset data-lazyload-srcset data-ezsrcset".split(" ");
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const STYLE_SIZE = /(?:^|;)\s*(?:max-)?(width|height)\s*:\s*(\d{1,5})(?:\.\d+)?px/gi;

/**
 * Reads an `<img>`: its real address (lazy-loading attributes before a stand-in, the largest candidate where there is no other), its
 * candidates and its size in pixels. `inherited` are the candidates of a surrounding `<picture>`.
 */
export function readImage(
  attributes: RawAttributes,
  base: string | undefined,
  inherited: readonly Candidate[],
): ReadImage {
  const classes = attributes.get("class") ?? "";
  const own = attributes.get("src") ?? "";
  const text = attributes.get("alt") ?? "";
  const candidates = candidatesOf(attributes, base);
  const lazy = lazySource(attributes, base);
  const direct = isPlaceholder(own) ? undefined : resolveUrl(own, base);
  const url = lazy ?? direct ?? largestOf(candidates) ?? largestOf(inherited);
  if (url === undefined) return isEmoji(own, classes) ? emoji(text) : { kind: "nothing" };
  if (isEmoji(url, classes)) return emoji(text);
  const size = sizeOf(attributes);
  if (isPixel(size) || HIDDEN.test(attributes.get("style") ?? "") || isJunk(url) || isPlaceholder(url)) {
    return { kind: "nothing" };
  }
  const shown = candidates.filter((candidate) => !isJunk(candidate.url));
  return { kind: "picture", url, candidates: shown, ...size, lazy: lazy !== undefined };
}

function emoji(text: string): ReadImage {
  return text === "" ? { kind: "nothing" } : { kind: "emoji", text: text.slice(0, 40) };
}

function lazySource(attributes: RawAttributes, base: string | undefined): string | undefined {
  for (const name of LAZY_SOURCES) {
    const value = attributes.get(name);
    if (value === undefined || isPlaceholder(value) || value.includes("{")) continue;
    const url = resolveUrl(value, base);
    if (url !== undefined) return url;
  }
  return undefined;
}

function candidatesOf(attributes: RawAttributes, base: string | undefined): Candidate[] {
  for (const name of [...LAZY_SETS, "srcset"]) {
    const value = attributes.get(name);
    const found =
      value === undefined ? [] : parseSrcset(value, base).filter(({ url }) => !isPlaceholder(url));
    if (found.length > 0) return found;
  }
  return [];
}

function pixels(value: string | undefined): number | undefined {
  const digits = /^\s*(\d{1,5})(?:\.\d{1,9})?\s*(?:px)?\s*$/i.exec(value ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function sizeOf(attributes: RawAttributes): { width?: number; height?: number } {
  let width = pixels(attributes.get("width"));
  let height = pixels(attributes.get("height"));
  for (const [, side, value] of allMatches(STYLE_SIZE, attributes.get("style") ?? "")) {
    if (side === "width") width ??= Number(value);
    else height ??= Number(value);
  }
  return { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
}

// Counters are drawn at most two pixels wide or high; no picture is.
function isPixel({ width, height }: { width?: number; height?: number }): boolean {
  return (width !== undefined && width <= 2) || (height !== undefined && height <= 2);
}
