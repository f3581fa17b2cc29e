import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher, type FetchRequest } from "../../src/fetch/fetcher.ts";
import { startTcpOrigin } from "../origin/start-tcp-origin.ts";

const guard = createAddressGuard(["127.0.0.0/8"]);
/** One for all: what one origin does must not show at the next. */
const fetcher = createFetcher({ userAgent: () => "test", guard, now: Date.now });
const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => fetcher.close());

async function fetchFrom(answer: (socket: Socket) => void, wish: Partial<FetchRequest> = {}) {
  const origin = await startTcpOrigin(answer);
  closing.push(origin.close);
  const url = `${origin.url}/`;
  const outcome = await fetcher.fetch({ url, validators: {}, timeout: 5_000, maxBytes: 10_000, ...wish });
  return { outcome, host: new URL(url).host, origin };
}

/** Writes a beginning, and then a text again and again until the other side hangs up. */
const drip =
  (head: string, text: string, every = 5) =>
  (socket: Socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write(text), every);
    socket.on("close", () => clearInterval(timer));
  };

/** Writes a beginning, and then bytes as fast as the other side reads, until it hangs up. */
const pour = (head: string, bytes: string | Buffer) => (socket: Socket) => {
  const more = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", more);
  socket.write(head);
  more();
};

