import { afterAll, beforeAll, expect, it } from "vitest";
import { takeUp } from "../../src/cli/take-up.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import { beginVisits } from "../../src/pipeline/begin-visits.ts";
import { makeVisits } from "../../src/pipeline/make-visits.ts";
import type { Services } from "../../src/services.ts";
import { rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

const HOUR = 3_600_000;

let line: SmallLine;
let poller: Services;

beforeAll(async () => {
  line = await startSmallLine(["moving", "staying"]);
  poller = await line.another();
  line.serve("moving", rssOf([{ guid: "1", title: "One" }]));
  line.serve("staying", rssOf([{ guid: "2", title: "Two" }]));
  line.serve("new", 304);
});
afterAll(() => line.stop());

/** The configuration with the source at another path of the origin. */
function moved({ sources, ...rest }: Configuration, path: string): Configuration {
  return {
    ...rest,
    sources: sources.map((source) =>
      source.id === "moving" ? { ...source, url: new URL(`/${path}`, source.url).href } : source,
    ),
  };
}

/** Leases what is due and takes hold of it. */
async function begin(services: Services) {
  const { now } = line.clock;
  const token = `batch at ${now}`;
  const leased = await services.due.lease({ now, until: now + HOUR, limit: 10, token });
  return await beginVisits(
    leased.map((sourceId) => ({ sourceId, token })),
    services,
  );
}

async function end(held: Awaited<ReturnType<typeof begin>>, services: Services): Promise<void> {
  const make = makeVisits(services);
  await Promise.all(
    held.map(
      (one) =>
        new Promise<void>((resolve, reject) => {
          make(one, (outage) => (outage === undefined ? resolve() : reject(outage.reason)));
        }),
    ),
  );
}

it("a source whose address changes during a visit is due again at once, the others at their time", async () => {
  const { due } = line.services;
  await takeUp(line.services, "schedule");
  const held = await begin(poller);
  expect(held.map(({ source }) => source.id).sort()).toEqual(["moving", "staying"]);
  poller.reconfigure(moved(poller.written(), "new"));
  await end(held, poller);
  expect(await due.next()).toBe(line.clock.now);
  expect(await due.count(line.clock.now)).toEqual({ scheduled: 2, due: 1 });
});

it("so it is where the answer brings no document", async () => {
  const { due } = line.services;
  const held = await begin(poller);
  expect(held.map(({ opened }) => new URL(opened.url).pathname)).toEqual(["/new"]);
  poller.reconfigure(moved(poller.written(), "newer"));
  await end(held, poller);
  expect(await due.count(line.clock.now)).toEqual({ scheduled: 2, due: 1 });
});

it("a process that polls and is the last to read the files has the new address asked all the same", async () => {
  const { due } = line.services;
  const before = poller.network();
  // By its own files the address is still the one it visited last, which wants to be asked again in an hour.
  await end(await begin(poller), poller);
  expect(await due.count(line.clock.now)).toEqual({ scheduled: 2, due: 0 });
  line.services.reconfigure(moved(line.services.written(), "newest"));
  await takeUp(line.services, "schedule");
  expect(await due.count(line.clock.now)).toEqual({ scheduled: 2, due: 1 });
  expect(await begin(poller)).toEqual([]);
  expect(await due.count(line.clock.now)).toEqual({ scheduled: 2, due: 0 });
  poller.reconfigure(moved(poller.written(), "newest"));
  await takeUp(poller, "poll", before);
  expect(await due.count(line.clock.now)).toEqual({ scheduled: 2, due: 1 });
});
