import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../../src/cli/listen.ts";
import type { Configuration, PicturesShown } from "../../src/model/configuration.ts";
import { drawPicture } from "../../src/press/draw-picture.ts";
import { pictureName } from "../../src/publish/picture-name.ts";
import { type Item, rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";

const RIGHTS = { whole: "full", brief: "summary", terse: "headline" } as const;
const LONG = "The night shift is off. ".repeat(60);
const PICTURE = drawPicture("a quay");

let line: SmallLine;
let outlet: Origin;
let pictures: PicturesShown = "link";
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  outlet = await startOrigin((request, response) => {
    const types: Record<string, string> = { "/quay.png": "text/html", "/note.png": "image/png" };
    const body = request.url === "/quay.png" ? PICTURE : "<script>alert(1)</script>";
    response.writeHead(200, { "content-type": types[request.url ?? ""] ?? "text/plain" }).end(body);
  });
  line = await startSmallLine(Object.keys(RIGHTS), (made) => ({
    ...made,
    sources: made.sources.map((source) => ({
      ...source,
      republish: RIGHTS[source.id as keyof typeof RIGHTS],
    })),
  }));
  const { services } = line;
  const withPictures = (): Configuration => {
    const { configuration } = services.network();
    return { ...configuration, site: { ...configuration.site, pages: { pictures } } };
  };
  const network = () => ({ ...services.network(), configuration: withPictures() });
  const { server, url: at } = await listen(
    { ...services, network },
    { host: "127.0.0.1", port: 0, directory: "" },
  );
  [url, close] = [at, () => server.close()];
  for (const id of Object.keys(RIGHTS)) await line.poll(id, rssOf([item(id, 1), item(id, 2)]));
});
afterAll(async () => {
  await close();
  await line.stop();
  await outlet.close();
});

/** An entry of a source that is on so many days before the line's clock. */
function item(source: string, days: number): Item {
  return {
    guid: `${source}-${days}`,
    link: `https://${source}.example/${days}`,
    title: `Report ${days} of ${source}`,
    text: `<p>${LONG}</p><h1>Later</h1><p>${source} ends.</p><img src="${outlet.url}/quay.png" style="float:left" id="main">`,
    date: new Date(line.clock.now - days * 86_400_000).toISOString(),
    tags: ["Ports"],
  };
}

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}${path}`, { headers: { accept: "text/html", ...headers } });
  return { status: answer.status, headers: answer.headers, text: await answer.clone().text(), answer };
}

async function refOf(source: string): Promise<string> {
  return (await line.stored(source)).find(({ entry }) => entry.id === `${source}-1`)?.ref ?? "";
}

describe("an entry's page", () => {
  it("has its text where its outlet allows, below one heading, without what would style or name", async () => {
    const { status, headers, text } = await get(`/entries/${await refOf("whole")}`);
    expect(status).toBe(200);
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(text).toContain("whole ends.");
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).toContain("<h2>Later</h2>");
    expect(text).not.toMatch(/ style="/);
    expect(text.match(/id="main"/g)).toHaveLength(1);
    expect(text).toContain('<link rel="canonical" href="https://whole.example/1">');
    expect(text).toContain("Came in here");
  });

  it.each([
    ["brief", "This is a summary. The whole is at The brief:", true],
    ["terse", "The terse lets others show its headlines only. The whole is there:", false],
  ])("of %s has no more than that, and says why", async (source, note, opening) => {
    for (const path of [`/entries/${await refOf(source)}`, "/all", `/sources/${source}`, "/"]) {
      const { text } = await get(path);
      const own = path.startsWith("/entries") || path.startsWith("/sources");
      expect(text, path).not.toContain(`${source} ends.`);
      if (own) expect(text.includes("The night shift is off."), path).toBe(opening);
      if (path.startsWith("/entries")) expect(text).toContain(note);
    }
  });

  it("is not there for what never was, and gone for what was removed", async () => {
    expect((await get("/entries/whole/nothing")).status).toBe(404);
    expect((await get("/entries/nobody/nothing")).status).toBe(404);
  });
});

describe("days", () => {
  it("lists those on which something came, and what", async () => {
    const { text } = await get("/sections/ports/days");
    expect(text).toContain('<a href="/sections/ports/days/2026-05-09">');
    expect(text).toMatch(/Saturday,? 9 May 2026/);
    expect(text).toContain("3 entries");
    expect(text).not.toContain("days/2026-05-07");
    const day = await get("/sections/ports/days/2026-05-09");
    expect(day.text).toContain(">Report 1 of whole</a></h2>");
    expect(day.text).not.toContain(">Report 2 of whole</a></h2>");
    expect(day.text).toContain('<a href="/sections/ports/days/2026-05-08" rel="prev">Earlier</a>');
    expect(day.text).not.toContain('rel="next"');
  });

  it.each([
    "/all/days/2026-02-30",
    "/all/days/today",
    "/sections/nobody/days",
    "/all/days/2026-05-09?part=0",
  ])("has nothing at %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it("says so where nothing came", async () => {
    expect((await get("/all/days/2026-05-01")).text).toContain("Nothing came in on this day.");
  });
});

describe("pictures", () => {
  const address = () => `${outlet.url}/quay.png`;
  const own = async () => `/pictures/${await refOf("whole")}/${pictureName(address())}`;

  it("are linked at their outlet, which is told nothing of the page", async () => {
    pictures = "link";
    const { text, headers } = await get(`/entries/${await refOf("whole")}`);
    expect(text).toMatch(new RegExp(`<img src="${address()}"[^>]*referrerpolicy="no-referrer"`));
    expect(headers.get("content-security-policy")).toContain("img-src http: https:");
    expect((await get(await own())).status).toBe(404);
  });

  it("are fetched by the service where it is to, once for all, and named by what they are", async () => {
    pictures = "proxy";
    const before = outlet.requests.length;
    const { text, headers } = await get(`/entries/${await refOf("whole")}?proxied`);
    expect(text).not.toContain(address());
    expect(text).toContain(`<img src="${await own()}"`);
    expect(headers.get("content-security-policy")).toContain("img-src 'self'");
    for (const _ of [1, 2]) {
      const { status, answer, headers: told } = await get(await own());
      expect([status, told.get("content-type")]).toEqual([200, "image/png"]);
      expect(Buffer.from(await answer.arrayBuffer()).equals(PICTURE)).toBe(true);
    }
    expect(outlet.requests.length - before).toBe(1);
    expect(outlet.requests.at(-1)?.headers["referer"]).toBeUndefined();
  });

  it("of nobody's entries are not fetched", async () => {
    pictures = "proxy";
    const before = outlet.requests.length;
    const other = pictureName(`${outlet.url}/note.png`);
    expect((await get(`/pictures/${await refOf("whole")}/${other}`)).status).toBe(404);
    expect((await get(`/pictures/${await refOf("terse")}/${pictureName(address())}`)).status).toBe(404);
    expect(outlet.requests.length).toBe(before);
  });

  it("are left out where none are wanted", async () => {
    pictures = "none";
    const { text, headers } = await get(`/entries/${await refOf("whole")}`);
    expect(text).not.toContain("<img");
    expect(headers.get("content-security-policy")).toContain("img-src 'self'");
  });
});
