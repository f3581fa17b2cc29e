import { type Anchor, anchorHash } from "./read-anchors.ts";
import { MOST_ANCHORS } from "./sketch.ts";

const LEAST_REACH = 0.6;

/** How two texts' names and numbers follow each other. */
export interface OrderOverlap {
  /** The longest row of names and numbers that both texts have in one order. */
  row: number;
  /** Its share of the text that has fewer, 0–1: a translation keeps nearly all in their order. */
  share: number;
  /** Its share of the text that has more. */
  shareOfMore: number;
  /** The least share of the row in a third of either text: a list that both print stands in one place, a translation is one throughout. */
  evenly: number;
  /** Different names and numbers in both, in whatever order. */
  shared: number;
  /** {@link shared} as a share of the text that has fewer different ones. */
  sharedShare: number;
}

/** Compares two texts' anchors; symmetric. At most 48 × 48 comparisons. */
export function compareOrder(a: readonly Anchor[], b: readonly Anchor[]): OrderOverlap {
  // Two rows may be as long as each other and stand at other places: which is followed must not hang on who asks.
  const [first, second] = inOneOrder(a.map(anchorHash), b.map(anchorHash));
  const inFirst = new Set(first);
  const inSecond = new Set(second);
  let shared = 0;
  for (const hash of inFirst) if (inSecond.has(hash)) shared += 1;
  const rows = longestRow(first, second);
  const row = rows.length;
  const places = [rows.map(([at]) => at), rows.map(([, at]) => at)] as const;
  const lengths = [reach(places[0], first.length), reach(places[1], second.length)] as const;
  return {
    row,
    share: share(row, Math.min(...lengths)),
    shareOfMore: share(row, Math.max(...lengths)),
    evenly: Math.min(leastThird(places[0], lengths[0]), leastThird(places[1], lengths[1])),
    shared,
    sharedShare: share(shared, Math.min(inFirst.size, inSecond.size)),
  };
}

function inOneOrder(a: number[], b: number[]): [number[], number[]] {
  if (a.length !== b.length) return a.length < b.length ? [a, b] : [b, a];
  const apart = a.findIndex((hash, at) => hash !== b[at]);
  return apart < 0 || (a[apart] as number) < (b[apart] as number) ? [a, b] : [b, a];
}

/**
 * How many anchors of a text count: of a long text they were cut, and where the other has more of them for the same words (German writes every
 * noun large), what stands last has no counterpart any more.
 */
function reach(places: readonly number[], length: number): number {
  const last = places.at(-1) ?? 0;
  return length < MOST_ANCHORS ? length : Math.max(last + 1, Math.ceil(length * LEAST_REACH));
}

/** The places of the longest row that stands in both, in its order (the usual table, followed back). */
function longestRow(first: readonly number[], second: readonly number[]): [number, number][] {
  const wide = second.length + 1;
  const table = new Uint8Array((first.length + 1) * wide);
  for (let at = first.length - 1; at >= 0; at -= 1)
    for (let to = second.length - 1; to >= 0; to -= 1)
      table[at * wide + to] =
        first[at] === second[to]
          ? (table[(at + 1) * wide + to + 1] as number) + 1
          : Math.max(table[(at + 1) * wide + to] as number, table[at * wide + to + 1] as number);
  const row: [number, number][] = [];
  let [at, to] = [0, 0];
  while (at < first.length && to < second.length) {
    if (first[at] === second[to]) row.push([at++, to++]);
    else if ((table[(at + 1) * wide + to] as number) >= (table[at * wide + to + 1] as number)) at += 1;
    else to += 1;
  }
  return row;
}

function leastThird(places: readonly number[], length: number): number {
  if (length < 3) return 0;
  const thirds = [0, 0, 0];
  for (const at of places)
    thirds[Math.floor((at * 3) / length)] = (thirds[Math.floor((at * 3) / length)] ?? 0) + 1;
  return Math.min(...thirds) / (length / 3);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
