import type { EntryRef } from "../model/stored-entry.ts";

/**
 * The ranges that are to be closed now, of at most `size` entries each: full ones, and whatever is needed for all to be either in an archive or
 * in the feed's document. Ranges are cut in the order of publication, so that what is left is what came last.
 *
 * @param pending in the order in which they were published.
 */
export function rangesToClose(
  pending: readonly EntryRef[],
  isShown: (ref: EntryRef) => boolean,
  size: number,
): EntryRef[][] {
  const needed = pending.findLastIndex((ref) => !isShown(ref)) + 1;
  const full = Math.floor(pending.length / size) * size;
  const closing = pending.slice(0, Math.max(needed, full));
  return Array.from({ length: Math.ceil(closing.length / size) }, (_, at) =>
    closing.slice(at * size, (at + 1) * size),
  );
}
