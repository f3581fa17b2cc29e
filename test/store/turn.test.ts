import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScript } from "../../src/store/script.ts";
import { runSoon, soon } from "../../src/store/turn.ts";
import { BACKENDS, type Backend } from "./backends.ts";

const ADD = createScript("return redis.call('INCRBY', KEYS[1], ARGV[1])");
const SAY = createScript(`
local says = { list = { 'a', 'b' }, text = 'a b' }
return says[ARGV[1]]`);

describe.each(BACKENDS)("a turn's commands on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());

  it("are answered each with its own reply, whether the server has their script or not", async () => {
    const { redis } = backend;
    const sums = (key: string) => [1, 2, 4].map((by) => runSoon(redis, ADD, [key], [by]));
    expect((await Promise.all(sums("{turn}:one"))).toSorted()).toEqual([1, 3, 7]);
    expect(await Promise.all(sums("{turn}:two"))).toEqual([1, 3, 7]);
  });

  it("fail each for itself", async () => {
    const { redis } = backend;
    await redis.set("{turn}:word", "no number");
    const ends = await Promise.allSettled([
      runSoon(redis, ADD, ["{turn}:word"], [1]),
      soon(redis, (to) => to.get("{turn}:word")),
      soon(redis, (to) => to.incr("{turn}:word")),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
    expect(ends[1]).toMatchObject({ value: "no number" });
  });

  it("run one script once for all, and one that fails holds up none of the others", async () => {
    const { redis } = backend;
    await redis.set("{turn}:letters", "no number");
    const add = (key: string, by: number) => runSoon(redis, ADD, [`{turn}:${key}`], [by]);
    const ends = await Promise.allSettled([add("a", 1), add("letters", 1), add("b", 2), add("a", 3)]);
    expect(ends.map((end) => (end.status === "fulfilled" ? end.value : String(end.reason)))).toEqual([
      1,
      expect.stringMatching(/not an integer/),
      2,
      4,
    ]);
  });

  it("give nothing, lists and texts back as a run alone does", async () => {
    const { redis } = backend;
    const runs = ["nothing", "list", "text"].map((what) => runSoon(redis, SAY, ["{turn}:say"], [what]));
    const each = ["nothing", "list", "text"].map((what) => SAY.run(redis, ["{turn}:say"], [what]));
    expect(await Promise.all(runs)).toEqual([null, ["a", "b"], "a b"]);
    expect(await Promise.all(each)).toEqual([null, ["a", "b"], "a b"]);
  });
});
