import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeUp } from "../../src/cli/take-up.ts";
import { lookAfterSubscription } from "../../src/pipeline/look-after-subscription.ts";
import { pushStatus } from "../../src/status/push-status.ts";
import { page, rss, serve } from "./documents.ts";
import { type Hub, startHub } from "./start-hub.ts";
import { type Subscriber, startSubscriber } from "./start-subscriber.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

let hub: Hub;
let own: Subscriber;
let topic: string;

beforeEach(async () => {
  [hub, own] = await Promise.all([startHub(), startSubscriber()]);
  topic = own.source.url;
});
afterEach(async () => {
  await own.close();
  await hub.close();
});

async function subscribe(hubs: string | string[] = hub.url): Promise<void> {
  own.answer = serve(rss(1, { hub: hubs, self: topic }));
  await own.poll();
  const answer = hub.nextAnswer();
  await own.tick();
  expect((await answer).status).toBe(200);
  expect((await own.subscription())?.status).toBe("active");
}

/** Moves the clock to when there is something to do, and does it. */
async function nextTick(): Promise<void> {
  const { next } = (await own.subscription()) ?? { next: 0 };
  own.pass(Math.max(0, next - own.services.now()));
  await own.tick();
}

const modes = () => hub.asked.map(({ mode }) => mode);

