import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Corpus, mediaType } from "./corpus.ts";

/** The corpus on a loopback port. */
export interface CorpusOrigin {
  url: string;
  /** How many versions of a source have been handed out. */
  served(sourceId: string): number;
  close(): Promise<void>;
}

/** Serves each source at `/<id>`: every visit gets the next version of a series, and the last one again and again. */
export async function startCorpusOrigin({ directory, sources }: Corpus): Promise<CorpusOrigin> {
  const byPath = new Map(sources.map((source) => [`/${source.id}`, source]));
  const visits = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const source = byPath.get(request.url ?? "");
    if (source === undefined) {
      response.writeHead(404).end();
      return;
    }
    const visit = visits.get(source.id) ?? 0;
    visits.set(source.id, visit + 1);
    const path = source.versions[Math.min(visit, source.versions.length - 1)] ?? "";
    const body = await readFile(join(directory, path));
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 12)}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, "content-type": mediaType(path) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    served: (sourceId) => visits.get(sourceId) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
