import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FloodedLine, startFloodedLine } from "../line/flooded-line.ts";
import { rssOf } from "../line/rss-of.ts";

const FEEDS = 1_000;
/** Visits that the poller makes meanwhile, each with news. */
const VISITS = 20;

let line: FloodedLine;
beforeAll(async () => {
  line = await startFloodedLine(FEEDS - 1);
});
afterAll(() => line.stop());

it("a thousand feeds that one poll dirtied settle, while one visit after the other is made between them", async () => {
  const { services, flooded } = line;
  const news = (name: string) => ({ guid: name, title: name, link: `https://paper.example/${name}` });
  expect((await line.poll("flood", rssOf([news("flood")]))).entries.added).toBe(1);
  const announced = line.publish();
  const published = () => new Set(announced).size;
  await until(() => published() > 0);
  /** How many feeds had been published when each visit ended. */
  const between: number[] = [];
  for (let visit = 1; visit <= VISITS; visit += 1) {
    const items = Array.from({ length: visit }, (_, at) => news(`calm-${at}`));
    expect((await line.poll("calm", rssOf(items))).entries.added).toBe(1);
    between.push(published());
  }
  // All visits came through before the half of the feeds, and the feeds did not wait for them either.
  expect(between.at(-1)).toBeLessThan(FEEDS / 2);
  expect(new Set(between).size).toBeGreaterThan(VISITS / 2);
  await until(() => flooded.every((path) => announced.includes(path)));
  await services.queues.queueAsked();
  await until(async () => (await services.queues.waiting()).publish === 0);
  for (const path of flooded) {
    const kept = await services.redis.hmgetBuffer(services.keys.editions(path), "rss:gzip", "json:gzip");
    for (const bytes of kept) expect(gunzipSync(bytes ?? "").toString(), path).toContain("flood");
  }
  const { identity } = (await services.editions.current("all", "atom")) ?? {};
  expect(identity?.toString()).toContain(`calm-${VISITS - 1}`);
});

/** Waits, turn by turn, until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
