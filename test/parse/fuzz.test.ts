import { expect, test } from "vitest";
import { BOMBS } from "../commands/bombs.ts";
import { mutant } from "../commands/mutate.ts";
import { runFuzz } from "../commands/run-fuzz.ts";
import { fuzzSeeds } from "../commands/seeds.ts";

test("mutated documents, the bombs among them, give a feed or a refusal and never an error", async () => {
  const report = await runFuzz(fuzzSeeds(), { count: 1500, seed: 20_260_501 });
  expect(report.crashes).toEqual([]);
  expect(report.count).toBe(1500);
  expect(report.feeds).toBeGreaterThan(300);
}, 240_000);

test("a document of a run can be made again", () => {
  const seeds = [Buffer.from("<rss><channel><item><title>a</title></item></channel></rss>")];
  for (const after of [5, 6, 79]) {
    const index = BOMBS.length + after;
    expect(mutant(seeds, 7, index)).toEqual(mutant(seeds, 7, index));
  }
});
