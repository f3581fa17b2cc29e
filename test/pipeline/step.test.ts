import { describe, expect, it } from "vitest";
import { createStep } from "../../src/pipeline/step.ts";

describe("work that is to take its steps together", () => {
  it("begins as soon as enough has come in, in its order", () => {
    const inStep = createStep({ most: 3, patience: 60_000 });
    const begun: number[] = [];
    for (const work of [1, 2]) inStep(() => begun.push(work));
    expect(begun).toEqual([]);
    inStep(() => begun.push(3));
    expect(begun).toEqual([1, 2, 3]);
    for (const work of [4, 5, 6, 7]) inStep(() => begun.push(work));
    expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("begins without the rest where nothing more comes", async () => {
    const inStep = createStep({ most: 3, patience: 1 });
    const begun: number[] = [];
    await new Promise<void>((resolve) => {
      inStep(() => begun.push(1));
      inStep(() => {
        begun.push(2);
        resolve();
      });
    });
    expect(begun).toEqual([1, 2]);
  });
});
