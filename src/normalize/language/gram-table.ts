/**
 * The numbers of short rows of bytes: a map that needs no string for a key. A row is given as its first four bytes and the rest, each as
 * one number, the last byte lowest; no byte is 0.
 */
export class GramTable {
  private readonly mask: number;
  private readonly firsts: Uint32Array;
  private readonly rests: Uint16Array;
  /** 1 more than the number; 0 where nothing stands. */
  private readonly numbers: Uint32Array;

  /** `places`, a power of two, is at least twice what will be set. */
  constructor(places: number) {
    this.mask = places - 1;
    this.firsts = new Uint32Array(places);
    this.rests = new Uint16Array(places);
    this.numbers = new Uint32Array(places);
  }

  /** The number of a row, -1 where it has none. */
  get(first: number, rest: number): number {
    return (this.numbers[this.placeOf(first >>> 0, rest)] as number) - 1;
  }

  /** Gives a row that has none its number; false where it has one already. */
  set(first: number, rest: number, number: number): boolean {
    const place = this.placeOf(first >>> 0, rest);
    if (this.numbers[place] !== 0) return false;
    this.firsts[place] = first;
    this.rests[place] = rest;
    this.numbers[place] = number + 1;
    return true;
  }

  clear(): void {
    this.numbers.fill(0);
  }

  private placeOf(first: number, rest: number): number {
    const mixed = Math.imul(first ^ Math.imul(rest, 0x85ebca6b), 0x9e3779b1);
    let place = (mixed ^ (mixed >>> 15)) & this.mask;
    while (this.numbers[place] !== 0 && (this.firsts[place] !== first || this.rests[place] !== rest))
      place = (place + 1) & this.mask;
    return place;
  }
}
