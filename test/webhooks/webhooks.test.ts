import { createHmac, timingSafeEqual } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadWorkers } from "../../src/cli/load-workers.ts";
import { networkWords } from "../../src/cli/network-words.ts";
import { startWorkers } from "../../src/cli/start-workers.ts";
import type { WebhookEventType } from "../../src/model/webhook.ts";
import { named, removeEntry } from "../../src/pipeline/remove-entry.ts";
import { takeUpWebhooks, tellWebhooks } from "../../src/pipeline/tell-webhooks.ts";
import type { RunningWorker } from "../../src/queue/run-worker.ts";
import type { Services } from "../../src/services.ts";
import { networkStatus } from "../../src/status/network-status.ts";
import { type Item, rssOf } from "../line/rss-of.ts";
import { serve } from "../websub/documents.ts";
import { type Listener, type Received, startListener } from "../websub/start-listener.ts";
import { DESK_TOKEN, type Subscriber, startSubscriber } from "../websub/start-subscriber.ts";

const SECRET = "a secret of the desk's alone";
const PATH = "sections/work";
const EVENTS: WebhookEventType[] = ["entry.published", "entry.updated", "entry.removed"];

let own: Subscriber;
let listener: Listener;
let services: Services;
let workers: RunningWorker[];

beforeEach(async () => {
  [own, listener] = await Promise.all([startSubscriber(), startListener()]);
  services = { ...own.services, secrets: new Map([["desk", SECRET]]) };
  const names = ["publish", "notify", "hook"] as const;
  workers = startWorkers(await loadWorkers(names, services), services);
  own.answer = serve(rssOf([entry("old")]));
  await own.poll();
  await hook("/hook");
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(5_000)));
  await listener.close();
  await own.close();
});

/** Gives the section webhooks at these paths of the listener. */
async function hook(...paths: string[]): Promise<void> {
  const { configuration } = services.network();
  const webhooks = paths.map((path) => ({ url: `${listener.url}${path}`, secret: "desk", events: EVENTS }));
  const sections = configuration.sections.map((section) =>
    section.id === "work" ? { ...section, webhooks } : section,
  );
  services.reconfigure({ ...configuration, sections });
  await takeUpWebhooks(services);
}

function entry(id: string, more: Partial<Item> = {}): Item {
  const title = `Strike ${id} goes on ${[...id].map((letter) => letter.repeat(5)).join(" ")}`;
  return {
    guid: `tag:paper.example,2026:${id}`,
    link: `https://paper.example/${id}`,
    title,
    tags: ["labor"],
    ...more,
  };
}

async function publish(...items: Item[]): Promise<void> {
  own.answer = serve(rssOf(items));
  own.pass(60_000);
  await own.poll();
}

interface Told {
  id: string;
  type: string;
  time: string;
  feed: { path: string; url: string };
  entry?: { id: string; title: string };
  removed?: { id: string; because?: string };
}

/** What was received at a path, each with a signature that its receiver can check. */
function told(path = "/hook"): Told[] {
  return listener.received.filter((one) => one.path === path).map(verified);
}

/** As a receiver is advised to do it. */
function verified({ headers, body }: Received): Told {
  const id = String(headers["webhook-id"]);
  const signed = `${id}.${headers["webhook-timestamp"]}.${body.toString("utf8")}`;
  const expected = Buffer.from(`v1,${createHmac("sha256", SECRET).update(signed).digest("base64")}`);
  expect(timingSafeEqual(expected, Buffer.from(String(headers["webhook-signature"])))).toBe(true);
  const event = JSON.parse(body.toString("utf8")) as Told;
  expect(event.id).toBe(id);
  return event;
}

const count = (path = "/hook") => listener.received.filter((one) => one.path === path).length;