describe("a subscription", () => {
  it("is asked for once, whatever polls follow and ticks pass", async () => {
    await subscribe();
    await own.poll();
    await own.tick();
    own.answer = serve(rss(2, { hub: hub.url, self: topic }));
    await own.poll();
    await own.tick();
    expect(modes()).toEqual(["subscribe"]);
  });

  it("is asked for once, however many processes tick at once", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    const answer = hub.nextAnswer();
    await Promise.all(Array.from({ length: 5 }, () => own.tick()));
    await answer;
    expect(modes()).toEqual(["subscribe"]);
  });

  it("whose look died is looked at again when its lease ends", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    const { subscriptions, now } = own.services;
    const lease = { now: now(), until: now() + 5 * MINUTE, limit: 1, token: "died" };
    expect(await subscriptions.due.lease(lease)).toEqual(["paper-1"]);
    await own.tick();
    expect(hub.asked).toEqual([]);
    own.pass(5 * MINUTE);
    const answer = hub.nextAnswer();
    await own.tick();
    expect((await answer).status).toBe(200);
  });

  it("is confirmed by a hub that verifies before it answers", async () => {
    hub.behaviour = "confirm-at-once";
    await subscribe();
    await own.tick();
    expect(modes()).toEqual(["subscribe"]);
  });

  it("is renewed after about two thirds of its lease, at the same callback and with the same secret", async () => {
    const before = own.services.now();
    await subscribe();
    const { next = 0, leaseUntil = 0 } = (await own.subscription()) ?? {};
    expect((next - before) / (leaseUntil - before)).toBeGreaterThan(0.55);
    expect((next - before) / (leaseUntil - before)).toBeLessThan(0.75);
    own.pass(next - own.services.now() - SECOND);
    await own.tick();
    expect(hub.asked).toHaveLength(1);
    const answer = hub.nextAnswer();
    await nextTick();
    expect((await answer).status).toBe(200);
    const [first, second] = hub.asked;
    expect(second).toEqual(first);
    expect((await own.subscription())?.leaseUntil).toBeGreaterThan(leaseUntil);
    expect((await hub.deliver(rss(2))).status).toBe(202);
  });

  it("holds until its lease ends while its renewal fails, then begins anew with another callback", async () => {
    await subscribe();
    hub.behaviour = 503;
    await nextTick();
    expect(await own.subscription()).toMatchObject({ status: "active", attempts: 1 });
    expect((await own.subscription())?.problem).toMatch(/answered with status 503: no room/);
    expect((await hub.deliver(rss(2))).status).toBe(202);
    hub.behaviour = "confirm";
    own.pass(hub.lease * SECOND);
    const answer = hub.nextAnswer();
    await own.tick();
    expect((await answer).status).toBe(200);
    const [first, , last] = hub.asked;
    expect(last?.callback).not.toBe(first?.callback);
    expect(last?.secret).not.toBe(first?.secret);
    expect(await own.subscription()).toMatchObject({ status: "active", attempts: 0 });
  });

  it("is not asked for again and again while its hub accepts every renewal and confirms none", async () => {
    hub.lease = 10 * 24 * 3600;
    await subscribe();
    hub.behaviour = "silent";
    const { leaseUntil = 0 } = (await own.subscription()) ?? {};
    for (;;) {
      const { next = 0 } = (await own.subscription()) ?? {};
      if (next >= leaseUntil) break;
      await nextTick();
    }
    expect(hub.asked.length).toBeGreaterThan(5);
    expect(hub.asked.length).toBeLessThan(16);
    expect((await own.subscription())?.status).toBe("active");
  });

  it("is ended at its hub when the source is removed from the configuration", async () => {
    await subscribe();
    const { configuration } = own.services.network();
    own.services.reconfigure({ ...configuration, sources: [] });
    await takeUp(own.services, "schedule");
    const answer = hub.nextAnswer();
    await own.tick();
    expect(modes()).toEqual(["subscribe", "unsubscribe"]);
    expect(await answer).toEqual({ status: 200, text: "c-2" });
    expect(hub.asked[1]?.callback).toBe(hub.asked[0]?.callback);
    expect(await own.subscription()).toBeUndefined();
    expect((await hub.deliver(rss(2))).status).toBe(410);
    own.pass(DAY);
    await own.tick();
    expect(modes()).toEqual(["subscribe", "unsubscribe"]);
  });

  it("that its hub does not let go is given up after a few requests, further and further apart", async () => {
    hub.lease = 30 * 24 * 3600;
    await subscribe();
    const { configuration } = own.services.network();
    own.services.reconfigure({ ...configuration, sources: [] });
    await takeUp(own.services, "schedule");
    hub.behaviour = 503;
    for (let hour = 0; hour < 48; hour += 1) {
      await own.tick();
      own.pass(60 * MINUTE);
    }
    expect(modes()).toEqual(["subscribe", ...Array.from({ length: 5 }, () => "unsubscribe")]);
    expect(await own.services.subscriptions.endings("paper-1")).toEqual([]);
    expect(await own.services.subscriptions.sources()).toEqual([]);
  });

  it("is left alone by a process that does not know its source yet", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    const { configuration } = own.services.network();
    own.services.reconfigure({ ...configuration, sources: [] });
    await own.tick();
    expect(hub.asked).toEqual([]);
    own.services.reconfigure(configuration);
    own.pass(MINUTE);
    const answer = hub.nextAnswer();
    await own.tick();
    expect((await answer).status).toBe(200);
  });

  it("that a poll begins while somebody ends a look at its source is not overlooked", async () => {
    const { subscriptions, now } = own.services;
    await subscriptions.alarm("paper-1", now());
    await subscriptions.due.lease({ now: now(), until: now() + MINUTE, limit: 1, token: "look" });
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    const late: typeof subscriptions.due.settle = async (...ending) => {
      await own.poll();
      return await subscriptions.due.settle(...ending);
    };
    const due = { ...subscriptions.due, settle: late };
    await lookAfterSubscription("paper-1", "look", {
      ...own.services,
      subscriptions: { ...subscriptions, due },
    });
    const answer = hub.nextAnswer();
    await own.tick();
    expect((await answer).status).toBe(200);
  });

  it("by a page's word stands while only the feed found from the page is read", async () => {
    let entries = 1;
    own.answer = (request, response) => {
      const isFeed = request.url === "/feed";
      const type = isFeed ? "application/rss+xml" : "text/html";
      const body = isFeed ? rss(entries) : page("/feed", { hub: hub.url, self: topic });
      response.writeHead(200, { "content-type": type }).end(body);
    };
    await own.poll();
    const answer = hub.nextAnswer();
    await own.tick();
    expect((await answer).status).toBe(200);
    entries = 2;
    expect((await own.poll()).entries).toMatchObject({ added: 1 });
    await own.tick();
    expect(modes()).toEqual(["subscribe"]);
    expect((await own.subscription())?.status).toBe("active");
  });

  it("is ended when the operator wants no hubs for the source, and asked for again when the source says so anew", async () => {
    await subscribe();
    const { configuration } = own.services.network();
    const sources = [{ ...own.source, websub: { subscribe: false } }];
    own.services.reconfigure({ ...configuration, sources });
    await takeUp(own.services, "schedule");
    const answer = hub.nextAnswer();
    await own.tick();
    expect((await answer).status).toBe(200);
    own.services.reconfigure(configuration);
    own.answer = serve(rss(2, { hub: hub.url, self: topic }));
    await own.poll();
    await own.tick();
    expect(modes()).toEqual(["subscribe", "unsubscribe", "subscribe"]);
  });

  it("moves when the document names another topic: the old one is ended", async () => {
    await subscribe();
    own.answer = serve(rss(2, { hub: hub.url, self: `${topic}?new` }));
    await own.poll();
    await own.tick();
    expect(hub.asked.map((one) => [one.mode, one.topic])).toEqual([
      ["subscribe", topic],
      ["unsubscribe", topic],
      ["subscribe", `${topic}?new`],
    ]);
  });

  it("ends when the document names no hub any more", async () => {
    await subscribe();
    own.answer = serve(rss(2));
    await own.poll();
    const answer = hub.nextAnswer();
    await own.tick();
    expect((await answer).status).toBe(200);
    expect(modes()).toEqual(["subscribe", "unsubscribe"]);
    expect(await own.subscription()).toBeUndefined();
  });
});

