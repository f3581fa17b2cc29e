import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { benchDocument } from "./documents.ts";

// The origin of the benchmark, in a process of its own: /304/N says "not modified" to whoever asks conditionally, /same/N sends the same
// body every time, /new/N a document with one new entry at every request. It tells its parent its port.

/** Feeds share so many different documents, and each has so many versions: made once, so that the origin's work is sending. */
const DOCUMENTS = 50;
const VERSIONS = 16;

const packed = Array.from({ length: DOCUMENTS }, (_, feed) =>
  Array.from({ length: VERSIONS }, (__, version) => {
    const plain = Buffer.from(benchDocument(feed, version));
    return { plain, gzip: gzipSync(plain) };
  }),
);
const versions = new Map<string, number>();

const server = createServer((request, response) => {
  const [, mode = "", feed = "0"] = (request.url ?? "").split("/");
  if (mode === "304" && request.headers["if-none-match"] !== undefined) {
    response.writeHead(304, { etag: `"${feed}"` }).end();
    return;
  }
  // Whoever asks by hand meets versions of its own: each request is to bring one new entry.
  const news = mode.startsWith("new");
  const version = news ? (versions.get(mode + feed) ?? 0) : 0;
  if (news) versions.set(mode + feed, (version + 1) % VERSIONS);
  const document = packed[Number(feed) % DOCUMENTS]?.[version];
  if (document === undefined) {
    response.writeHead(404).end();
    return;
  }
  const zipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const body = zipped ? document.gzip : document.plain;
  response.writeHead(200, {
    "content-type": "application/rss+xml",
    "content-length": body.length,
    ...(mode === "same" ? {} : { etag: news ? `"${feed}-${version}"` : `"${feed}"` }),
    ...(zipped && { "content-encoding": "gzip" }),
  });
  response.end(body);
});

server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address !== null ? address.port : 0);
});
// As many further hosts as it is told, each an address of its own at the same port.
server.once("listening", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  for (let host = 1; host <= Number(process.argv[2] ?? 0); host += 1) {
    const further = createServer((request, response) => server.emit("request", request, response));
    further.keepAliveTimeout = 60_000;
    further.listen(port, `127.0.1.${host}`);
  }
});
process.on("disconnect", () => process.exit());
