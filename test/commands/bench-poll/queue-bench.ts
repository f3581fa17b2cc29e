import { setTimeout as pause } from "node:timers/promises";
import type { Configuration } from "../../../src/model/configuration.ts";
import { runWorker } from "../../../src/queue/run-worker.ts";
import { createServices, type Services } from "../../../src/services.ts";
import { connectRedis } from "../../../src/store/connect.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import pollWorker from "../../../workers/poll.ts";
import scheduleWorker from "../../../workers/schedule.ts";

const DAY = 86_400_000;

/** The real schedule, queue and poll worker in this process, over sources of one origin, by a clock that is moved by hand. */
export interface QueueBench {
  services: Services;
  /** Lets two days pass, after which every source is due. */
  wait(): Promise<void>;
  /** Polls everything that is due. */
  round(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a bench on an empty Redis.
 *
 * @param registered how many sources are configured and scheduled in all; those beyond the urls' are never due.
 */
export async function openQueueBench(
  redisUrl: string,
  urls: readonly string[],
  registered: number = urls.length,
): Promise<QueueBench> {
  const log = createLog({ level: "warn" });
  const connection = await connectRedis({ url: redisUrl, directory: "", log });
  let now = Date.UTC(2026, 4, 1);
  const others = Array.from({ length: registered - urls.length }, (_, at) => quietUrl(at));
  const configuration = benchConfiguration([...urls, ...others]);
  const ids = configuration.sources.map(({ id }) => id);
  const polledIds = ids.slice(0, urls.length);
  const services = await createServices({
    configuration,
    connection,
    env: { prefix: "bench" },
    log,
    now: () => now,
  });
  await services.due.schedule(ids, now);
  await Promise.all(ids.slice(urls.length).map((id) => services.due.expedite(id, now + 10_000 * DAY)));
  const worker = runWorker(pollWorker(services), {
    connect: services.connect,
    prefix: services.keys.queues,
    log,
  });
  const schedule = scheduleWorker(services);
  const polled = async () => {
    const { values } = await services.metrics.polls.get();
    return values.reduce((sum, { value }) => sum + value, 0);
  };
  return {
    services,
    async wait() {
      now += 2 * DAY;
      // All at this moment: what is late by more than minutes is taken for the backlog of an outage, and spread.
      await Promise.all(polledIds.map((id) => services.due.expedite(id, now)));
    },
    async round() {
      const before = await polled();
      const { due } = await services.due.count(now);
      while ((await polled()) - before < due) {
        await schedule.work({}, new AbortController().signal);
        await pause(5);
      }
    },
    async close() {
      await worker.stop(5_000);
      await services.close();
      await connection.close();
    },
  };
}

/** The address of a source that is registered and not asked. */
export function quietUrl(at: number): string {
  return `http://paper-${at}.example/feed`;
}

/** A network of these sources, all shelved in one section. */
export function benchConfiguration(urls: readonly string[]): Configuration {
  const HOUR = 3_600_000;
  const polling = {
    min: HOUR,
    max: 24 * HOUR,
    timeout: 20_000,
    maxBytes: 15_000_000,
    perHost: { concurrency: 100, spacing: 0, scope: "host", retryAfter: "host" },
  } as const;
  const window = { entries: 50, age: 30 * DAY };
  return {
    site: {
      title: "Bench Wire",
      url: "https://wire.example",
      language: "en",
      contact: "desk@wire.example",
      polling,
      websub: { subscribe: false },
      hub: { serve: true, ping: [] },
      network: { allow: ["127.0.0.0/8"], dns: [] },
      stories: { horizon: 7 * 86_400_000 },
      retention: { age: 365 * DAY, perSource: 5_000 },
      window,
    },
    sources: urls.map((url, at) => ({
      id: `paper-${at}`,
      title: `Paper ${at}`,
      url,
      weight: 1,
      sections: ["city"],
      polling,
      websub: { subscribe: false },
    })),
    lists: [],
    sections: [{ id: "city", title: "City", match: [], stories: "lead", window }],
    tags: [],
  };
}
