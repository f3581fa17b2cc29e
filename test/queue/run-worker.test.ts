import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createQueues } from "../../src/queue/queues.ts";
import { runWorker } from "../../src/queue/run-worker.ts";
import { createFeedStore } from "../../src/store/feed-store.ts";
import { createHubStore } from "../../src/store/hub-store.ts";
import { createKeys } from "../../src/store/keys.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";

const log = createLog({ level: "silent" });
let redis: TestRedis;

beforeEach(async () => {
  redis = await startTestRedis();
});
afterEach(() => redis.stop());

describe("a worker", () => {
  it("that is stopped leaves a job that never ends to another, which takes it up", async () => {
    const connect = () => redis.client({ maxRetriesPerRequest: null });
    const feeds = createFeedStore(redis.client(), createKeys("stop"));
    const queues = createQueues(
      redis.client(),
      "stop",
      feeds,
      createHubStore(redis.client(), createKeys("stop")),
    );
    const work = (start: (path: string) => void, end: Promise<void>) =>
      runWorker(
        {
          queue: "publish",
          concurrency: 1,
          deadline: 600_000,
          work({ path }) {
            start(path);
            return end;
          },
        },
        { connect, prefix: "stop", log },
      );
    const never = new Promise<void>(() => undefined);
    const taken = await new Promise<{ stop(deadline: number): Promise<boolean> }>((resolve) => {
      const worker = work(() => resolve(worker), never);
      void queues.publish(["all"]);
    });
    expect(await taken.stop(100)).toBe(false);
    const again = await new Promise<string>((resolve) => {
      const worker = work((path) => {
        void worker.stop(1_000).then(() => resolve(path));
      }, Promise.resolve());
    });
    expect(again).toBe("all");
    await queues.close();
  });

  it("gives up a job at its deadline and tells it so", async () => {
    const feeds = createFeedStore(redis.client(), createKeys("deadline"));
    const queues = createQueues(
      redis.client(),
      "deadline",
      feeds,
      createHubStore(redis.client(), createKeys("deadline")),
    );
    const reason = await new Promise<unknown>((resolve) => {
      runWorker(
        {
          queue: "publish",
          concurrency: 1,
          deadline: 50,
          work: (_data, signal) =>
            new Promise(() => signal.addEventListener("abort", () => resolve(signal.reason))),
        },
        { connect: () => redis.client({ maxRetriesPerRequest: null }), prefix: "deadline", log },
      );
      void queues.publish(["all"]);
    });
    expect(reason).toEqual(new Error("gave up after 50 ms"));
    await queues.close();
  });
});
