import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { atom, page, rss, serve } from "./documents.ts";
import { type Hub, startHub } from "./start-hub.ts";
import { type Subscriber, startSubscriber } from "./start-subscriber.ts";

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

/** Polls, subscribes, and waits until the hub has its confirmation. */
async function subscribe(): Promise<void> {
  await own.poll();
  const answer = hub.nextAnswer();
  await own.tick();
  expect(await answer).toMatchObject({ status: 200, text: `c-${hub.asked.length}` });
}

const topics = () => hub.asked.map((one) => one.topic);
const RSS = { "content-type": "application/rss+xml" };

describe("discovery", () => {
  it("100: finds hub and topic in the Link header", async () => {
    const link = `<${hub.url}>; rel="hub", <${topic}?h>; rel="self"`;
    own.answer = serve(rss(1), { ...RSS, link });
    await subscribe();
    expect(topics()).toEqual([`${topic}?h`]);
    expect(hub.asked[0]).toMatchObject({
      path: "POST /hub",
      mode: "subscribe",
      contentType: "application/x-www-form-urlencoded",
      lease: "864000",
    });
    expect(hub.asked[0]?.callback).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/websub\/paper-1\.[\w-]{43}$/);
    expect(await own.subscription()).toMatchObject({ status: "active", topic: `${topic}?h` });
  });

  it("101: finds them in a page's head, and nowhere else in it", async () => {
    own.answer = (request, response) => {
      const isFeed = request.url === "/feed";
      const type = isFeed ? "application/rss+xml" : "text/html";
      const body = isFeed ? rss(1) : page("/feed", { hub: hub.url, self: `${topic}?page` });
      response.writeHead(200, { "content-type": type }).end(body);
    };
    await subscribe();
    expect(topics()).toEqual([`${topic}?page`]);
    expect(await own.subscription()).toMatchObject({ from: "page", hubs: [hub.url] });
  });

  it("102: finds them in an Atom feed", async () => {
    own.answer = serve(atom(1, { hub: hub.url, self: `${topic}?atom` }));
    await subscribe();
    expect(topics()).toEqual([`${topic}?atom`]);
  });

  it("103: finds them in an RSS feed", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: `${topic}?rss` }));
    await subscribe();
    expect(topics()).toEqual([`${topic}?rss`]);
  });

  it("104: takes the header's word before the document's", async () => {
    const link = `<${hub.url}>; rel=hub, <${topic}?header>; rel=self`;
    const body = rss(1, { hub: "http://127.0.0.1:9/other", self: `${topic}?document` });
    own.answer = serve(body, { ...RSS, link });
    await subscribe();
    expect(topics()).toEqual([`${topic}?header`]);
  });
});

describe("subscribing", () => {
  it("200: subscribes to what the document calls itself, not to where it was read", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: "https://paper.example/other/feed" }));
    await subscribe();
    expect(topics()).toEqual(["https://paper.example/other/feed"]);
  });

  it.each([
    ["201", 302],
    ["202", 301],
  ])("%s: follows a topic's redirect (%i)", async (_case, status) => {
    own.answer = (request, response) => {
      if (request.url === "/paper-1") response.writeHead(status, { location: "/there" }).end();
      else response.writeHead(200, RSS).end(rss(1, { hub: hub.url, self: `${own.origin.url}/there` }));
    };
    await subscribe();
    expect(topics()).toEqual([`${own.origin.url}/there`]);
  });

  it.each([
    ["203", 307],
    ["204", 308],
  ])("%s: follows a hub's redirect (%i) with the whole request", async (_case, status) => {
    const moved = hub.url.replace("/hub", `/moved/${status}`);
    own.answer = serve(rss(1, { hub: moved, self: topic }));
    await subscribe();
    expect(hub.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST /moved/${status}`,
      "POST /hub",
    ]);
    expect(hub.asked[0]).toMatchObject({ mode: "subscribe", topic, path: "POST /hub" });
    expect(hub.asked[0]?.secret).toHaveLength(43);
  });

  it("205: confirms no topic it did not ask for, and no subscription it does not know", async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    hub.behaviour = "silent";
    await own.poll();
    const begun = (await own.subscription())?.token;
    const challenge = { "hub.challenge": "echo-me", "hub.lease_seconds": "60" };
    const wish = { "hub.mode": "subscribe", "hub.topic": topic, ...challenge };
    // Nobody has been asked yet.
    expect(await hub.question(`${own.url}/websub/${begun}`, wish)).toMatchObject({ status: 404 });
    await own.tick();
    const callback = hub.asked[0]?.callback ?? "";
    const wrong: Array<[string, Record<string, string>]> = [
      [callback, { ...wish, "hub.topic": `${topic}/other` }],
      [callback, { ...wish, "hub.mode": "unsubscribe" }],
      [callback, { ...wish, "hub.mode": "publish" }],
      [callback, { "hub.mode": "subscribe", "hub.topic": topic }],
      [`${callback.slice(0, -1)}${callback.endsWith("A") ? "B" : "A"}`, wish],
      [`${own.url}/websub/anything`, wish],
    ];
    for (const [to, fields] of wrong) {
      const answer = await hub.question(to, fields);
      expect(answer.status, JSON.stringify(fields)).toBe(404);
      expect(answer.text).not.toContain("echo-me");
    }
    expect((await own.subscription())?.status).toBe("pending");
    expect(await hub.question(callback, wish)).toEqual({ status: 200, text: "echo-me" });
    expect((await own.subscription())?.status).toBe("active");
  });
});

describe("deliveries", () => {
  beforeEach(async () => {
    own.answer = serve(rss(1, { hub: hub.url, self: topic }));
    await subscribe();
  });

  it("300: are acknowledged at once and brought in", async () => {
    expect((await hub.deliver(rss(2))).status).toBe(202);
    expect(await own.titles()).toEqual(["Report 1"]);
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1", "Report 2"]);
    expect(await own.subscription()).toMatchObject({ deliveries: 1, refused: 0 });
  });

  it.each(["forged", "sha1"] as const)("301: with a wrong signature (%s) are ignored", async (signature) => {
    expect((await hub.deliver(rss(2), { signature })).status).toBe(202);
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1"]);
    expect(await own.subscription()).toMatchObject({ deliveries: 0, refused: 1 });
  });

  it("302: without a signature are ignored", async () => {
    expect((await hub.deliver(rss(2), { signature: "none" })).status).toBe(202);
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1"]);
    expect(await own.subscription()).toMatchObject({ deliveries: 0, refused: 1 });
  });

  it.each(["sha256", "sha384", "sha512"] as const)("are taken when signed with %s", async (signature) => {
    await hub.deliver(rss(2), { signature });
    await own.ingest();
    expect(await own.titles()).toEqual(["Report 1", "Report 2"]);
  });
});