describe("a hub that does not want to", () => {
  it("is left for the next of several, one after the other", async () => {
    const dead = "http://127.0.0.1:1/hub";
    await subscribe([dead, hub.url.replace("/hub", "/moved/302"), hub.url]);
    expect(await own.subscription()).toMatchObject({ status: "active", at: 2 });
    const callbacks = hub.asked.map(({ callback }) => callback);
    expect(callbacks).toHaveLength(1);
  });

  it("by a denial leaves its source to polls, and is asked again much later", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    hub.behaviour = "deny";
    const denial = hub.nextAnswer();
    await own.tick();
    expect((await denial).status).toBe(200);
    expect(await own.subscription()).toMatchObject({
      status: "denied",
      problem: "The hub denies the subscription: not for you",
    });
    own.pass(DAY);
    await own.tick();
    expect(hub.asked).toHaveLength(1);
    hub.behaviour = "confirm";
    const answer = hub.nextAnswer();
    await nextTick();
    expect((await answer).status).toBe(200);
    expect(hub.asked).toHaveLength(2);
  });

  it("may also deny what it had confirmed: polls are as frequent as before", async () => {
    await subscribe();
    await hub.deliver(rss(2));
    await own.ingest();
    expect((await own.services.sources.state("paper-1")).pushedUntil).toBeDefined();
    const callback = hub.asked[0]?.callback ?? "";
    await hub.question(callback, { "hub.mode": "denied", "hub.topic": topic });
    expect((await own.services.sources.state("paper-1")).pushedUntil).toBeUndefined();
    expect((await own.subscription())?.status).toBe("denied");
    expect((await hub.deliver(rss(3))).status).toBe(410);
  });

  it("by a status is asked again later and later while it is ill", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    hub.behaviour = 500;
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await nextTick();
      waits.push(((await own.subscription())?.next ?? 0) - own.services.now());
    }
    expect(hub.asked).toHaveLength(4);
    expect(waits.every((wait, at) => at === 0 || wait > (waits[at - 1] ?? 0) * 1.4)).toBe(true);
    expect(waits[0]).toBeGreaterThan(4 * MINUTE);
    expect((await own.subscription())?.status).toBe("pending");
  });

  it("by silence is taken for ill, and its late confirmation for nothing", async () => {
    hub.behaviour = "silent";
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    await own.tick();
    const callback = hub.asked[0]?.callback ?? "";
    await nextTick();
    expect((await own.subscription())?.problem).toMatch(/never confirmed/);
    const late = { "hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "x" };
    expect((await hub.question(callback, late)).status).toBe(404);
  });
});

