import type { Configuration, Source } from "../../src/model/configuration.ts";
import type { EntryCounts } from "../../src/model/source-state.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { openSource } from "../../src/pipeline/open-source.ts";
import { visitSource } from "../../src/pipeline/visit-source.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { startOrigin } from "../origin/start-origin.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";

const DAY = 24 * 60 * 60_000;

/** The line in one process, on a real Redis and a real origin: sources whose documents the test sets, and a clock that it moves. */
export interface SmallLine {
  services: Services;
  redisUrl: string;
  /** Milliseconds since the epoch. */
  clock: { now: number };
  /** What a source answers from now on: a document, or a status. */
  serve(sourceId: string, document: string | Uint8Array | number): void;
  /** Serves a document, visits the source, and says what came of it. */
  poll(sourceId: string, document?: string | Uint8Array | number): Promise<Polled>;
  /** Visits a source with other services than the line's own. */
  pollWith(sourceId: string, services: Services): Promise<Polled>;
  /** Waits until another process has heard all that was announced so far. */
  settled(services: Services): Promise<void>;
  /** All entries of a source, by arrival, oldest first. */
  stored(sourceId: string): Promise<StoredEntry[]>;
  /** The same services once more, as another process has them. */
  another(): Promise<Services>;
  stop(): Promise<void>;
}

/** What a poll came to. */
export interface Polled {
  outcome: string;
  entries: EntryCounts;
  problem?: string;
}

/** Starts a line for the given sources, under a prefix of its own. */
export async function startSmallLine(
  sourceIds: readonly string[],
  change: (configuration: Configuration) => Configuration = (same) => same,
): Promise<SmallLine> {
  const documents = new Map<string, string | Uint8Array | number>();
  const redis = await startTestRedis();
  const origin = await startOrigin((request, response) => {
    const document = documents.get((request.url ?? "/").slice(1).split("?", 1)[0] ?? "") ?? 404;
    if (typeof document === "number") response.writeHead(document).end();
    else response.writeHead(200, { "content-type": "text/xml" }).end(document);
  });
  const log = createLog({ level: "silent" });
  const configuration = change(smallConfiguration(sourceIds, origin.url));
  const connection = await connectRedis({ url: redis.url, directory: "", log });
  const clock = { now: Date.UTC(2026, 4, 10, 12) };
  const all: Services[] = [];
  const another = async () => {
    const services = await createServices({
      configuration,
      connection,
      env: { prefix: "small" },
      log,
      now: () => clock.now,
    });
    all.push(services);
    return services;
  };
  const services = await another();
  let settling = 0;
  return {
    services,
    redisUrl: redis.url,
    clock,
    another,
    serve: (sourceId, document) => void documents.set(sourceId, document),
    async poll(sourceId, document) {
      if (document !== undefined) documents.set(sourceId, document);
      return await visit(sourceId, services);
    },
    pollWith: visit,
    async settled(one) {
      // Announcements come in order: once this one is heard, those before it are.
      const path = `tags/settled-${settling++}` as const;
      await new Promise<void>((resolve) => {
        const end = one.onChange((changed) => {
          if (changed !== path) return;
          end();
          resolve();
        });
        void services.feeds.announce(path);
      });
    },
    async stored(sourceId) {
      const keys = (await services.sources.arrivals(sourceId)).map(({ key }) => key);
      return [...(await services.sources.entries(sourceId, keys)).values()];
    },
    async stop() {
      for (const one of all) await one.close();
      await connection.close();
      await origin.close();
      await redis.stop();
    },
  };
}

async function visit(sourceId: string, services: Services): Promise<Polled> {
  const source = services.network().sources.get(sourceId);
  if (source === undefined) throw new Error(`the test has no source ${sourceId}`);
  const { after } = await visitSource(source, await openSource(source, services), services);
  const { outcome = "", entries = { added: 0, updated: 0, unchanged: 0 }, problem } = after;
  return { outcome, entries, ...(problem !== undefined && { problem }) };
}

/** A configuration of these sources at an origin, without tags, and with one section. */
export function smallConfiguration(sourceIds: readonly string[], origin: string): Configuration {
  const window = { entries: 50, age: 30 * DAY };
  const polling: Source["polling"] = {
    min: 60_000,
    max: DAY,
    timeout: 5_000,
    maxBytes: 15_000_000,
    perHost: { concurrency: 8, spacing: 0, scope: "host", retryAfter: "host" },
  };
  return {
    site: {
      title: "The Small Wire",
      url: "https://wire.example",
      language: "en",
      contact: "desk@wire.example",
      polling,
      websub: { subscribe: false },
      hub: { serve: true, ping: [] },
      network: { allow: ["127.0.0.0/8"], dns: [] },
      stories: { horizon: 7 * DAY },
      retention: { age: 3_650 * DAY, perSource: 5_000 },
      window,
    },
    sources: sourceIds.map((id) => ({
      id,
      title: `The ${id}`,
      url: `${origin}/${id}`,
      weight: 1,
      sections: [],
      polling,
      websub: { subscribe: false },
    })),
    lists: [],
    sections: [{ id: "ports", title: "Ports", match: [{ tag: ["ports"] }], stories: "every", window }],
    tags: [],
  };
}
