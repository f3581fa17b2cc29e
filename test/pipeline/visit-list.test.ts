import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listedId } from "../../src/lists/listed-id.ts";
import type { Source } from "../../src/model/configuration.ts";
import { openSource } from "../../src/pipeline/open-source.ts";
import { createPollLanes } from "../../src/pipeline/poll-lanes.ts";
import { misplacedSources, reshelveListed } from "../../src/pipeline/reshelve-listed.ts";
import { type ListVisit, visitList } from "../../src/pipeline/visit-list.ts";
import type { Services } from "../../src/services.ts";
import { inventedSource } from "../line/invented-source.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { opmlOf } from "../lists/opml-of.ts";

const HOUR = 3_600_000;

let line: SmallLine;
let base = "";

beforeAll(async () => {
  line = await startSmallLine(["paper-9"], (configuration) => {
    const [{ url, polling, websub }] = configuration.sources as [Source];
    base = url.replace("paper-9", "");
    const list = { weight: 2, sections: ["ports"], polling, websub, limit: 50 };
    const friends = { id: "friends", title: "Friends", url: `${base}list`, folders: {}, ...list };
    return { ...configuration, lists: [friends] };
  });
  for (const number of [1, 2, 3, 9]) line.serve(`paper-${number}`, inventedSource(number).document(1));
});
afterAll(() => line.stop());

const paper = (number: number) => `${base}paper-${number}`;
const idOf = (number: number) => listedId(paper(number));
const many = (count: number) => Array.from({ length: count }, (_, at) => paper(at + 1));

/** Visits the list, its document being this, and takes up what came of it, as a service does. */
async function read(document: string | number, visit: ListVisit = {}, services = line.services) {
  line.serve("list", document);
  const before = services.network();
  const list = before.lists.get("friends");
  if (list === undefined) throw new Error("the test has no list");
  const { after } = await visitList(list, await openSource(list, services), services, visit);
  await services.readLists();
  await follow(services, before);
  return after;
}

async function follow(services: Services, before?: ReturnType<Services["network"]>): Promise<string[]> {
  const { network, sources, feeds, lists, queues } = services;
  const misplaced = misplacedSources(network(), await lists.shelved(), before);
  await reshelveListed(misplaced, { network: network(), sources, feeds, lists, publish: queues.publish });
  return misplaced;
}

const listed = (services = line.services) => services.network().configuration.sources.map(({ id }) => id);
const sourcesOf = async (path: "all" | "sections/ports") =>
  [...new Set((await line.services.feeds.refs(path)).map((ref) => ref.split("/")[0]))].sort();

describe("a list of sources", () => {
  it("makes each of its feeds a source, and one that is configured already no second one", async () => {
    const after = await read(opmlOf([paper(1), paper(9), paper(2)]));
    expect(after).toMatchObject({ outcome: "fetched", entries: { added: 3 }, failures: 0 });
    expect(after.nextPoll).toBeGreaterThan(line.clock.now);
    expect(listed()).toEqual(["paper-9", idOf(1), idOf(2)]);
    for (const number of [1, 2]) await line.poll(idOf(number));
    await line.poll("paper-9");
    expect(await sourcesOf("all")).toEqual(["paper-9", idOf(1), idOf(2)].sort());
    expect(await sourcesOf("sections/ports")).toContain(idOf(1));
  });

  it("is the same in a process that starts later, which finds nothing to be done", async () => {
    const another = await line.another();
    expect(listed(another)).toEqual(listed());
    expect(another.written().sources.map(({ id }) => id)).toEqual(["paper-9"]);
    expect(await follow(another)).toEqual([]);
  });

  it("adds a feed, and takes a dropped one's entries out of every feed; they return with it", async () => {
    await read(opmlOf([paper(3), paper(2)]));
    expect(listed()).toEqual(["paper-9", idOf(3), idOf(2)]);
    expect(await sourcesOf("all")).toEqual(["paper-9", idOf(2)].sort());
    expect(await sourcesOf("sections/ports")).not.toContain(idOf(1));
    expect(await line.stored(idOf(1))).toHaveLength(6);
    await read(opmlOf([paper(1), paper(2)]));
    expect(await sourcesOf("all")).toEqual(["paper-9", idOf(1), idOf(2)].sort());
    const ports = await line.services.feeds.refs("sections/ports");
    expect(ports.filter((ref) => ref.startsWith(`${idOf(1)}/`))).toHaveLength(6);
  });

  it("touches no other source's entries when it changes", async () => {
    const before = await line.services.feeds.revision("tags/paper-2");
    await read(opmlOf([paper(1), paper(2), paper(3)]));
    expect(await line.services.feeds.revision("tags/paper-2")).toBe(before);
  });

  it.each([
    ["answers with a page", "<html><title>Back soon</title></html>", /no subscription list/],
    ["answers with nothing", "", /no subscription list/],
    ["names no feed", opmlOf([]), /names no feed; the 3 of its last good reading stay/],
    ["fails", 503, /503/],
  ])("stays as it was while its origin %s", async (_, document, problem) => {
    const after = await read(document);
    expect(after.problem).toMatch(problem);
    expect(after.nextPoll ?? 0).toBeGreaterThan(line.clock.now);
    expect(listed()).toEqual(["paper-9", idOf(1), idOf(2), idOf(3)]);
  });

  it("is not wiped when it shrinks all at once, until it has stayed so or the operator says so", async () => {
    await read(opmlOf(many(12)));
    expect(listed()).toHaveLength(12);
    await read(opmlOf([paper(1)]));
    expect(listed()).toHaveLength(12);
    expect((await line.services.lists.held()).get("friends")?.doubt).toMatchObject({ times: 1 });
    await read(opmlOf([paper(1)]), { vouched: true });
    expect(listed()).toEqual(["paper-9", idOf(1)]);
    await read(opmlOf(many(12)), { vouched: true });
  });

  it("reaches a process that runs beside the one that read it", async () => {
    const another = await line.another();
    const heard = new Promise<void>((resolve) => another.whenListsChange(resolve));
    await read(opmlOf(many(13)));
    await heard;
    expect(await another.readLists()).toBe(true);
    expect(listed(another)).toEqual(listed());
  });

  it("is polled like a source: when it is due, once, and no sooner than its state says", async () => {
    const { due, sources } = line.services;
    const poll = async () => {
      await due.schedule(["friends"], line.clock.now);
      await due.expedite("friends", line.clock.now);
      const lease = { now: line.clock.now, until: line.clock.now + HOUR, limit: 1, token: "one" };
      expect(await due.lease(lease)).toEqual(["friends"]);
      await createPollLanes(1, line.services).visit([{ sourceId: "friends", token: "one" }]);
    };
    const polls = (await sources.history("friends")).length;
    await poll();
    expect((await sources.history("friends")).length).toBe(polls);
    line.clock.now += 48 * HOUR;
    await poll();
    const [last] = await sources.history("friends");
    expect((await sources.history("friends")).length).toBe(polls + 1);
    expect(last).toMatchObject({ outcome: "unchanged" });
    expect(await due.next()).toBe((await sources.state("friends")).nextPoll);
  });

  it("puts a source back that this process has yet to hear of, instead of dropping it", async () => {
    const { due } = line.services;
    await due.schedule(["unheard-of"], line.clock.now);
    const lease = { now: line.clock.now, until: line.clock.now + HOUR, limit: 1, token: "two" };
    expect(await due.lease(lease)).toEqual(["unheard-of"]);
    await createPollLanes(1, line.services).visit([{ sourceId: "unheard-of", token: "two" }]);
    expect(await due.next()).toBe(line.clock.now + 15_000);
  });
});
