import type { Socket } from "node:net";
import { Readable, type Transform } from "node:stream";
import { constants, createBrotliCompress, createDeflate, createGzip, gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher } from "../../src/fetch/fetcher.ts";
import { startTcpOrigin } from "../origin/start-tcp-origin.ts";

const MB = 1024 * 1024;
const LIMIT = 4 * MB;
/** Far above what a limit of 4 MB needs for all of these together, below what any of them would take if it were believed. */
const BOUND = 100 * MB;

const guard = createAddressGuard(["127.0.0.0/8"]);
const fetcher = createFetcher({ userAgent: () => "test", guard, now: Date.now });
afterAll(() => fetcher.close());

const OK = "HTTP/1.1 200 OK\r\n";

/** Writes a beginning and then bytes, so many times at most, as fast as they are read. */
const pour =
  (head: string, bytes: Buffer, times = Number.POSITIVE_INFINITY) =>
  (socket: Socket) => {
    let left = times;
    const more = () => {
      while (!socket.destroyed && left > 0 && socket.write(bytes)) left -= 1;
      if (left === 0) socket.end();
    };
    socket.on("drain", more);
    socket.write(head);
    more();
  };

const packed = (coding: string, ...bytes: Buffer[]) =>
  pour(`${OK}content-encoding: ${coding}\r\n\r\n`, Buffer.concat(bytes), 1);

/** So many megabytes of nothing, packed. In pieces, since what is measured is the most memory this process has ever had. */
async function zeros(packer: Transform, count: number): Promise<Buffer> {
  const piece = Buffer.alloc(MB);
  Readable.from(
    (function* () {
      for (let at = 0; at < count; at += 1) yield piece;
    })(),
  ).pipe(packer);
  return Buffer.concat(await packer.toArray());
}

const member = await zeros(createGzip(), 10);
const members = (count: number) => Buffer.concat(new Array<Buffer>(count).fill(member));
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
const [deflate, brotli] = [
  await zeros(createDeflate(), 100),
  await zeros(createBrotliCompress(quickly), 100),
];

/** By how much the most memory that this process ever had is above what it had before the first answer. */
const atFirst = process.resourceUsage().maxRSS;
const grown = () => (process.resourceUsage().maxRSS - atFirst) * 1024;

const bombs: Array<[what: string, answer: (socket: Socket) => void, says: string]> = [
  ["a body without end", pour(`${OK}\r\n`, Buffer.alloc(MB, "<")), "sent more than"],
  ["100 MB", pour(`${OK}\r\n`, Buffer.alloc(MB, "<"), 100), "sent more than"],
  [
    "100 MB, announced",
    pour(`${OK}content-length: ${100 * MB}\r\n\r\n`, Buffer.alloc(MB, "<"), 100),
    "announces",
  ],
  [
    "a body of chunks of one byte",
    pour(`${OK}transfer-encoding: chunked\r\n\r\n`, Buffer.from("1\r\n<\r\n".repeat(10_000))),
    "sent more than",
  ],
  ["1 GB in gzip, 1 MB on the wire", packed("gzip", members(100)), "unpacks to more"],
  ["2 GB in gzip, 2 MB on the wire", packed("gzip", members(200)), "unpacks to more"],
  ["10 GB in gzip in gzip", packed("gzip, gzip", gzipSync(members(1000))), "unpacks to more"],
  ["100 MB in deflate", packed("deflate", deflate), "unpacks to more"],
  ["100 MB in brotli", packed("br", brotli), "unpacks to more"],
];

it.each(bombs)("%s is given up within bounds", { timeout: 30_000 }, async (_, answer, says) => {
  const origin = await startTcpOrigin(answer);
  const wish = { url: origin.url, validators: {}, timeout: 20_000, maxBytes: LIMIT };
  const outcome = await fetcher.fetch(wish);
  await origin.close();
  expect(outcome).toMatchObject({ kind: "failed", reason: "too-large" });
  expect(outcome.kind === "failed" && outcome.message).toContain(says);
  expect(grown()).toBeLessThan(BOUND);
});

it("a body of single bytes within the limit is read whole", { timeout: 30_000 }, async () => {
  const text = "<".repeat(1_000_000);
  const chunks = Buffer.from(`${"1\r\n<\r\n".repeat(text.length)}0\r\n\r\n`);
  const origin = await startTcpOrigin(pour(`${OK}transfer-encoding: chunked\r\n\r\n`, chunks, 1));
  const wish = { url: origin.url, validators: {}, timeout: 20_000, maxBytes: LIMIT };
  const outcome = await fetcher.fetch(wish);
  await origin.close();
  expect(outcome.kind === "fetched" && Buffer.from(outcome.body).toString()).toBe(text);
  expect(grown()).toBeLessThan(BOUND);
});