const OK = "HTTP/1.1 200 OK\r\n";
const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n`;
const say = (text: string) => (socket: Socket) => void socket.write(text, "latin1");
const sayAndHangUp = (text: string) => (socket: Socket) => void socket.end(text, "latin1");

type Case = [what: string, answer: (socket: Socket) => void, reason: string, says: string];

const failures: Case[] = [
  ["closes before it answers", (socket) => void socket.end(), "reset", "broke the connection off"],
  [
    "resets before it answers",
    (socket) => void socket.resetAndDestroy(),
    "reset",
    "broke the connection off",
  ],
  ["closes within its header", sayAndHangUp(`${OK}content-ty`), "reset", "broke the connection off"],
  [
    "sends less than it said",
    sayAndHangUp(`${OK}content-length: 9\r\n\r\n<rss/>`),
    "reset",
    "broke the connection off",
  ],
  ["closes within a chunk", sayAndHangUp(`${CHUNKED}9\r\n<rss/>`), "reset", "broke the connection off"],
  [
    "closes before the last chunk",
    sayAndHangUp(`${CHUNKED}6\r\n<rss/>\r\n`),
    "reset",
    "broke the connection off",
  ],
  ["breaks its chunks", say(`${CHUNKED}six\r\n<rss/>\r\n0\r\n\r\n`), "protocol", "cannot be read"],
  ["says chunks are endless", say(`${CHUNKED}ffffffffffffffffff\r\n`), "protocol", "cannot be read"],
  [
    "gives two lengths",
    say(`${OK}content-length: 6\r\ncontent-length: 9\r\n\r\n<rss/>`),
    "protocol",
    "another length than it announced",
  ],
  [
    "gives length and chunks",
    say(`${OK}content-length: 6\r\ntransfer-encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n`),
    "protocol",
    "another length than it announced",
  ],
  [
    "gives a length that is none",
    say(`${OK}content-length: six\r\n\r\n<rss/>`),
    "protocol",
    "cannot be read",
  ],
  ["speaks HTTP/0.9", sayAndHangUp("<rss/>"), "protocol", "cannot be read"],
  ["speaks something else", say("SSH-2.0-OpenSSH_9\r\n"), "protocol", "cannot be read"],
  ["sends junk", pour("", Buffer.alloc(4096, 0xa5)), "protocol", "cannot be read"],
  ["sends a header without an end", pour(OK, "x-a: b\r\n".repeat(100)), "protocol", "header too large"],
  ["sends a field without an end", pour(`${OK}x: `, "a".repeat(1000)), "protocol", "header too large"],
  [
    "sends a control character in its header",
    say(`${OK}etag: "a\u0000b"\r\ncontent-length: 0\r\n\r\n`),
    "protocol",
    "cannot be read",
  ],
  ["bids us continue, unasked", say("HTTP/1.1 100 Continue\r\n\r\n"), "protocol", "not asked for"],
  [
    "changes the protocol, unasked",
    say("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"),
    "protocol",
    "not asked for",
  ],
  [
    "never comes to its answer",
    pour("", "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
    "protocol",
    "one interim answer after the other",
  ],
  ["answers a question nobody asked", say("HTTP/1.1 304 Not Modified\r\n\r\n"), "protocol", "not modified"],
  [
    "redirects to nowhere",
    say("HTTP/1.1 301 Moved\r\nlocation: http://[\r\ncontent-length: 0\r\n\r\n"),
    "redirects",
    "cannot be read",
  ],
  [
    "redirects to itself",
    say("HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n"),
    "redirects",
    "in a circle",
  ],
  [
    "announces too much",
    say(`${OK}content-length: 100000000\r\n\r\n<rss/>`),
    "too-large",
    "announces 100000000 bytes",
  ],
  ["sends without end", pour(`${OK}\r\n`, "<rss/>".repeat(1000)), "too-large", "more than 10000 bytes"],
  [
    "packs with something unknown",
    say(`${OK}content-encoding: zip\r\ncontent-length: 1\r\n\r\nx`),
    "protocol",
    "unknown",
  ],
  [
    "packs again and again",
    say(`${OK}content-encoding: ${"gzip, ".repeat(50)}gzip\r\ncontent-length: 1\r\n\r\nx`),
    "protocol",
    "packed its answer 51 times over",
  ],
  [
    "does not pack though it says so",
    say(`${OK}content-encoding: gzip\r\ncontent-length: 6\r\n\r\n<rss/>`),
    "protocol",
    "cannot be unpacked as gzip",
  ],
  [
    "cuts what it packed",
    sayAndHangUp(
      `${OK}content-encoding: gzip\r\n\r\n${gzipSync("<rss/>".repeat(99)).subarray(0, 20).toString("latin1")}`,
    ),
    "protocol",
    "cannot be unpacked as gzip",
  ],
];

describe("an origin that", () => {
  it.each(failures)("%s fails, and is told why", async (_, answer, reason, says) => {
    const { outcome, host } = await fetchFrom(answer);
    expect(outcome).toMatchObject({ kind: "failed", reason });
    expect(outcome.kind === "failed" && outcome.message).toContain(says);
    expect(outcome.kind === "failed" && outcome.message).toContain(host);
  });

  it("sends more than it said is taken at its word, and not asked over that connection again", async () => {
    const { outcome, origin } = await fetchFrom(
      say(`${OK}content-length: 6\r\n\r\n<rss/><junk/>HTTP/1.1 500 X`),
    );
    expect(outcome.kind === "fetched" && Buffer.from(outcome.body).toString()).toBe("<rss/>");
    const wish = { url: `${origin.url}/`, validators: {}, timeout: 5_000, maxBytes: 10_000 };
    expect(await fetcher.fetch(wish)).toMatchObject({ kind: "fetched" });
    expect(origin.connections()).toBe(2);
  });

  it("ends its document with the connection has sent all of it", async () => {
    const { outcome } = await fetchFrom(sayAndHangUp("HTTP/1.0 200 OK\r\n\r\n<rss/>"));
    expect(outcome.kind === "fetched" && Buffer.from(outcome.body).toString()).toBe("<rss/>");
  });

  it("writes other letters into a redirect is understood", async () => {
    const asked: string[] = [];
    const origin = await startTcpOrigin((socket) => {
      const reply =
        asked.length === 0
          ? `HTTP/1.1 301 Moved\r\nlocation: /añb\r\ncontent-length: 0\r\n\r\n`
          : `${OK}content-length: 0\r\n\r\n`;
      asked.push("");
      socket.write(reply, "utf8");
    });
    closing.push(origin.close);
    const outcome = await fetcher.fetch({ url: origin.url, validators: {}, timeout: 5_000, maxBytes: 100 });
    expect(outcome).toMatchObject({
      kind: "fetched",
      url: `${origin.url}/a%C3%B1b`,
      movedTo: `${origin.url}/a%C3%B1b`,
    });
  });
});

describe("an origin that takes its time", () => {
  const slow: Array<[what: string, answer: (socket: Socket) => void, says: string]> = [
    ["says nothing", () => undefined, "did not begin to answer"],
    ["drips its header", drip(OK, "x: y\r\n"), "did not begin to answer"],
    ["drips its body", drip(`${OK}\r\n`, "<"), "did not finish its answer"],
    ["drips what nobody reads", drip("HTTP/1.1 404 No\r\n\r\n", "<"), "did not finish its answer"],
    ["drips interim answers", drip("", "HTTP/1.1 102 Wait\r\n\r\n", 100), "did not begin to answer"],
    [
      "keeps its connection half open",
      (socket) => void socket.write(`${OK}content-length: 9\r\n\r\n<rss/>`),
      "did not finish its answer",
    ],
  ];
  it.each(slow)("%s fails in time", async (_, answer, says) => {
    const { outcome, host } = await fetchFrom(answer, { timeout: 400 });
    const message = `${host} ${says} within 0.4 s.`;
    expect(outcome).toEqual({ kind: "failed", reason: "timeout", message });
  });

  it("redirects slowly from place to place has one time for all of it", async () => {
    let places = 0;
    const next = () => {
      places += 1;
      return `HTTP/1.1 302 Found\r\nlocation: /${places}\r\ncontent-length: 0\r\n\r\n`;
    };
    const { outcome } = await fetchFrom((socket) => void setTimeout(() => socket.write(next()), 150), {
      timeout: 400,
    });
    expect(outcome).toMatchObject({ kind: "failed", reason: "timeout" });
  });

  it("falls silent is not waited for as long as one that goes on", { timeout: 20_000 }, async () => {
    const silent = fetchFrom(() => undefined, { timeout: 8_000 });
    const stalled = fetchFrom(say(`${OK}content-length: 9\r\n\r\n<rss/>`), { timeout: 8_000 });
    const [header, body] = await Promise.all([silent, stalled]);
    expect(header.outcome).toMatchObject({
      reason: "timeout",
      message: `${header.host} took the request and sent no answer.`,
    });
    expect(body.outcome).toMatchObject({
      reason: "timeout",
      message: `${body.host} fell silent in the middle of its answer.`,
    });
  });
});
