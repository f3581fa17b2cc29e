import { mixed } from "./hash.ts";
import { SIGNATURE_VALUES } from "./sketch.ts";

const ADD = new Int32Array(SIGNATURE_VALUES);
const TIMES = new Int32Array(SIGNATURE_VALUES);
for (let at = 0; at < SIGNATURE_VALUES; at += 1) {
  ADD[at] = mixed(at * 2 + 1);
  TIMES[at] = mixed(at * 2 + 2) | 1;
}

/**
 * The MinHash signature of a set of 32-bit hashes: of each of 64 orders, 16 bits of the hash that comes first in it. Two sets agree in a
 * value with the probability of their Jaccard index. Empty for an empty set.
 */
export function minHash(hashes: Iterable<number>): number[] {
  const least = new Uint32Array(SIGNATURE_VALUES).fill(0xffffffff);
  let some = false;
  for (const hash of hashes) {
    some = true;
    for (let at = 0; at < SIGNATURE_VALUES; at += 1) {
      const order = Math.imul(hash ^ (ADD[at] as number), TIMES[at] as number) >>> 0;
      if (order < (least[at] as number)) least[at] = order;
    }
  }
  // The first bits of a least value are mostly zeros; the last ones tell values apart.
  return some ? Array.from(least, (value) => mixed(value) & 0xffff) : [];
}
