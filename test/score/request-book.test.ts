import { EventEmitter, once } from "node:events";
import { type ClientRequest, get, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { createRequestBook } from "../commands/score/request-book.ts";
import { START } from "../commands/score/times.ts";
import { startOrigin } from "../origin/start-origin.ts";

/** One exchange with a real origin, as the book has it; `finish` says how much of the answer leaves. */
async function exchange(finish: (response: ServerResponse, client: ClientRequest) => void) {
  const book = createRequestBook(() => START);
  let port = 0;
  const events = new EventEmitter();
  const closed = once(events, "closed");
  const origin = await startOrigin((request, response) => {
    const { asked } = book.open(request, "www.paper.example/feed.xml", undefined);
    port = request.socket.remotePort ?? 0;
    response.on("close", () => {
      book.close(asked, response);
      events.emit("closed");
    });
    finish(response, client);
  });
  const client = get(`${origin.url}/feed.xml`, { headers: { "If-None-Match": '"ü"' } });
  client.on("response", (answer: IncomingMessage) => answer.resume()).on("error", () => undefined);
  await closed;
  const [asked] = book.log;
  if (asked === undefined) throw new Error("nothing was written down");
  return { book, asked, port, close: origin.close };
}

const whole = (response: ServerResponse) => void response.end("the whole of it");
const half = (response: ServerResponse, client: ClientRequest) =>
  void response.writeHead(200, { "content-length": 100 }).write("half", () => client.destroy());

describe("the request book", () => {
  it("writes down fields as they came, and how the exchange ended", async () => {
    const { asked, close } = await exchange(whole);
    expect(asked).toMatchObject({ at: START, sent: "whole", began: 0, ended: 1 });
    expect(asked.headers["if-none-match"]).toBe('"ü"');
    await close();
  });

  it("blames a kill for an answer that the poller had, and for no other", async () => {
    const { book, asked, port, close } = await exchange(whole);
    const now = performance.now();
    book.received(port);
    book.settled(port);
    book.killed({ ports: [port + 1], at: now + 300 });
    expect(asked.killed).toBeUndefined();
    book.killed({ ports: [port], at: performance.now() + 300 });
    expect(asked.killed).toBeGreaterThanOrEqual(299);
    await close();
  });

  it("takes a bystander that had no turn yet for one that had nothing, but not the one that was aimed at", async () => {
    for (const [aimed, least] of [
      [false, 0],
      [true, 299],
    ] as const) {
      const { book, asked, port, close } = await exchange(whole);
      book.received(port);
      book.killed({ ports: [port], at: performance.now() + 300, ...(aimed && { aimed: port }) });
      expect(asked.killed).toBeGreaterThanOrEqual(least);
      expect(asked.killed === 0).toBe(!aimed);
      await close();
    }
  });

  it("knows a broken-off answer from one that a kill broke off", async () => {
    const before = await exchange(half);
    before.book.killed({ ports: [before.port], at: performance.now() + 10 });
    expect(before.asked).toMatchObject({ sent: "part" });
    expect(before.asked.killed).toBeUndefined();
    await before.close();
    const during = await exchange(half);
    during.book.killed({ ports: [during.port], at: performance.now() - 10_000 });
    expect(during.asked).toMatchObject({ sent: "part", killed: 0 });
    await during.close();
  });
});
