import { afterEach, beforeEach, expect, it } from "vitest";
import { loadWorkers } from "../../src/cli/load-workers.ts";
import { startWorkers } from "../../src/cli/start-workers.ts";
import type { RunningWorker } from "../../src/queue/run-worker.ts";
import { rss, serve } from "../websub/documents.ts";
import { type Subscriber, startSubscriber } from "../websub/start-subscriber.ts";

let own: Subscriber;
let workers: RunningWorker[];
const leaving = new AbortController();

beforeEach(async () => {
  own = await startSubscriber();
  workers = startWorkers(await loadWorkers(["publish"], own.services), own.services);
  await publish(1);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(5_000)));
  await own.close();
});

async function publish(upTo: number): Promise<void> {
  own.answer = serve(rss(upTo));
  own.pass(60_000);
  await own.poll();
}

interface Message {
  id: string;
  event: string;
  title: string;
}

/** A client of a stream: reads message after message. */
async function listen(feed: string, last?: string) {
  const response = await fetch(`${own.url}/events/${feed}`, {
    signal: leaving.signal,
    headers: last === undefined ? {} : { "last-event-id": last },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    response,
    async next(): Promise<Message | undefined> {
      for (;;) {
        const [whole, block = ""] = /^([\s\S]*?)\n\n/.exec(text) ?? [];
        if (whole !== undefined) {
          text = text.slice(whole.length);
          const fields = new Map(block.split("\n").map((line) => line.split(/: (.*)/s) as [string, string]));
          const data = fields.get("data");
          if (data === undefined) continue;
          const { title } = JSON.parse(data) as { title: string };
          return { id: fields.get("id") ?? "", event: fields.get("event") ?? "", title };
        }
        const { value, done } = (await reader?.read()) ?? { done: true };
        if (done) return undefined;
        text += value;
      }
    },
    leave: () => reader?.cancel(),
  };
}

it("tells new entries of a feed as they come, once each, and nothing that stood there before", async () => {
  const stream = await listen("all");
  expect(stream.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  await publish(3);
  expect((await stream.next())?.title).toBe("Report 2");
  await publish(4);
  const [second, third] = [await stream.next(), await stream.next()];
  expect([second?.title, third?.title]).toEqual(["Report 3", "Report 4"]);
  expect(third?.event).toBe("entry");
  expect(third?.id).toMatch(/^paper-1\/[\w-]{12}$/);
  await stream.leave();
});

it("tells who comes back what they missed, then goes on", async () => {
  const first = await listen("sources/paper-1");
  await publish(2);
  const last = await first.next();
  await first.leave();
  await publish(4);
  const again = await listen("sources/paper-1", last?.id);
  expect([(await again.next())?.title, (await again.next())?.title]).toEqual(["Report 3", "Report 4"]);
  await publish(5);
  expect((await again.next())?.title).toBe("Report 5");
  await again.leave();
});

it("ends when the server stops, and knows only feeds that there are", async () => {
  const missing = await fetch(`${own.url}/events/sections/none`, { headers: { accept: "text/plain" } });
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining("no feed of this name"),
  ]);
  const stream = await listen("all", "never/there");
  const closing = own.server.close();
  expect(await stream.next()).toBeUndefined();
  await closing;
});
