import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntryRef } from "../../src/model/stored-entry.ts";
import { rangesToClose } from "../../src/publish/ranges-to-close.ts";

const refs = (shown: readonly boolean[]) => shown.map((_, at): EntryRef => `paper/${at}`);

describe("ranges that are closed", () => {
  test.each([
    ["are none while all is shown and too little for one", [true, true, true], 4, []],
    [
      "are full ones",
      [true, true, true, true, true],
      2,
      [
        ["0", "1"],
        ["2", "3"],
      ],
    ],
    ["reach to the last that is not shown", [true, false, true], 4, [["0", "1"]]],
    [
      "are cut where that is more than one",
      [false, false, false, true],
      2,
      [
        ["0", "1"],
        ["2", "3"],
      ],
    ],
  ])("%s", (_name, shown, size, ranges) => {
    const closed = rangesToClose(refs(shown), (ref) => shown[Number(ref.split("/")[1])] ?? false, size);
    expect(closed.map((range) => range.map((ref) => ref.split("/")[1]))).toEqual(ranges);
  });

  test("and what is shown are everything, in order, each once, and no more is closed than must be", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        (shown, size) => {
          const all = refs(shown);
          const closed = rangesToClose(all, (ref) => shown[all.indexOf(ref)] ?? false, size);
          const flat = closed.flat();
          expect(flat).toEqual(all.slice(0, flat.length));
          expect(all.slice(flat.length).every((_, at) => shown[flat.length + at])).toBe(true);
          expect(all.length - flat.length).toBeLessThan(size);
          for (const range of closed.slice(0, -1)) expect(range).toHaveLength(size);
          if (flat.length % size !== 0) expect(shown[flat.length - 1]).toBe(false);
        },
      ),
    );
  });
});
