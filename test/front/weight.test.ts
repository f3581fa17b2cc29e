import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../../src/cli/listen.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { agencyReport, paperOf, type Told } from "../pipeline/agency-report.ts";

/** What README promises of every page, before compression. */
const MOST = 60_000;
const PAPERS = Array.from({ length: 8 }, (_, at) => `paper-${at}`);
const [REPORTS, SECTIONS, SOURCES] = [45, 30, 180];
const TOKEN = "a token for weighing the desk";
const LONG = `<ul><li>${"<p>Who wrote this wrote no end of it, and then some more.</p>".repeat(2_500)}</li></ul>`;

let line: SmallLine;
let url: string;
let close: () => Promise<void>;

/** A network that is large in every way, whose eight papers all carry the same reports on a day. */
beforeAll(async () => {
  line = await startSmallLine(PAPERS, large);
  const { server, url: at } = await listen(line.services, {
    host: "127.0.0.1",
    port: 0,
    directory: "",
    adminToken: TOKEN,
  });
  [url, close] = [at, () => server.close()];
  const date = new Date(line.clock.now - 3_600_000).toISOString();
  const told = Array.from({ length: REPORTS }, (_, number): Omit<Told, "paper"> => {
    const tags = Array.from({ length: 6 }, (__, at) => `A label of many ${(number * 6 + at) % 90}`);
    return { ...agencyReport(number), date, tags: ["ports", `section ${number % SECTIONS}`, ...tags] };
  });
  // What papers have when they are met first is spread over the days before.
  for (const paper of PAPERS) await line.poll(paper, paperOf([]));
  for (const paper of PAPERS) {
    const own = told.map((one) => ({ ...one, paper }));
    const long = { key: "long", title: "The long one", text: `<p>Of ${paper}.</p>${LONG}`, date, paper };
    await line.poll(paper, paperOf([...own, long]));
  }
});
afterAll(async () => {
  await close();
  await line.stop();
});

function large(made: Configuration): Configuration {
  const [pattern] = made.sources;
  const [section] = made.sections;
  if (pattern === undefined || section === undefined) throw new Error("the small line has both");
  const idle = Array.from({ length: SOURCES }, (_, at) => ({
    ...pattern,
    id: `idle-${at}`,
    title: `A publication that says nothing yet, number ${at}`,
  }));
  const shelves = Array.from({ length: SECTIONS }, (_, at) => ({
    ...section,
    id: `section-${at}`,
    title: `A section of the paper, number ${at}`,
    match: [{ tag: [`section-${at}`] }],
  }));
  return { ...made, sources: [...made.sources, ...idle], sections: [...made.sections, ...shelves] };
}

async function weigh(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}${path}`, { headers: { accept: "text/html", ...headers } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { type: answer.headers.get("content-type"), bytes: bytes.length, text: bytes.toString() };
}

describe("a page of a large network is no heavier than others", () => {
  const looking = { "sec-fetch-dest": "document" };

  it.each<[string, string, Record<string, string>?]>([
    ["the front page", "/"],
    ["a section that shows every entry", "/sections/ports"],
    ["everything", "/all"],
    ["a tag", "/tags/a-label-of-many-1"],
    ["a source", "/sources/paper-1"],
    ["the face of a feed", "/sections/ports.atom", looking],
    ["the face of a source's feed", "/sources/paper-1.rss", looking],
    ["the face of a combined feed", "/feeds.atom?source=paper-1,paper-2", looking],
    ["a combined feed", "/feeds?source=paper-1,paper-2"],
    ["a search", "/feeds?q=paper"],
    ["the form for combined feeds", "/feeds"],
    ["the days of a feed", "/sections/ports/days"],
    ["a day", "/sections/ports/days/2026-05-10"],
    ["the rest of a day", "/sections/ports/days/2026-05-10?part=2"],
    ["what the service is", "/about"],
    ["the API", "/api"],
    ["nothing", "/sections/nobody"],
  ])("%s: %s", async (_name, path, headers = {}) => {
    const { type, bytes } = await weigh(path, headers);
    expect(type).toBe("text/html; charset=utf-8");
    expect(bytes).toBeLessThan(MOST);
  });

  it("an entry, however long: it says where the rest is, and everything in it is closed", async () => {
    const stored = (await line.stored("paper-1")).find(({ entry }) => entry.title === "The long one");
    const { bytes, text } = await weigh(`/entries/${stored?.ref}`);
    expect(bytes).toBeLessThan(MOST);
    expect(bytes).toBeGreaterThan(MOST / 2);
    expect(text).toContain("This is how it begins. The whole is at The paper-1:");
    for (const name of ["ul", "li", "p", "div", "article"])
      expect(text.match(new RegExp(`<${name}[ >]`, "g"))?.length, name).toBe(
        text.match(new RegExp(`</${name}>`, "g"))?.length,
      );
  });

  it("a page that is cut still leads to everything", async () => {
    const { text } = await weigh("/sections/ports");
    expect(text.match(/<article/g)?.length).toBeGreaterThan(10);
    expect(text).toContain('href="/sections/ports/days"');
    const day = "/sections/ports/days/2026-05-10";
    const titles = new Set<string>();
    for (let part = 1; part <= 12; part += 1)
      for (const [, ref = ""] of (await weigh(`${day}?part=${part}`)).text.matchAll(
        /href="(\/entries\/[^"]+)"/g,
      ))
        titles.add(ref);
    expect(titles.size).toBe(PAPERS.length * (REPORTS + 1));
  });

  it.each([
    "",
    "/sources",
    "/sources?part=2",
    "/entries",
    "/feeds",
    "/tags",
    "/polls",
    "/sources/paper-1",
    "/add",
    "/config",
  ])("the desk's /admin%s", async (path) => {
    const { bytes } = await weigh(`/admin${path}`, { authorization: `Bearer ${TOKEN}` });
    expect(bytes).toBeLessThan(MOST);
  });
});
