import { expect, it } from "vitest";
import { createTurns } from "../../src/pipeline/turns.ts";

/** A work that ends when it is told to. */
function held(name: string, begun: string[]) {
  let end: (result: string) => void = () => undefined;
  const result = new Promise<string>((resolve) => {
    end = resolve;
  });
  const work = () => {
    begun.push(name);
    return result;
  };
  return { work, end: () => end(name) };
}

it("so many works run at once, so many wait in order, and the others are turned away at once", async () => {
  const begun: string[] = [];
  const turns = createTurns(2, 2);
  const works = ["a", "b", "c", "d", "e"].map((name) => held(name, begun));
  const results = works.map(({ work }) => turns.run(work));
  expect(begun).toEqual(["a", "b"]);
  expect(await results[4]).toBe("busy");
  works[1]?.end();
  expect(await results[1]).toBe("b");
  expect(begun).toEqual(["a", "b", "c"]);
  for (const { end } of works) end();
  expect(await Promise.all(results)).toEqual(["a", "b", "c", "d", "busy"]);
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

it("a work that fails gives its turn to the next", async () => {
  const turns = createTurns(1, 1);
  const failing = turns.run(() => Promise.reject(new Error("no")));
  const next = turns.run(() => Promise.resolve("next"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("next");
  expect(await turns.run(() => Promise.resolve("free"))).toBe("free");
});
