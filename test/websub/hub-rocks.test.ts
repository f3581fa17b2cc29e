import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadWorkers } from "../../src/cli/load-workers.ts";
import { startWorkers } from "../../src/cli/start-workers.ts";
import type { RunningWorker } from "../../src/queue/run-worker.ts";
import deliverWorker from "../../workers/deliver.ts";
import { startOrigin } from "../origin/start-origin.ts";
import { rss, serve } from "./documents.ts";
import { type Listener, startListener } from "./start-listener.ts";
import { type Subscriber, startSubscriber } from "./start-subscriber.ts";

let own: Subscriber;
let listener: Listener;
let workers: RunningWorker[];
let hub: string;

beforeEach(async () => {
  [own, listener] = await Promise.all([startSubscriber(), startListener()]);
  hub = `${own.url}/hub`;
  const { services } = own;
  workers = startWorkers(
    await loadWorkers(["publish", "verify", "distribute", "deliver"], services),
    services,
  );
  own.answer = serve(rss(1));
  await own.poll();
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(5_000)));
  await listener.close();
  await own.close();
});

/** Asks for a topic and waits until it is confirmed and written down. */
async function subscribe(
  topic: string,
  more: Record<string, string> = {},
  path = "/callback",
): Promise<void> {
  const before = await confirmed();
  const asked = { "hub.mode": "subscribe", "hub.topic": topic, ...more };
  expect(await listener.ask(hub, asked, path)).toEqual({ status: 202, text: "" });
  await counted("hub-verified", before + 1);
}

const confirmed = () => count("hub-verified");

async function count(event: string): Promise<number> {
  const { values } = await own.services.metrics.websub.get();
  return values.find(({ labels }) => labels.event === event)?.value ?? 0;
}

/** Waits until something has happened so often. */
async function counted(event: string, times: number): Promise<void> {
  while ((await count(event)) < times) await new Promise((resolve) => setImmediate(resolve));
}

/** Publishes another entry at the source and polls it. */
async function publish(upTo: number): Promise<void> {
  own.answer = serve(rss(upTo));
  own.pass(60_000);
  await own.poll();
}

const topicOf = (format: string, feed = "all") => `${own.url}/${feed}.${format}`;

async function fetched(topic: string): Promise<{ type: string | null; body: string }> {
  const response = await fetch(topic);
  return { type: response.headers.get("content-type"), body: await response.text() };
}

