/** A row's first four bytes, its rest, and one more than its number, 0 where nothing stands; side by side, as they are read. */
const [FIRST, REST, NUMBER, CELLS] = [0, 1, 2, 4];

/**
 * The numbers of short rows of bytes: a map that needs no string for a key. A row is given as its first four bytes and the rest, each as
 * one number, the last byte lowest; no byte is 0.
 */
export class GramTable {
  private readonly cells: Uint32Array;
  private readonly mask: number;

  /** `places`, a power of two, is well above what will be set. */
  constructor(places: number) {
    this.cells = new Uint32Array(places * CELLS);
    this.mask = places - 1;
  }

  /** The number of a row, -1 where it has none. */
  get(first: number, rest: number): number {
    return (this.cells[this.placeOf(first >>> 0, rest) + NUMBER] as number) - 1;
  }

  /** Gives a row that has none its number; false where it has one already. */
  set(first: number, rest: number, number: number): boolean {
    const place = this.placeOf(first >>> 0, rest);
    if (this.cells[place + NUMBER] !== 0) return false;
    this.cells[place + FIRST] = first;
    this.cells[place + REST] = rest;
    this.cells[place + NUMBER] = number + 1;
    return true;
  }

  clear(): void {
    this.cells.fill(0);
  }

  private placeOf(first: number, rest: number): number {
    const { cells, mask } = this;
    const mixed = Math.imul(first ^ Math.imul(rest, 0x85ebca6b), 0x9e3779b1);
    let place = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const at = place * CELLS;
      if (cells[at + NUMBER] === 0 || (cells[at + FIRST] === first && cells[at + REST] === rest)) return at;
      place = (place + 1) & mask;
    }
  }
}
