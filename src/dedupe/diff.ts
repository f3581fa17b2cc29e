/** What is remembered of an entry that every feed it belongs to lists: hashes of its item as sent and of its meaning. */
export interface Known {
  /** Hash of the raw item: equal means that nothing need be read again. */
  raw: string;
  /** {@link fingerprint} of the entry. */
  meaning: string;
  /** Key of the entry that this is another name of; absent where the name is the entry's own. */
  key?: string;
  /** `removed` by an operator, or `restored` since and not met again yet; `raw` and `meaning` say nothing then. */
  standing?: "removed" | "restored";
}

/** One item of a document as the diff sees it, before anything is cleaned. */
export interface Seen<Item> {
  key: string;
  raw: string;
  item: Item;
}

/** A document's items by what has to be done with them. */
export interface Difference<Item> {
  /** Not known: new, left half-way by a poll that died, or allowed again after it was removed. */
  unknown: Array<Seen<Item> & { known?: Known }>;
  /** Known under another raw hash: perhaps updated, which only the normalised entry tells. */
  altered: Array<Seen<Item> & { known: Known }>;
  /** Known and byte-equal, or removed. */
  same: number;
}

/** Sorts the items of a document against what is known of their source. The first of two items with one key counts. */
export function diff<Item>(seen: Seen<Item>[], known: ReadonlyMap<string, Known>): Difference<Item> {
  const result: Difference<Item> = { unknown: [], altered: [], same: 0 };
  const met = new Set<string>();
  for (const one of seen) {
    if (met.has(one.key)) continue;
    met.add(one.key);
    const before = known.get(one.key);
    if (before?.standing === "removed") result.same += 1;
    else if (before === undefined) result.unknown.push(one);
    else if (before.standing === "restored") result.unknown.push({ ...one, known: before });
    else if (before.raw !== one.raw) result.altered.push({ ...one, known: before });
    else result.same += 1;
  }
  return result;
}