describe("a section's webhook", () => {
  it("is told of what comes, changes and is taken down, signed, each once, and of nothing that was there before", async () => {
    await publish(entry("a"), entry("old"));
    await listener.until(() => count() === 1);
    await publish(entry("a", { title: "Strike a is over, aaaaa" }), entry("old"));
    await listener.until(() => count() === 2);
    const [one] = await named("tag:paper.example,2026:a", services);
    await removeEntry(one ?? {}, "by order of a court", services);
    await listener.until(() => count() === 3);
    const events = told();
    expect(events.map(({ type }) => type)).toEqual(EVENTS);
    const [published, updated, removed] = events;
    const { url } = services.network().configuration.site;
    expect(published?.feed).toEqual({ path: PATH, title: "Work", url: `${url}/sections/work` });
    expect(published?.entry).toMatchObject({
      id: "tag:paper.example,2026:a",
      url: "https://paper.example/a",
    });
    expect(updated?.entry?.title).toBe("Strike a is over, aaaaa");
    expect(removed).toMatchObject({
      removed: { id: "tag:paper.example,2026:a", because: "by order of a court" },
    });
    expect(removed?.entry).toBeUndefined();
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    // A tag that puts nothing into the section is nobody's news.
    await publish(entry("b", { tags: ["housing"] }), entry("c"), entry("old"));
    await listener.until(() => count() === 4);
    expect(told()[3]?.entry?.id).toBe("tag:paper.example,2026:c");
  });

  it("is told again until it takes it, under the same id, while another is held up by nothing", async () => {
    await hook("/hook", "/lazy");
    let failures = 0;
    listener.status = (path) => (path === "/lazy" && failures++ === 0 ? 503 : 204);
    await publish(entry("a"), entry("old"));
    await listener.until(() => count("/lazy") === 2 && count() === 1);
    const [first, second] = told("/lazy");
    expect(first?.id).toBe(second?.id);
    expect(told()[0]?.id).toBe(first?.id);
  });

  it("is told at least once, by one name, where the process dies between queueing and writing that down", async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop(5_000)));
    await publish(entry("a"), entry("b"), entry("old"));
    const dying = {
      ...services,
      webhooks: { ...services.webhooks, settle: () => Promise.reject(new Error("the power goes")) },
    };
    await expect(tellWebhooks(PATH, dying)).rejects.toThrow("the power goes");
    await tellWebhooks(PATH, services);
    expect(await services.webhooks.notes(PATH, 10)).toEqual([]);
    workers = startWorkers(await loadWorkers(["hook"], services), services);
    await listener.until(() => new Set(told().map(({ id }) => id)).size === 2);
    await publish(entry("c"), entry("a"), entry("b"), entry("old"));
    await tellWebhooks(PATH, services);
    await listener.until(() => told().some(({ entry: item }) => item?.id.endsWith(":c") ?? false));
    expect(new Set(told().map(({ id }) => id)).size).toBe(3);
  });

  it("is told no more once it says that it is gone, and operators are told", async () => {
    listener.status = () => 410;
    await publish(entry("a"), entry("old"));
    await gone();
    const status = await networkStatus(services);
    expect(status.webhooks).toMatchObject([{ section: "work", gone: true, dead: true }]);
    expect(networkWords(status, services.now(), undefined)).toContain("is gone (410)");
    const headers = { authorization: `Bearer ${DESK_TOKEN}` };
    expect(await (await fetch(`${own.url}/admin`, { headers })).text()).toContain("is gone (410)");
    await publish(entry("b"), entry("a"), entry("old"));
    await tellWebhooks(PATH, services);
    expect(await services.queues.waiting()).toMatchObject({ hook: 0 });
    expect(count()).toBe(1);
  });

  it("is sent nothing unsigned where its secret is missing, and no address that strangers may not have us ask", async () => {
    const { site } = services.network().configuration;
    const without = { ...services, secrets: new Map<string, string>() };
    await Promise.all(workers.splice(0).map((worker) => worker.stop(5_000)));
    await publish(entry("a"), entry("old"));
    await tellWebhooks(PATH, services);
    workers = startWorkers(await loadWorkers(["hook"], without), without);
    expect(await problem()).toContain('no secret "desk"');
    await Promise.all(workers.splice(0).map((worker) => worker.stop(5_000)));
    services.reconfigure({
      ...services.network().configuration,
      site: { ...site, network: { allow: [], dns: [] } },
    });
    await services.webhooks.record(PATH, await hookId(), {});
    workers = startWorkers(await loadWorkers(["hook"], services), services);
    expect(await problem()).toMatch(/127\.0\.0\.1|not allowed|private|refus|loopback/i);
    expect(count()).toBe(0);
  });
});

async function hookId(): Promise<string> {
  return [...(await services.webhooks.records(PATH)).keys()][0] ?? "";
}

async function gone(): Promise<void> {
  for (;;) {
    const [record] = (await services.webhooks.records(PATH)).values();
    if (record?.gone) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until something went wrong, and says what. */
async function problem(): Promise<string> {
  for (;;) {
    const [record] = (await services.webhooks.records(PATH)).values();
    if (record?.problem !== undefined) return record.problem;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
