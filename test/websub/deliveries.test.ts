import { createHmac } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { gzipSync } from "node:zlib";
import { Queue } from "bullmq";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPushCallback } from "../../src/pipeline/answer-hub.ts";
import { ingestDeliveries } from "../../src/pipeline/ingest-deliveries.ts";
import { openSource } from "../../src/pipeline/open-source.ts";
import { visitSource } from "../../src/pipeline/visit-source.ts";
import type { Services } from "../../src/services.ts";
import { page, rss, serve } from "./documents.ts";
import { type Hub, startHub } from "./start-hub.ts";
import { type Subscriber, startSubscriber } from "./start-subscriber.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let hub: Hub;
let own: Subscriber;
let topic: string;

beforeEach(async () => {
  [hub, own] = await Promise.all([startHub(), startSubscriber()]);
  topic = own.source.url;
  hub.lease = 10 * 24 * 3600;
  own.answer = serve(rss(1, { hub: hub.url, self: topic }));
  await subscribe();
});
afterEach(async () => {
  await own.close();
  await hub.close();
});

async function subscribe(): Promise<void> {
  await own.poll();
  const answer = hub.nextAnswer();
  await own.tick();
  expect((await answer).status).toBe(200);
}

const waiting = () => own.services.subscriptions.waiting("paper-1");
const callback = () => hub.asked.at(-1)?.callback ?? "";

/** Sends the head of a delivery and no byte of its body, and tells the status that answers it. */
async function announceOnly(url: string, length: number): Promise<number | undefined> {
  const sending = request(url, { method: "POST", headers: { "content-length": length } });
  sending.flushHeaders();
  const [response] = (await once(sending, "response")) as [IncomingMessage];
  sending.destroy();
  return response.statusCode;
}

