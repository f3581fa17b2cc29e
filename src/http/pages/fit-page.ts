import type { Html } from "./html.ts";

/** Bytes of a page before compression, at most: what a phone on a bad line waits for. */
const MOST_WEIGHT = 60_000;

/** Parts that are shown, however heavy. */
const LEAST = 3;

/** Bytes by which a page is too heavy; 0 for one that is not. */
export function overweight(page: string): number {
  return Math.max(0, Buffer.byteLength(page) - MOST_WEIGHT);
}

/**
 * Lays a page out with as many of its parts as make it no heavier than a page may be.
 *
 * @param layOut gets the first so many; with fewer of them the rest of the page must not be heavier.
 */
export function fitParts(parts: readonly Html[], layOut: (shown: readonly Html[]) => string): string {
  const page = layOut(parts);
  let over = overweight(page);
  let shown = parts.length;
  while (over > 0 && shown > LEAST) {
    shown -= 1;
    over -= Buffer.byteLength(parts[shown]?.markup ?? "");
  }
  return shown === parts.length ? page : layOut(parts.slice(0, shown));
}

/** The first way to lay a page out that is no heavier than a page may be; the last where all are. Ways are ordered from the richest. */
export function fitWay<Way>(ways: readonly [Way, ...Way[]], layOut: (way: Way) => string): string {
  const [way, next, ...others] = ways;
  const page = layOut(way);
  return next === undefined || overweight(page) === 0 ? page : fitWay([next, ...others], layOut);
}
