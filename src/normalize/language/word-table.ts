/** A power of two, more than twice the words there are. */
const PLACES = 2048;

interface Place<T> {
  word: string;
  value: T;
}

/** The next key of a word that goes on with a letter; the first is 0. */
export function keyWith(key: number, code: number): number {
  return Math.imul(key ^ code, 0x01000193);
}

/** A map from some hundred words, asked for words that are still only character codes. */
export class WordTable<T> {
  private readonly keys = new Int32Array(PLACES);
  private readonly places: (Place<T> | undefined)[] = new Array(PLACES).fill(undefined);

  /** What stands for the word at a place of `codes`; `key` is as by {@link keyWith}. */
  find(key: number, codes: Uint16Array, from: number, to: number): T | undefined {
    const found = this.places[this.placeOf(key)];
    if (found === undefined || found.word.length !== to - from) return undefined;
    for (let at = from; at < to; at += 1)
      if (found.word.charCodeAt(at - from) !== codes[at]) return undefined;
    return found.value;
  }

  /** The value of a word, made if it has none. Two words of one key cannot both be kept: throws. */
  valueOf(word: string, make: () => T): T {
    let key = 0;
    for (let at = 0; at < word.length; at += 1) key = keyWith(key, word.charCodeAt(at));
    const place = this.placeOf(key);
    const known = this.places[place];
    if (known !== undefined && known.word !== word) throw new Error(`${word} and ${known.word} share a key`);
    if (known !== undefined) return known.value;
    const value = make();
    this.keys[place] = key;
    this.places[place] = { word, value };
    return value;
  }

  private placeOf(key: number): number {
    let place = (key ^ (key >>> 15)) & (PLACES - 1);
    while (this.places[place] !== undefined && this.keys[place] !== key) place = (place + 1) & (PLACES - 1);
    return place;
  }
}