describe("a hub that is busy with us", () => {
  it("is asked again when its gate opens, and only as many at a time as the site allows", async () => {
    const { configuration } = own.services.network();
    const { site } = configuration;
    const perHost = { ...site.polling.perHost, concurrency: 1, spacing: MINUTE };
    own.services.reconfigure({ ...configuration, site: { ...site, polling: { ...site.polling, perHost } } });
    const { hosts, now } = own.services;
    const other = { host: "127.0.0.1", sourceId: "other", now: now(), until: now() + 10 * MINUTE };
    expect(await hosts.enter({ ...other, concurrency: 1, spacing: MINUTE })).toEqual({ open: true });
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    await own.tick();
    expect(hub.asked).toEqual([]);
    expect((await own.subscription())?.next).toBeGreaterThan(now() + MINUTE / 2);
    await hosts.leave({ host: "127.0.0.1", sourceId: "other", calm: true });
    const answer = hub.nextAnswer();
    await nextTick();
    expect((await answer).status).toBe(200);
  });
});

describe("a stranger's hub", () => {
  it.each(["http://10.0.0.1/hub", "http://169.254.169.254/latest/meta-data", "http://[::ffff:10.0.0.1]/"])(
    "at a forbidden address is never reached: %s",
    async (address) => {
      own.answer = serve(rss(1, { hub: address, self: topic }));
      await own.poll();
      await own.tick();
      expect(await own.subscription()).toMatchObject({ status: "denied" });
      expect((await own.subscription())?.problem).toMatch(/is a .* address/);
    },
  );

  it("that redirects to a forbidden address is not followed", async () => {
    const trap = `${own.origin.url}/trap`;
    const feed = serve(rss(1, { hub: trap, self: topic }));
    own.answer = (request, response) => {
      if (request.url === "/trap") response.writeHead(307, { location: "http://10.0.0.1/hub" }).end();
      else feed(request, response);
    };
    await own.poll();
    await own.tick();
    expect(await own.subscription()).toMatchObject({ status: "denied" });
    expect((await own.subscription())?.problem).toContain("10.0.0.1");
  });

  it("is not asked at all where it could not call back", async () => {
    const { configuration } = own.services.network();
    const site = { ...configuration.site, url: "https://wire.example" };
    own.services.reconfigure({ ...configuration, site });
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await own.poll();
    await own.tick();
    expect(hub.asked).toEqual([]);
    expect((await own.subscription())?.problem).toMatch(/not one that a hub could call back/);
  });
});

describe("what is said of hubs", () => {
  it("holds no secret in the log, and counts every exchange", async () => {
    await subscribe();
    await hub.deliver(rss(2));
    await hub.deliver(rss(2), { signature: "none" });
    await own.ingest();
    hub.behaviour = 503;
    await nextTick();
    const shown = JSON.stringify(pushStatus(await own.subscription()));
    expect(shown).toContain('"deliveries":1,"refused":1');
    const lines = own.log.join("\n") + shown;
    expect(lines).toContain("brought in a delivery");
    expect(lines).toContain("a delivery is ignored");
    for (const { secret, callback } of hub.asked) {
      expect(lines).not.toContain(secret);
      expect(lines).not.toContain(callback.split("/").at(-1));
    }
    const metrics = await own.services.metrics.registry.metrics();
    for (const event of ["asked", "confirmed", "delivered", "delivery-ignored", "ask-failed"])
      expect(metrics).toContain(`broadsheet_websub_total{event="${event}"} 1`);
  });
});
