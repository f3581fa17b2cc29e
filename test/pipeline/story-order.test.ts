import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storyAround } from "../../src/dedupe/story/story-around.ts";
import type { Source } from "../../src/model/configuration.ts";
import type { EntryRef } from "../../src/model/stored-entry.ts";
import { feedWindow } from "../../src/pipeline/feed-window.ts";
import { ingestDocument } from "../../src/pipeline/ingest-document.ts";
import { readDocument } from "../../src/pipeline/read-document.ts";
import { readTies } from "../../src/pipeline/read-ties.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis, type RedisConnection } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { smallConfiguration } from "../line/small-line.ts";
import { snapshot } from "../line/snapshot.ts";
import { startTestRedis, type TestRedis } from "../redis/start-test-redis.ts";
import {
  anyDay,
  anyOtherOrder,
  DAY_END,
  DAY_PAPERS,
  documentOf,
  type Mishap,
  type StoryDay,
} from "./story-day.ts";
import { PowerCut, untilPowerCut } from "./until-power-cut.ts";

let redis: TestRedis;
let connection: RedisConnection;
let runs = 0;
let clock = DAY_END;
const log = createLog({ level: "silent" });

beforeAll(async () => {
  redis = await startTestRedis();
  connection = await connectRedis({ url: redis.url, directory: "", log });
});
afterAll(async () => {
  await connection.close();
  await redis.stop();
});

function configuration() {
  const small = smallConfiguration([...DAY_PAPERS], "https://papers.example");
  const sources = small.sources.map((source, at) => ({
    ...source,
    language: source.id === "faro" ? "es" : "en",
    weight: at,
  }));
  return {
    ...small,
    sources,
    sections: small.sections.map((section) => ({ ...section, stories: "lead" as const })),
  };
}

/** Runs something with services under a prefix of their own. */
async function withPrefix<Result>(
  work: (services: Services, prefix: string) => Promise<Result>,
): Promise<Result> {
  runs += 1;
  const prefix = `order-${runs}`;
  const services = await createServices({
    configuration: configuration(),
    connection,
    env: { prefix },
    log,
    now: () => clock,
  });
  try {
    return await work(services, prefix);
  } finally {
    await services.close();
  }
}

/** Brings the day's documents in, each as a poll that may be done twice, or die and be done again. */
async function tell(
  day: StoryDay,
  services: Services,
  mishaps: readonly Mishap[],
  after: () => Promise<void>,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const [at, paper] of day.order.entries()) {
    const count = (counts.get(paper) ?? 0) + 1;
    counts.set(paper, count);
    const source = services.network().sources.get(paper) as Source;
    const bring = async (through: Services) => {
      const body = Buffer.from(documentOf(day, paper, count));
      const document = await readDocument({ body, url: source.url }, source);
      if (document.kind === "refusal") throw new Error(document.message);
      const { known } = await ingestDocument(document, { source, past: "here" }, through);
      await through.sources.know(source.id, known);
    };
    const { twice = false, cutAt = 0 } = mishaps[at] ?? {};
    if (cutAt > 0)
      await bring(untilPowerCut(services, cutAt)).catch((error: unknown) => {
        if (!(error instanceof PowerCut)) throw error;
      });
    if (twice) await Promise.all([bring(services), bring(services)]);
    await bring(services);
    await after();
  }
}

async function windowOf(path: "all" | "sections/ports", services: Services) {
  return await feedWindow(path, { ...services, now: () => clock });
}

/** All that is to be the same: entries with their sections and tags, feeds, ties with their evidence, and who leads with which company. */
async function outcome(services: Services, prefix: string) {
  const { redis: client, keys } = services;
  const windows = [await windowOf("all", services), await windowOf("sections/ports", services)];
  return {
    ...(await snapshot(client, prefix, DAY_PAPERS)),
    ties: await client.hgetall(keys.ties),
    evidence: await client.hgetall(keys.evidence),
    leads: windows.map((window) => window?.entries.map(({ ref }) => ref).toSorted()),
    views: windows.map((window) =>
      [...(window?.stories ?? [])].map(([ref, { changed: _, ...view }]) => [ref, view]).toSorted(),
    ),
  };
}

const nothing = async () => undefined;
const anyTwoOrders = anyDay().chain((day) => anyOtherOrder(day).map((other) => ({ day, other })));

describe("a day of polls", () => {
  it("makes the same stories, sections, tags and leads in whatever order it comes, done twice or broken off", async () => {
    let ties = 0;
    await fc.assert(
      fc.asyncProperty(anyTwoOrders, async ({ day, other }) => {
        const first = await withPrefix(async (services, prefix) => {
          await tell(day, services, [], nothing);
          return await outcome(services, prefix);
        });
        ties += Object.keys(first.ties).length;
        const second = await withPrefix(async (services, prefix) => {
          await tell({ ...day, order: other.order }, services, other.mishaps, nothing);
          return await outcome(services, prefix);
        });
        expect(second).toEqual(first);
      }),
      { numRuns: 12 },
    );
    expect(ties).toBeGreaterThan(12);
  });

  it("leaves a lead that was published in its place, whatever comes later", async () => {
    const published = fc.record({ day: anyDay(), often: fc.nat({ max: 2 }) });
    await fc.assert(
      fc.asyncProperty(published, async ({ day, often }) => {
        await withPrefix(async (services) => {
          clock = DAY_END;
          const since = new Map<EntryRef, number>();
          let turn = 0;
          await tell(day, services, [], async () => {
            turn += 1;
            clock = DAY_END + turn;
            if (turn % (often + 1) !== 0) return;
            const shown = (await windowOf("all", services))?.entries ?? [];
            const languages = new Map(
              (await entriesOf(services)).map(({ ref, entry }) => [ref, entry.language]),
            );
            const ties = await readTies(
              shown.map(({ ref }) => ref),
              services.stories,
            );
            for (const { ref, entry } of shown) {
              const told = storyAround(ref, ties).filter(
                (one) => languages.get(one) === entry.language && since.has(one),
              );
              const earliest = told.toSorted((a, b) => (since.get(a) ?? 0) - (since.get(b) ?? 0))[0];
              // Two that were published apart and turn out to be one: the one that was first stays.
              if (earliest !== undefined) expect(since.get(ref)).toBe(since.get(earliest));
            }
            for (const { ref } of shown) if (!since.has(ref)) since.set(ref, turn);
          });
        });
      }),
      { numRuns: 10 },
    );
  });
});

async function entriesOf(services: Services) {
  const all = await Promise.all(
    DAY_PAPERS.map(async (paper) => {
      const keys = (await services.sources.arrivals(paper)).map(({ key }) => key);
      return [...(await services.sources.entries(paper, keys)).values()];
    }),
  );
  return all.flat();
}
