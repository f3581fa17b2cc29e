import http from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createHttpServer } from "../../src/http/create-http-server.ts";
import type { HttpDeps } from "../../src/http/http-deps.ts";
import type { PublishedFeeds } from "../../src/model/edition.ts";
import type { FeedPath } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { lastChange, makeEdition } from "../../src/publish/make-edition.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { CONFIGURATION, HEAD, SOURCES } from "../publish/sample.ts";

/** What came back, as it was on the wire. */
export interface Received {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

/** A real server on loopback. */
export interface Running {
  request(path: string, headers?: http.OutgoingHttpHeaders, method?: string): Promise<Received>;
  port: number;
  close(): Promise<void>;
}

/** Publishes what it is given: our own port, filled with data instead of a store. */
export function publish(shelves: ReadonlyMap<FeedPath, StoredEntry[]>): PublishedFeeds {
  const windowOf = (path: FeedPath) => {
    const entries = shelves.get(path);
    if (entries === undefined) return undefined;
    const title = path === HEAD.path ? HEAD.title : path;
    const head = { ...HEAD, path, title, updated: lastChange("1970-01-01T00:00:00Z", entries) };
    return { head, entries };
  };
  return {
    async edition(path, format) {
      const window = windowOf(path);
      return window && makeEdition(window, SOURCES, format);
    },
    delta: () => Promise.resolve(undefined),
    archive: () => Promise.resolve(undefined),
    window: (path) => Promise.resolve(windowOf(path)),
    state: (path) => Promise.resolve(windowOf(path)?.head.updated ?? ""),
    closed: () => Promise.resolve(undefined),
    listings: () =>
      Promise.resolve(
        [...shelves].map(([path, entries]) => ({
          path,
          title: windowOf(path)?.head.title ?? path,
          entries: entries.length,
        })),
      ),
  };
}

/** Starts the HTTP service on a free port. */
export async function startServer(feeds: PublishedFeeds, deps: Partial<HttpDeps> = {}): Promise<Running> {
  const app = createHttpServer({
    feeds,
    configuration: () => CONFIGURATION,
    readiness: () => Promise.resolve({ ready: true }),
    metrics: createMetrics({ processMetrics: false }),
    log: pino({ level: "silent" }),
    now: () => Date.parse("2026-03-06T00:00:00Z"),
    ...deps,
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    port,
    request: (path, headers = {}, method = "GET") => ask(port, path, headers, method),
    close: () => app.close(),
  };
}

function ask(
  port: number,
  path: string,
  headers: http.OutgoingHttpHeaders,
  method: string,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, path, headers, method, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const body = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body,
            text: body.toString("utf8"),
          });
        });
      },
    );
    request.on("error", reject);
    request.end();
  });
}
