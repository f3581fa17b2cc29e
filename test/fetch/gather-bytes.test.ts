import fc from "fast-check";
import { expect, it } from "vitest";
import { gatherBytes } from "../../src/fetch/gather-bytes.ts";

it("gives back what was put in, in one piece", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 100_000 }), { maxLength: 20 }), (chunks) => {
      const whole = Buffer.concat(chunks);
      const gatherer = gatherBytes(whole.length);
      for (const chunk of chunks) gatherer.add(Buffer.from(chunk));
      expect(whole.equals(gatherer.take())).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it("does not write into the chunks it was given", () => {
  const slab = Buffer.from("first|after");
  const gatherer = gatherBytes(100);
  gatherer.add(slab.subarray(0, 5));
  gatherer.add(Buffer.from("-second"));
  expect(Buffer.from(gatherer.take()).toString()).toBe("first-second");
  expect(slab.toString()).toBe("first|after");
});

it("refuses one byte more than the limit", () => {
  const gatherer = gatherBytes(10);
  gatherer.add(Buffer.alloc(10));
  expect(() => gatherer.add(Buffer.alloc(1))).toThrow("more than 10 bytes");
});
