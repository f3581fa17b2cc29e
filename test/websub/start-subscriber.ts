import { mkdtemp, rm } from "node:fs/promises";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { loadConfiguration } from "../../src/config/load.ts";
import { createConfigFiles } from "../../src/desk/config-files.ts";
import { deskRoutes } from "../../src/desk/desk-routes.ts";
import { createSessions } from "../../src/desk/sessions.ts";
import { createHttpServer } from "../../src/http/create-http-server.ts";
import type { Source } from "../../src/model/configuration.ts";
import type { SourceState } from "../../src/model/source-state.ts";
import type { Subscription } from "../../src/model/subscription.ts";
import { createPushCallback } from "../../src/pipeline/answer-hub.ts";
import { openSource } from "../../src/pipeline/open-source.ts";
import { streamedFeeds } from "../../src/pipeline/streamed-feeds.ts";
import { createHub } from "../../src/pipeline/take-hub-request.ts";
import { visitSource } from "../../src/pipeline/visit-source.ts";
import { createServices, type Services } from "../../src/services.ts";
import { connectRedis } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import ingestWorker from "../../workers/ingest.ts";
import subscribeWorker from "../../workers/subscribe.ts";
import { writeNetwork } from "../line/write-network.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";

/** What opens its desk. */
export const DESK_TOKEN = "a token of the test alone";

/** The service as far as it subscribes: real Redis, real HTTP layer, real origin, and a clock that the test moves. */
export interface Subscriber {
  services: Services;
  /** Its one source, `paper-1`. */
  source: Source;
  origin: Origin;
  /** How the origin answers from now on. */
  answer: RequestListener;
  /** Its HTTP layer. */
  server: FastifyInstance;
  /** Base address of its HTTP layer. */
  url: string;
  /** Of its configuration's files; nothing watches them. */
  directory: string;
  /** Lines of its log. */
  log: string[];
  /** Moves the clock on by milliseconds. */
  pass(milliseconds: number): void;
  /** Polls the source. */
  poll(): Promise<SourceState>;
  /** One tick of the subscribe worker. */
  tick(): Promise<void>;
  /** One job of the ingest worker. */
  ingest(): Promise<void>;
  subscription(): Promise<Subscription | undefined>;
  /** Titles in the source's feed. */
  titles(): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts a subscriber whose source answers with 404 until told otherwise. */
export async function startSubscriber(): Promise<Subscriber> {
  const redis = await startTestRedis();
  const directory = await mkdtemp(join(tmpdir(), "broadsheet-websub-"));
  let answer: RequestListener = (_request, response) => response.writeHead(404).end();
  const origin = await startOrigin((request, response) => answer(request, response));
  await writeNetwork(directory, origin.url, ["paper-1"]);
  const loaded = await loadConfiguration(directory);
  if (loaded.kind !== "configuration") throw new Error("the test's own configuration is wrong");
  const lines: string[] = [];
  const log = createLog({
    level: "debug",
    pretty: false,
    destination: { write: (line) => lines.push(line) },
  });
  const connection = await connectRedis({ url: redis.url, directory, log });
  let offset = 0;
  const now = () => Date.now() + offset;
  const env = { prefix: "websub" };
  const services = await createServices({ ...loaded, connection, env, log, now });
  const { editions, metrics, network } = services;
  const server = createHttpServer({
    feeds: editions,
    push: createPushCallback(services),
    combined: services.combined,
    catalogue: services.catalogue,
    hub: createHub(services),
    events: streamedFeeds(services),
    configuration: () => network().configuration,
    readiness: () => Promise.resolve({ ready: true }),
    metrics,
    log,
    now,
  });
  deskRoutes(server, services, {
    sessions: createSessions(DESK_TOKEN),
    proxyHeader: "x-remote-user",
    files: createConfigFiles(directory),
    siteTitle: () => network().configuration.site.title,
    now,
  });
  await server.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const { site } = loaded.configuration;
  services.reconfigure({ ...loaded.configuration, site: { ...site, url } });
  const [source] = loaded.configuration.sources;
  if (source === undefined) throw new Error("the test's own configuration has no source");
  const { signal } = new AbortController();
  return {
    services,
    source,
    origin,
    set answer(listener: RequestListener) {
      answer = listener;
    },
    get answer() {
      return answer;
    },
    server,
    url,
    directory,
    log: lines,
    pass(milliseconds) {
      offset += milliseconds;
    },
    async poll() {
      const { after } = await visitSource(source, await openSource(source, services), services);
      return after;
    },
    tick: () => subscribeWorker(services).work({}, signal),
    ingest: () => ingestWorker(services).work({ sourceId: source.id }, signal),
    subscription: () => services.subscriptions.subscription(source.id),
    async titles() {
      const window = await editions.window(`sources/${source.id}`);
      return (window?.entries ?? []).map(({ entry }) => entry.title).sort();
    },
    async close() {
      await server.close();
      await services.close();
      await connection.close();
      await origin.close();
      await redis.stop();
      await rm(directory, { recursive: true });
    },
  };
}