describe("a delivery", () => {
  it("is brought in once, however often it comes", async () => {
    await hub.deliver(rss(3));
    await hub.deliver(rss(3));
    expect(await waiting()).toBe(1);
    await own.ingest();
    await hub.deliver(rss(3));
    await own.ingest();
    await own.poll();
    expect(await own.titles()).toEqual(["Report 1", "Report 2", "Report 3"]);
    const metrics = await own.services.metrics.registry.metrics();
    expect(metrics).toContain('broadsheet_entries_total{kind="new"} 3');
    expect(metrics).toContain('broadsheet_entries_total{kind="updated"} 0');
  });

  it("may hold only what is new, and be in another format than the polled document", async () => {
    const one = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><entry><title>Report 9</title>
<id>tag:paper.example,2026:9</id><updated>2026-05-01T00:00:00Z</updated></entry></feed>`;
    await hub.deliver(one, { contentType: "application/atom+xml" });
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1", "Report 9"]);
  });

  it("that is larger than a document may be is refused, whether it says so or not", async () => {
    const { configuration } = own.services.network();
    const polling = { ...own.source.polling, maxBytes: 2_000 };
    own.services.reconfigure({ ...configuration, sources: [{ ...own.source, polling }] });
    expect((await hub.deliver(rss(50))).status).toBe(413);
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(rss(50)));
        controller.close();
      },
    });
    // Nothing of a body that is announced as too large is waited for.
    expect(await announceOnly(callback(), 1_000_000)).toBe(413);
    const chunked = await fetch(callback(), { method: "POST", body, duplex: "half" } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(await waiting()).toBe(0);
    expect((await hub.deliver(rss(2))).status).toBe(202);
  });

  it("is refused for the moment where too much of the source waits already", async () => {
    const { configuration } = own.services.network();
    const polling = { ...own.source.polling, maxBytes: rss(6).length };
    own.services.reconfigure({ ...configuration, sources: [{ ...own.source, polling }] });
    expect((await hub.deliver(rss(5))).status).toBe(202);
    expect((await hub.deliver(rss(4))).status).toBe(202);
    expect((await hub.deliver(rss(3))).status).toBe(503);
    await own.ingest();
    expect((await hub.deliver(rss(3))).status).toBe(202);
  });

  it("may be compressed: what is signed is what came over the wire", async () => {
    expect((await hub.deliver(gzipSync(rss(2)), { encoding: "gzip" })).status).toBe(202);
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1", "Report 2"]);
    expect((await hub.deliver(rss(3), { encoding: "gzip" })).status).toBe(400);
    const bomb = gzipSync(Buffer.alloc(2 * own.source.polling.maxBytes));
    expect((await hub.deliver(bomb, { encoding: "gzip" })).status).toBe(413);
    expect(await waiting()).toBe(0);
  });

  it("leaves to polls what polls remember", async () => {
    const validators = { etag: '"one"', "last-modified": "Fri, 01 May 2026 00:00:00 GMT" };
    own.answer = serve(rss(1, { hub: hub.url, self: `${topic}?v` }), {
      "content-type": "application/rss+xml",
      ...validators,
    });
    await subscribe();
    const before = await own.services.sources.state("paper-1");
    await hub.deliver(rss(2));
    await own.ingest();
    const { pushedUntil, rhythm, ...after } = await own.services.sources.state("paper-1");
    expect(pushedUntil).toBeDefined();
    expect(rhythm).not.toEqual(before.rhythm);
    expect({ ...after, rhythm: before.rhythm }).toEqual(before);
    own.answer = (_request, response) => response.writeHead(304).end();
    await own.poll();
    const headers = own.origin.requests.at(-1)?.headers;
    expect(headers).toMatchObject({
      "if-none-match": '"one"',
      "if-modified-since": validators["last-modified"],
    });
  });

  it("that is no feed changes nothing", async () => {
    expect((await hub.deliver("Sorry, out of order", { contentType: "text/plain" })).status).toBe(202);
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1"]);
    expect(await waiting()).toBe(0);
    expect((await own.services.sources.state("paper-1")).pushedUntil).toBeUndefined();
  });

  it("of a page has its feed visited as soon as politeness allows", async () => {
    const { configuration } = own.services.network();
    const polling = { ...own.source.polling, min: 30 * MINUTE, max: 600 * MINUTE };
    own.services.reconfigure({ ...configuration, sources: [{ ...own.source, polling }] });
    const { sources, due, now } = own.services;
    const lastPoll = now();
    const before = await sources.state("paper-1");
    await sources.know("paper-1", new Map(), { ...before, lastPoll, nextPoll: lastPoll + 600 * MINUTE });
    await due.schedule(["paper-1"], lastPoll + 600 * MINUTE);
    await hub.deliver(page("/feed"), { contentType: "text/html" });
    await own.ingest();
    expect(await sources.state("paper-1")).toMatchObject({
      nextPoll: lastPoll + 30 * MINUTE,
      why: "its hub says that its page has changed",
    });
    expect(await due.count(lastPoll + 30 * MINUTE)).toEqual({ scheduled: 1, due: 1 });
  });

  it("waits while its source is being polled, and is found by the alarm", async () => {
    const { due, now } = own.services;
    await due.schedule(["paper-1"], now());
    await due.lease({ now: now(), until: now() + MINUTE, limit: 1, token: "batch" });
    await hub.deliver(rss(2));
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1"]);
    await due.settle("paper-1", "batch", now() + MINUTE);
    own.pass(5_000);
    await own.tick();
    const { ingest } = await own.services.queues.waiting();
    expect(ingest).toBe(1);
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1", "Report 2"]);
  });

  it("for a source that is paused or was removed is dropped, and schedules nothing", async () => {
    const { due, now } = own.services;
    await due.schedule(["paper-1"], now());
    await due.pause("paper-1");
    await hub.deliver(rss(2));
    await own.ingest();
    expect(await due.count(now() + DAY)).toEqual({ scheduled: 0, due: 0 });
    await due.resume("paper-1", now());
    await hub.deliver(rss(3));
    const { configuration } = own.services.network();
    own.services.reconfigure({ ...configuration, sources: [] });
    await own.ingest();
    expect(await waiting()).toBe(0);
    own.services.reconfigure(configuration);
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1"]);
  });

  it("to a callback that nobody holds any more ends the hub's trouble", async () => {
    const gone = await fetch(`${own.url}/websub/paper-1.${"A".repeat(43)}`, { method: "POST", body: rss(2) });
    expect(gone.status).toBe(410);
    expect((await fetch(`${own.url}/websub/nonsense`, { method: "POST", body: rss(2) })).status).toBe(410);
  });
});

describe("polls of a source whose hub delivers", () => {
  const wait = async () => {
    const { nextPoll = 0, lastPoll = 0, why } = await own.poll();
    return { wait: nextPoll - lastPoll, why };
  };
  beforeEach(() => {
    const { configuration } = own.services.network();
    own.source.polling = { ...own.source.polling, min: 60 * MINUTE, max: 40 * DAY };
    own.services.reconfigure({ ...configuration, sources: [own.source] });
  });

  it("are fewer once it has delivered, and as many as before once it has missed something", async () => {
    const usual = await wait();
    expect(usual.why).not.toContain("hub");
    await hub.deliver(rss(2));
    await own.ingest();
    own.answer = serve(rss(2, { hub: hub.url, self: topic }));
    const pushed = await wait();
    // Four times as long, give or take a jitter of a tenth.
    expect(pushed.wait / usual.wait).toBeGreaterThan(3);
    expect(pushed.why).toContain("its hub delivers");
    own.answer = serve(rss(3, { hub: hub.url, self: topic }));
    const missed = await wait();
    expect(missed.wait / usual.wait).toBeLessThan(1.5);
    expect(missed.why).not.toContain("hub");
    await hub.deliver(rss(4));
    await own.ingest();
    own.answer = serve(rss(4, { hub: hub.url, self: topic }));
    expect((await wait()).why).toContain("its hub delivers");
    // And they stay as few when the lease is renewed.
    const { next = 0 } = (await own.subscription()) ?? {};
    own.pass(next - own.services.now());
    const renewal = hub.nextAnswer();
    await own.tick();
    expect((await renewal).status).toBe(200);
    const { leaseUntil, pushedUntil } = (await own.subscription()) ?? {};
    expect(pushedUntil).toBe(leaseUntil);
    expect((await own.services.sources.state("paper-1")).pushedUntil).toBe(leaseUntil);
  });
});

class PowerCut extends Error {}

/** The real services until the `instant`th step, counted from 1; from then on nothing is done any more. */
function untilPowerCut(services: Services, instant: number): Services {
  let steps = 0;
  const cut = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          steps += 1;
          if (steps >= instant) throw new PowerCut();
          return await value.apply(target, args);
        };
      },
    });
  const { subscriptions, sources, feeds, due, queues } = services;
  return {
    ...services,
    subscriptions: cut(subscriptions),
    sources: cut(sources),
    feeds: cut(feeds),
    due: cut(due),
    queues: cut(queues),
  };
}

/** Runs a piece of work with the power cut at each of its steps in turn, `after` every one; returns how many steps it has. */
async function atEveryStep(
  work: (services: Services) => Promise<unknown>,
  after: (cut: boolean) => Promise<void>,
): Promise<number> {
  for (let instant = 1; ; instant += 1) {
    const cut = await work(untilPowerCut(own.services, instant)).then(
      () => false,
      (error: unknown) => {
        if (!(error instanceof PowerCut)) throw error;
        return true;
      },
    );
    await after(cut);
    if (!cut) return instant - 1;
  }
}

describe("a power cut", () => {
  it("at any step between a delivery's acknowledgement and the end of its ingest loses and doubles nothing", async () => {
    const { redis: connection, keys } = own.services;
    const jobs = new Queue("ingest", { connection, prefix: keys.queues });
    let entries = 1;
    const steps = await atEveryStep(
      async (services) => {
        entries += 1;
        expect((await hub.deliver(rss(entries))).status).toBe(202);
        await ingestDeliveries("paper-1", services);
      },
      async (cut) => {
        // Its job may be lost as well; the lease of whoever died ends.
        await jobs.drain();
        own.pass(3 * MINUTE);
        await own.tick();
        if (cut)
          expect(await own.services.queues.waiting()).toMatchObject({
            ingest: (await waiting()) > 0 ? 1 : 0,
          });
        await own.ingest();
        const expected = Array.from({ length: entries }, (_, at) => `Report ${at + 1}`).sort();
        expect(await own.titles()).toEqual(expected);
        expect(await waiting()).toBe(0);
      },
    );
    expect(steps).toBeGreaterThan(8);
    await jobs.close();
  });

  it("at any step before its acknowledgement leaves it to the hub to deliver again", async () => {
    let entries = 1;
    const steps = await atEveryStep(
      async (services) => {
        entries += 1;
        const { token, secret } = (await own.subscription()) ?? { token: "", secret: "" };
        const body = Buffer.from(rss(entries));
        const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
        const arriving = {
          body: (async function* () {
            yield body;
          })(),
          signature,
        };
        expect(await createPushCallback(services).receive(token, arriving)).toBe("taken");
      },
      async (cut) => {
        if (cut) expect((await hub.deliver(rss(entries))).status).toBe(202);
        await own.ingest();
        expect((await own.titles()).at(-1)).toBeDefined();
        expect(await own.titles()).toHaveLength(entries);
      },
    );
    expect(steps).toBeGreaterThan(4);
  });

  it("at any step of a poll that finds a hub leaves it to the next poll to subscribe", async () => {
    let round = 0;
    const steps = await atEveryStep(
      async (services) => {
        round += 1;
        own.answer = serve(rss(2, { hub: hub.url, self: `${topic}?${round}` }));
        await visitSource(own.source, await openSource(own.source, own.services), services);
      },
      async () => {
        await own.poll();
        await own.tick();
        expect(hub.asked.at(-1)).toMatchObject({ mode: "subscribe", topic: `${topic}?${round}` });
      },
    );
    expect(steps).toBeGreaterThan(4);
  });
});
