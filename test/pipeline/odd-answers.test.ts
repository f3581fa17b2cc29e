import { afterEach, beforeEach, expect, it } from "vitest";
import { inventedSource } from "../line/invented-source.ts";
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
