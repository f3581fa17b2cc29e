import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ending } from "../../src/model/subscription.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import { newState } from "../../src/store/state-codec.ts";
import { createSubscriptionStore, type SubscriptionStore } from "../../src/store/subscription-store.ts";
import { newSubscription } from "../../src/websub/steps.ts";
import { BACKENDS, type Backend } from "./backends.ts";

const announced = {
  topic: "https://paper.example/feed",
  hubs: ["https://hub.example/", "https://b.example/"],
  from: "feed",
} as const;
const begun = (token: string) =>
  newSubscription({ ...announced, hubs: [...announced.hubs] }, { token, secret: `s-${token}` }, 5);
const ending: Ending = {
  token: "old",
  hub: "https://hub.example/",
  topic: announced.topic,
  until: 9,
  attempts: 0,
  next: 1,
};

describe.each(BACKENDS)("the subscription store on %s", (_name, start) => {
  let backend: Backend;
  let store: SubscriptionStore;
  beforeAll(async () => {
    backend = await start();
    store = createSubscriptionStore(backend.redis, backend.keys);
  });
  afterAll(() => backend.stop());

  it("gives a subscription back as it was begun, and keeps what it took the place of as an ending", async () => {
    expect(await store.subscription("a")).toBeUndefined();
    await store.begin("a", begun("one"), undefined);
    await store.note("a", "says");
    await store.begin("a", begun("two"), ending);
    expect(await store.subscription("a")).toEqual(begun("two"));
    expect(await store.endings("a")).toEqual([ending]);
    expect((await createSourceStore(backend.redis, backend.keys).state("a")).announced).toBeUndefined();
    await store.dropEnding("a", "old");
    expect(await store.endings("a")).toEqual([]);
  });

  it("changes and counts only the one that is meant", async () => {
    await store.begin("b", begun("one"), undefined);
    expect(await store.change("b", { token: "one" }, { askedAt: 7, attempts: 1 })).toBe(true);
    expect(await store.change("b", { token: "two" }, { attempts: 9 })).toBe(false);
    expect(await store.change("b", { token: "one", askedAt: 8 }, { attempts: 9 })).toBe(false);
    expect(await store.change("b", { token: "one", askedAt: 7 }, { askedAt: undefined, problem: "x" })).toBe(
      true,
    );
    await store.count("b", "one", "refused");
    await store.count("b", "two", "refused");
    await store.count("none", "one", "refused");
    expect(await store.subscription("b")).toEqual({ ...begun("one"), attempts: 1, problem: "x", refused: 1 });
    expect(await store.subscription("none")).toBeUndefined();
  });

  it("tells a source's state what polls need of it, and no poll can write it", async () => {
    const sources = createSourceStore(backend.redis, backend.keys);
    await store.begin("c", begun("one"), undefined);
    await store.note("c", "says");
    await store.change("c", { token: "one" }, { pushedUntil: 77 });
    const record = { at: 1, outcome: "unchanged", bytes: 0, ms: 1, added: 0, updated: 0, unchanged: 0 };
    const other = { ...newState(), announced: "other", pushedUntil: 1 };
    await sources.commit("c", { state: other, known: new Map(), record });
    await sources.visited([{ sourceId: "c", before: newState(), after: other, record }]);
    expect(await sources.state("c")).toMatchObject({ announced: "says", pushedUntil: 77 });
    await store.distrust("c");
    expect((await sources.state("c")).pushedUntil).toBeUndefined();
    await store.end("c", ending);
    expect((await sources.state("c")).announced).toBeUndefined();
    expect(await store.endings("c")).toEqual([ending]);
  });

  it("keeps deliveries as they came, oldest first, each once, up to a bound", async () => {
    const delivery = (id: string, receivedAt: number, size = 4) => ({
      ...{ id, receivedAt, contentType: "text/xml" },
      body: Buffer.alloc(size, 0xfe),
    });
    expect(await store.keepDelivery("d", delivery("late", 2), 500)).toBe(true);
    expect(await store.keepDelivery("d", delivery("early", 1), 500)).toBe(true);
    expect(await store.keepDelivery("d", delivery("late", 3), 500)).toBe(true);
    expect(await store.keepDelivery("d", delivery("large", 4, 400), 500)).toBe(false);
    expect(await store.deliveries("d")).toEqual([delivery("early", 1), delivery("late", 2)]);
    await store.dropDelivery("d", "early");
    expect(await store.waiting("d")).toBe(1);
  });

  it("brings an alarm forward and never puts it off", async () => {
    await store.alarm("e", 100);
    await store.alarm("e", 200);
    const lease = (now: number) => store.due.lease({ now, until: 500, limit: 9, token: "t" });
    expect(await lease(50)).toEqual([]);
    expect(await lease(150)).toEqual(["e"]);
    await store.alarm("e", 300);
    expect(await store.sources()).toContain("e");
    await store.due.settle("e", "t", undefined);
    expect(await store.sources()).not.toContain("e");
  });
});
