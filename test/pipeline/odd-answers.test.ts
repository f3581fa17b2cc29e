import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import pollWorker from "../../workers/poll.ts";
import { inventedSource } from "../line/invented-source.ts";
import { startOrigin } from "../origin/start-origin.ts";
import { type Subscriber, startSubscriber } from "../websub/start-subscriber.ts";

const HOUR = 3_600_000;
const PAPER = inventedSource(1);
let subscriber: Subscriber;
beforeEach(async () => {
  subscriber = await startSubscriber();
});
afterEach(() => subscriber.close());

/** Polls again, a day later. */
async function pollLater() {
  subscriber.pass(24 * HOUR);
  return await subscriber.poll();
}

it("an error page that says 200 is no feed, and what is known stays", async () => {
  subscriber.answer = (_, response) => response.setHeader("etag", '"1"').end(PAPER.document(1));
  await subscriber.poll();
  const before = await subscriber.titles();
  subscriber.answer = (_, response) =>
    response
      .writeHead(200, { "content-type": "text/html", etag: '"2"' })
      .end("<!DOCTYPE html><title>Error</title><h1>Error establishing a database connection</h1>");
  const after = await pollLater();
  expect(after).toMatchObject({ outcome: "failed", failures: 1, status: 200, validators: { etag: '"1"' } });
  expect(after.problem).toMatch(/page/);
  expect(await subscriber.titles()).toEqual(before);
});

it("a new ETag on the same document is kept, and the document not read again", async () => {
  let version = 0;
  subscriber.answer = (_, response) => {
    version += 1;
    response.setHeader("etag", `"${version}"`).end(PAPER.document(1));
  };
  const first = await subscriber.poll();
  const second = await pollLater();
  expect(first).toMatchObject({ outcome: "fetched", documents: 1, validators: { etag: '"1"' } });
  expect(second).toMatchObject({ outcome: "unchanged", documents: 1, validators: { etag: '"2"' } });
  await pollLater();
  expect(subscriber.origin.requests.map(({ headers }) => headers["if-none-match"])).toEqual([
    undefined,
    '"1"',
    '"2"',
  ]);
});

it("a 304 that nobody asked for fails and is asked without conditions again", async () => {
  subscriber.answer = (_, response) => response.writeHead(304).end();
  expect(await subscriber.poll()).toMatchObject({ outcome: "failed", documents: 0 });
  subscriber.answer = (_, response) => response.end(PAPER.document(1));
  expect(await pollLater()).toMatchObject({ outcome: "fetched", documents: 1 });
});

it("a 410 stops for good only where the source itself, or where it has moved to for good, says so", async () => {
  const redirected = (status: number) => (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === "/elsewhere") response.writeHead(410).end();
    else response.writeHead(status, { location: "/elsewhere" }).end();
  };
  for (const status of [302, 303, 307]) {
    subscriber.answer = redirected(status);
    const lent = await pollLater();
    expect(lent).toMatchObject({ outcome: "failed", status: 410, gone: undefined });
    expect(lent.problem).toMatch(/for now/);
    expect(lent.nextPoll).toBeGreaterThan(subscriber.services.now());
  }
  subscriber.answer = redirected(301);
  expect(await pollLater()).toMatchObject({ outcome: "gone", gone: true, nextPoll: undefined });
});

it("an ETag comes back byte for byte, however long and odd it is, and a 304's replaces it", async () => {
  const odd = `W/"${"é\\'ß".repeat(500)}" , W/unquoted"`;
  subscriber.answer = (_, response) => response.setHeader("etag", odd).end(Buffer.from(PAPER.document(1)));
  await subscriber.poll();
  const fresh = { etag: "W/bare, and a comma", "cache-control": "max-age=172800" };
  subscriber.answer = (_, response) => response.writeHead(304, fresh).end();
  const after = await pollLater();
  expect(after.validators.etag).toBe(fresh.etag);
  expect(after.nextPoll).toBeGreaterThanOrEqual(subscriber.services.now() + 47 * HOUR);
  await pollLater();
  const sent = subscriber.origin.requests.map(({ headers }) => headers["if-none-match"]);
  expect(sent).toEqual([undefined, odd, fresh.etag]);
});

it("another document under the ETag of the last one is read", async () => {
  subscriber.answer = (_, response) => response.setHeader("etag", '"always"').end(PAPER.document(1));
  const first = await subscriber.poll();
  subscriber.answer = (_, response) => response.setHeader("etag", '"always"').end(PAPER.document(2));
  expect(await pollLater()).toMatchObject({ outcome: "fetched", documents: 2 });
  expect(first.bodyHash).not.toBe((await subscriber.services.sources.state("paper-1")).bodyHash);
});

/** Polls through the schedule and the worker, and says how long another source of a host then has to wait, in hours. */
async function waitAfterVisit(host: string): Promise<number> {
  const { due, hosts, now } = subscriber.services;
  const request = { now: now(), until: now() + HOUR, token: "batch" };
  await due.schedule(["paper-1"], now());
  await due.take("paper-1", request);
  await pollWorker(subscriber.services).work(
    { token: "batch", sources: ["paper-1"] },
    new AbortController().signal,
  );
  const gate = await hosts.enter({
    ...{ host, sourceId: "other", now: now(), until: request.until },
    ...{ concurrency: 9, spacing: 0 },
  });
  return gate.open ? 0 : (gate.at - now()) / HOUR;
}

it("a host that asks to be left alone for a century is left alone for a week", async () => {
  subscriber.answer = (_, response) => response.writeHead(429, { "retry-after": "3155760000" }).end();
  const wait = await waitAfterVisit("127.0.0.1");
  expect(wait).toBeGreaterThan(7 * 24 - 1);
  expect(wait).toBeLessThan(7 * 24 + 1);
});

it("the host that is left alone is the one that asked for it, not the one that led there", async () => {
  const other = await startOrigin(
    (_, response) => void response.writeHead(429, { "retry-after": "7200" }).end(),
    "127.0.0.2",
  );
  subscriber.answer = (_, response) => response.writeHead(302, { location: other.url }).end();
  expect(await waitAfterVisit("127.0.0.1")).toBe(0);
  subscriber.pass(24 * HOUR);
  expect(await waitAfterVisit("127.0.0.2")).toBeGreaterThan(1);
  await other.close();
});
