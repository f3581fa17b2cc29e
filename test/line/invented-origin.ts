import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import type { InventedSource } from "./invented-source.ts";

/** A loopback origin that serves invented sources at a version the test sets, with correct validators. */
export interface InventedOrigin extends Origin {
  setVersion(version: number): void;
  /** Settles when the next document (not a 304) has been sent. */
  nextDocument(): Promise<void>;
}

/** Serves each source at `/<id>`. */
export async function startInventedOrigin(sources: readonly InventedSource[]): Promise<InventedOrigin> {
  let version = 1;
  const sent = new EventEmitter();
  const byPath = new Map(sources.map((source) => [`/${source.id}`, source]));
  const origin = await startOrigin((request, response) => {
    const body = byPath.get(request.url ?? "")?.document(version);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else
      response
        .writeHead(200, { etag, "content-type": "application/rss+xml" })
        .end(body, () => sent.emit("document"));
  });
  return {
    ...origin,
    setVersion(next) {
      version = next;
    },
    async nextDocument() {
      await once(sent, "document");
    },
  };
}
