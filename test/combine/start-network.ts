import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import type { Configuration, Source } from "../../src/model/configuration.ts";
import type { Entry } from "../../src/model/entry.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { arrivals, pathsOf } from "../../src/pipeline/place.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { type Running, startServer } from "../http/start-server.ts";
import { CONFIGURATION, HERALD, sampleEntry } from "../publish/sample.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";

const WINDOW = { entries: 10, age: 30 * 86_400_000 };
/** When everything in these tests happens. */
export const NOW = Date.parse("2026-03-06T00:00:00Z");

const [HERE, FARO] = CONFIGURATION.sources as [Source, Source];

/** Two sections, two sources, one tag with aliases, a window of ten entries. */
export const NETWORK: Configuration = {
  ...CONFIGURATION,
  site: { ...CONFIGURATION.site, window: WINDOW },
  sources: [HERE, FARO],
  sections: ["work", "world"].map((id) => ({
    id,
    title: id === "work" ? "Work & Wages" : "World",
    match: [],
    stories: "every" as const,
    window: WINDOW,
  })),
  tags: [{ id: "labor", title: "Labor", aliases: ["labour", "trabajo"] }],
};

/** What an entry of these tests says of itself. */
export interface Sketch extends Partial<Entry> {
  id: string;
  sourceId?: string;
  sections?: string[];
  tags?: string[];
  /** Milliseconds before {@link NOW}. */
  ago?: number;
}

/** An entry as the store keeps it. */
export function sketched({
  sourceId = HERALD.id,
  sections = [],
  tags = [],
  ago = 3_600_000,
  ...entry
}: Sketch): StoredEntry {
  const at = new Date(NOW - ago).toISOString();
  const fingerprint = JSON.stringify([entry, tags]);
  return sampleEntry(
    {
      title: entry.id,
      published: at,
      url: `https://paper.example/${encodeURIComponent(entry.id)}`,
      ...entry,
      tags,
    },
    {
      ref: `${sourceId}/${entryKey(entry.id)}`,
      sourceId,
      firstSeen: at,
      changed: at,
      fingerprint,
      sections,
      tags,
    },
  );
}

/** A network with a store and an HTTP service of its own. */
export interface RunningNetwork extends Running {
  services: Services;
  /** Lets the time pass. */
  pass(milliseconds: number): void;
  /** Stores and lists entries, and says so to every process. Takes a moment. */
  shelve(...sketches: Sketch[]): Promise<void>;
  /** Titles in a feed, in its order. */
  titles(place: string): Promise<string[]>;
  /** How often the store was asked for entries. */
  reads(): Promise<number>;
}

/** Starts it. */
export async function startNetwork(configuration: Configuration = NETWORK): Promise<RunningNetwork> {
  const redis = await startTestRedis();
  const directory = await mkdtemp(join(tmpdir(), "broadsheet-combined-"));
  const log = createLog({
    level: "error",
    pretty: false,
    destination: { write: (line) => console.error(line) },
  });
  const connection = await connectRedis({ url: redis.url, directory, log });
  let time = NOW;
  const now = () => time;
  const services = await createServices({ configuration, connection, env: { prefix: "test" }, log, now });
  const { editions, combined, sources, feeds, network } = services;
  const server = await startServer(editions, { combined, configuration: () => network().configuration, now });
  return {
    ...server,
    services,
    pass(milliseconds) {
      time += milliseconds;
    },
    async shelve(...sketches) {
      const entries = sketches.map(sketched);
      for (const { id } of network().configuration.sources) {
        await sources.write(
          id,
          entries.filter(({ sourceId }) => sourceId === id),
        );
      }
      for (const change of arrivals(entries.map((after) => ({ after })))) await feeds.change(change);
      time += 10;
      for (const path of new Set(entries.flatMap(pathsOf))) await feeds.announce(path);
      time += 10;
    },
    async titles(place) {
      const { text } = await server.request(place);
      return (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title);
    },
    async reads() {
      const stats = await redis.client().info("commandstats");
      return Number(/cmdstat_hmget:calls=(\d+)/.exec(stats)?.[1] ?? 0);
    },
    async close() {
      await server.close();
      await services.close();
      await connection.close();
      await redis.stop();
      await rm(directory, { recursive: true });
    },
  };
}
