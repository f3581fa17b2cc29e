/** A hash of 48 bits, as a whole number. `seed` parts the spaces of different kinds of key. */
export function hash48(text: string, seed: number): number {
  let low = 0x811c9dc5 ^ seed;
  let high = 0x9747b28c ^ Math.imul(seed, 0x9e3779b1);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return (mixed(high) & 0xffff) * 0x1_0000_0000 + mixed(low ^ high);
}

/** Spreads every bit of a 32-bit number over all of them (the finaliser of MurmurHash3). Unsigned. */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
