/** `node bare-server.js FILE PORT`: what `node:http` alone does with the same bytes, for comparison: two headers and the body, or a 304. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [file = "", port = "0"] = process.argv.slice(2);
const body = readFileSync(file);
const etag = '"bare"';

createServer((request, response) => {
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, ["etag", etag]).end();
    return;
  }
  response
    .writeHead(200, [
      "content-type",
      "application/rss+xml",
      "content-encoding",
      "br",
      "etag",
      etag,
      "content-length",
      String(body.length),
    ])
    .end(body);
}).listen(Number(port), "127.0.0.1");
