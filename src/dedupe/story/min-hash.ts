import { mixed } from "./hash.ts";
import { SIGNATURE_VALUES } from "./sketch.ts";

/** Orders of the hashes, and parts that each is divided into: one least value a part costs an eighth of 64 orders. */
const ORDERS = 8;
const PARTS = SIGNATURE_VALUES / ORDERS;
const ADD = Int32Array.from({ length: ORDERS }, (_, order) => mixed(order * 2 + 1));
const TIMES = Int32Array.from({ length: ORDERS }, (_, order) => mixed(order * 2 + 2) | 1);
const NONE = 0xffffffff;

/**
 * The MinHash signature of a set of 32-bit hashes: 64 values, each 16 bits of the hash that comes first in one part of one order. Two sets
 * agree in a value with the probability of their Jaccard index. Empty for an empty set.
 */
export function minHash(hashes: readonly number[]): number[] {
  if (hashes.length === 0) return [];
  least.fill(NONE);
  for (let order = 0; order < ORDERS; order += 1) rankIn(order, hashes);
  return Array.from({ length: SIGNATURE_VALUES }, (_, at) => filled(at));
}

/** Used by one call after the other. */
const least = new Uint32Array(SIGNATURE_VALUES);

function rankIn(order: number, hashes: readonly number[]): void {
  const [add, times] = [ADD[order] as number, TIMES[order] as number];
  for (let at = 0; at < hashes.length; at += 1) {
    let place = Math.imul((hashes[at] as number) ^ add, times);
    place = Math.imul(place ^ (place >>> 15), 0x2c1b3c6d);
    const part = order * PARTS + (place & (PARTS - 1));
    const rank = place >>> 3;
    if (rank < (least[part] as number)) least[part] = rank;
  }
}

/** Of a small set some parts are empty: such a one stands in for the next that is not, the same in every set that has the two alike. */
function filled(at: number): number {
  const order = at - (at % PARTS);
  let steps = 0;
  while ((least[order + ((at + steps) % PARTS)] as number) === NONE) steps += 1;
  // The first bits of a least value are mostly zeros; the last ones tell values apart.
  return mixed((least[order + ((at + steps) % PARTS)] as number) + Math.imul(steps, 0x9e3779b1)) & 0xffff;
}