describe("the hub", () => {
  it("100: verifies a plain subscription and delivers the topic as it is served", async () => {
    const topic = topicOf("rss");
    await subscribe(topic, { "hub.lease_seconds": "3600" });
    const [question] = listener.questions;
    expect(question?.get("hub.mode")).toBe("subscribe");
    expect(question?.get("hub.topic")).toBe(topic);
    expect(question?.get("hub.lease_seconds")).toBe("3600");
    expect(question?.get("hub.challenge")?.length).toBeGreaterThan(20);
    await publish(2);
    await listener.until(() => listener.received.length === 1);
    const [delivery] = listener.received;
    const { type, body } = await fetched(topic);
    expect(delivery?.body.toString()).toBe(body);
    expect(body).toContain("Report 2");
    expect(delivery?.headers["content-type"]).toBe(type);
    expect(delivery?.headers.link).toBe(`<${hub}>; rel="hub", <${topic}>; rel="self"`);
    expect(delivery?.headers["x-hub-signature"]).toBeUndefined();
    expect(delivery?.headers["user-agent"]).toMatch(/^Broadsheet\//);
  });

  it("101: signs what it delivers to whoever gave a secret", async () => {
    await subscribe(topicOf("rss"), { "hub.secret": "a secret between us" });
    await publish(2);
    await listener.until(() => listener.received.length === 1);
    const [delivery] = listener.received;
    const expected = createHmac("sha256", "a secret between us")
      .update(delivery?.body ?? "")
      .digest("hex");
    expect(delivery?.headers["x-hub-signature"]).toBe(`sha256=${expected}`);
  });

  it("102: ignores parameters it does not know", async () => {
    await subscribe(topicOf("rss"), { "hub.verify": "sync", "hub.foo": "bar", flavour: "vanilla" });
    await publish(2);
    await listener.until(() => listener.received.length === 1);
  });

  it("103: puts a second subscription of a callback in the place of the first", async () => {
    await subscribe(topicOf("rss"), { "hub.secret": "first" });
    await subscribe(topicOf("rss"), { "hub.secret": "second" });
    await publish(2);
    await listener.until(() => listener.received.length > 0);
    await publish(3);
    await listener.until(() => listener.received.length > 1);
    expect(listener.received).toHaveLength(2);
    const [delivery] = listener.received;
    const expected = createHmac("sha256", "second")
      .update(delivery?.body ?? "")
      .digest("hex");
    expect(delivery?.headers["x-hub-signature"]).toBe(`sha256=${expected}`);
  });

  it("104: ends a subscription that its callback confirms to end, and no other", async () => {
    await subscribe(topicOf("rss"), {}, "/stays");
    await subscribe(topicOf("rss"), {}, "/goes");
    const before = await confirmed();
    const asked = { "hub.mode": "unsubscribe", "hub.topic": topicOf("rss") };
    expect((await listener.ask(hub, asked, "/goes")).status).toBe(202);
    await counted("hub-verified", before + 1);
    expect(listener.questions.at(-1)?.get("hub.mode")).toBe("unsubscribe");
    expect(listener.questions.at(-1)?.has("hub.lease_seconds")).toBe(false);
    await publish(2);
    await listener.until(() => listener.received.length > 0);
    await publish(3);
    await listener.until(() => listener.received.length > 1);
    expect(listener.received.map(({ path }) => path)).toEqual(["/stays", "/stays"]);
  });

  it.each([
    ["105", "atom", "application/atom+xml; charset=utf-8"],
    ["106", "json", "application/feed+json; charset=utf-8"],
  ])("%s: delivers %s with its own type and its own bytes", async (_case, format, type) => {
    await subscribe(topicOf(format));
    await publish(2);
    await listener.until(() => listener.received.length === 1);
    const [delivery] = listener.received;
    const served = await fetched(topicOf(format));
    expect(delivery?.headers["content-type"]).toBe(type);
    expect(delivery?.body.toString()).toBe(served.body);
  });

  it("is named by every feed, in the document and in the Link header", async () => {
    for (const format of ["rss", "atom", "json"]) {
      const response = await fetch(topicOf(format));
      expect(response.headers.get("link")).toContain(`<${hub}>; rel="hub"`);
      expect(await response.text()).toContain(hub);
    }
  });

  it("delivers feeds that are otherwise rendered only when asked for", async () => {
    await subscribe(topicOf("atom", "sources/paper-1"));
    await publish(2);
    await listener.until(() => listener.received.length === 1);
    expect(listener.received[0]?.body.toString()).toContain("Report 2");
  });

  it("delivers nothing where nothing changed, and nothing that stood there before", async () => {
    await subscribe(topicOf("rss"));
    const { services } = own;
    await services.queues.publish(["all"]);
    await publish(2);
    await listener.until(() => listener.received.length === 1);
    await services.queues.publish(["all"]);
    await publish(3);
    await listener.until(() => listener.received.length === 2);
    expect(listener.received.map(({ body }) => /Report 3/.test(body.toString()))).toEqual([false, true]);
  });

  it("does not deliver to a callback that did not mean it", async () => {
    listener.confirm = (_question, path) => ({ status: path === "/wrong" ? 200 : 404, text: "no" });
    const asked = { "hub.mode": "subscribe", "hub.topic": topicOf("rss") };
    await listener.ask(hub, asked, "/wrong");
    await listener.ask(hub, asked, "/missing");
    await counted("hub-denied", 2);
    expect(await own.services.hub.subscribers("all", own.services.now())).toEqual([]);
  });

  it("forgets a callback that says it is gone", async () => {
    await subscribe(topicOf("rss"));
    listener.status = () => 410;
    await publish(2);
    await counted("hub-dropped", 1);
    expect(await own.services.hub.subscribers("all", own.services.now())).toEqual([]);
  });

  it("tries again what was not taken, and forgets who fails for days", async () => {
    await subscribe(topicOf("rss"));
    listener.status = () => 503;
    await publish(2);
    await counted("hub-failed", 1);
    const [one] = await own.services.hub.subscribers("all", own.services.now());
    expect((await own.services.hub.records("all")).get(one?.id ?? "")).toMatchObject({
      failingSince: expect.any(Number),
    });
    own.pass(4 * 24 * 60 * 60_000);
    const { signal } = new AbortController();
    await deliverWorker(own.services).work({ path: "all", id: one?.id ?? "" }, signal);
    expect(await own.services.hub.subscriber("all", one?.id ?? "")).toBeUndefined();
  });

  it("forgets a subscription whose lease has ended", async () => {
    await subscribe(topicOf("rss"), { "hub.lease_seconds": "300" });
    own.pass(301_000);
    expect(await own.services.hub.subscribers("all", own.services.now())).toEqual([]);
    expect(await own.services.hub.withSubscribers(["all"])).toEqual([]);
  });

  it.each([
    ["no mode", { "hub.mode": "" }, 400, "hub.mode"],
    ["another's topic", { "hub.topic": "https://other.example/all.rss" }, 404, "hub.topic"],
    ["a page", { "hub.topic": "PAGE" }, 404, "hub.topic"],
    ["no feed", { "hub.topic": "NOTHING" }, 404, "hub.topic"],
    ["no callback", { "hub.callback": "" }, 400, "hub.callback"],
    ["a file for a callback", { "hub.callback": "file:///etc/passwd" }, 400, "hub.callback"],
    ["a callback with a password", { "hub.callback": "http://a:b@127.0.0.1/" }, 400, "hub.callback"],
    ["a secret too long", { "hub.secret": "x".repeat(200) }, 400, "hub.secret"],
    ["a lease in words", { "hub.lease_seconds": "a week" }, 400, "hub.lease_seconds"],
  ])("refuses %s, saying what is wrong", async (_what, fields, status, named) => {
    const topic = topicOf("rss");
    const stands = JSON.parse(
      JSON.stringify(fields).replace("PAGE", `${own.url}/all`).replace("NOTHING", `${own.url}/tags/none.rss`),
    );
    const answer = await listener.ask(hub, { "hub.mode": "subscribe", "hub.topic": topic, ...stands });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(named);
    expect(listener.questions).toEqual([]);
  });

  it("asks no callback past the address guard", async () => {
    const asked = { "hub.mode": "subscribe", "hub.topic": topicOf("rss") };
    const answer = await listener.ask(hub, { ...asked, "hub.callback": "http://169.254.169.254/latest" });
    expect(answer.status).toBe(202);
    await counted("hub-denied", 1);
    expect(own.log.join("\n")).toContain("169.254.169.254");
  });

  it("tells hubs elsewhere which feeds have changed", async () => {
    const elsewhere = await startOrigin((request, response) => {
      let text = "";
      request.on("data", (chunk) => (text += chunk));
      request.on("end", () => told.push(text) && response.writeHead(204).end());
    });
    const told: string[] = [];
    const { services } = own;
    const { configuration } = services.network();
    const site = { ...configuration.site, hub: { serve: false, ping: [`${elsewhere.url}/hub`] } };
    services.reconfigure({ ...configuration, site });
    workers.push(...startWorkers(await loadWorkers(["ping"], services), services));
    await publish(2);
    await counted("pinged", 3);
    const urls = told.map((text) => new URLSearchParams(text).get("hub.url"));
    expect(urls).toEqual(["rss", "atom", "json"].map((format) => topicOf(format)));
    expect(await (await fetch(topicOf("atom"))).text()).toContain(`${elsewhere.url}/hub`);
    expect((await listener.ask(hub, { "hub.mode": "subscribe", "hub.topic": topicOf("rss") })).status).toBe(
      404,
    );
    await elsewhere.close();
  });

  it("says on GET what it is, and takes forms only", async () => {
    const got = await fetch(hub, { headers: { accept: "text/plain" } });
    expect(got.status).toBe(405);
    expect(got.headers.get("allow")).toBe("POST");
    const json = await fetch(hub, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(json.status).toBe(415);
  });
});
