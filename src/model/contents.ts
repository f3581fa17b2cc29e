/**
 * What a source's last document held, item by item, so that the next one need not be read where it repeats it. Only of documents whose
 * items stand for themselves: each under a name of its own, none depending on its neighbours.
 */
export interface Contents {
  /** Hash of what every item stands in: start tags, base, language. */
  surroundings: string;
  /** Hash of each item as it was sent, the key of its entry, and its bytes in UTF-8; earlier releases did not note these. */
  items: Array<[hash: string, key: string, size?: number]>;
}
