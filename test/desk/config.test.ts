import {
  appendFile,
  chmod,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page as announcingPage, rss, serve } from "../websub/documents.ts";
import { DESK_TOKEN, type Subscriber, startSubscriber } from "../websub/start-subscriber.ts";

let own: Subscriber;
let cookie: string;
let key: string;
let original: Record<string, string>;
const file = (part: string) => join(own.directory, `${part}.yaml`);

beforeAll(async () => {
  own = await startSubscriber();
  own.answer = serve(rss(3));
  await own.poll();
  const entered = await post("/admin/enter", { token: DESK_TOKEN }, "");
  cookie = /^[^;]+/.exec(entered.headers.get("set-cookie") ?? "")?.[0] ?? "";
  key = /name="key" value="([^"]+)"/.exec(await (await get("/admin")).text())?.[1] ?? "";
  original = Object.fromEntries(
    await Promise.all(
      ["site", "sources", "sections", "tags"].map(async (part) => [part, await readFile(file(part), "utf8")]),
    ),
  );
});
beforeEach(async () => {
  for (const [part, text] of Object.entries(original)) await writeFile(file(part), text);
});
afterAll(() => own.close());

async function get(path: string): Promise<Response> {
  return await fetch(`${own.url}${path}`, { headers: { accept: "text/html", cookie } });
}

async function post(path: string, fields: Record<string, string>, session = cookie): Promise<Response> {
  return await fetch(`${own.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: session, accept: "text/html" },
    body: new URLSearchParams(key === undefined ? fields : { key, ...fields }),
  });
}

/** What the page's form would send. */
async function loaded(part: string): Promise<{ text: string; seen: string }> {
  const page = await (await get(`/admin/config/${part}`)).text();
  const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? "";
  return { text: await readFile(file(part), "utf8"), seen };
}

describe("a file of the configuration", () => {
  it("is shown as it stands, and saved with the line ends of files", async () => {
    const { seen } = await loaded("tags");
    const text = "# Ours.\n- { id: labor, title: Labor, aliases: [trabajo, tåg] }\n";
    const answer = await post("/admin/config/tags", { seen, text: text.replaceAll("\n", "\r\n") });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/admin/config/tags?done=saved"]);
    expect(await readFile(file("tags"), "utf8")).toBe(text);
    expect(await (await get("/admin/config/tags?done=saved")).text()).toContain("Saved. It is in force");
  });

  it("with mistakes is not saved: each is named by its place, and what was typed stays", async () => {
    const { seen } = await loaded("sections");
    const text = "- { id: work, title: Work, match: [{ tagg: [labor] }] }\n";
    const answer = await post("/admin/config/sections", { seen, text });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain("Nothing was written: the files would have mistakes.");
    expect(page).toMatch(/<code>sections\.yaml:1:\d+<\/code>/);
    expect(page).toContain("{ tagg: [labor] }");
    expect(await readFile(file("sections"), "utf8")).toBe(original.sections);
  });

  it("that somebody else has changed meanwhile is not overwritten", async () => {
    const { text, seen } = await loaded("tags");
    await appendFile(file("tags"), "# By hand.\n");
    const answer = await post("/admin/config/tags", { seen, text });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("has changed since this page was loaded");
    expect(await readFile(file("tags"), "utf8")).toContain("# By hand.");
  });

  it("keeps its rights, and a link to it stays a link", async () => {
    const elsewhere = join(own.directory, "elsewhere");
    await mkdir(elsewhere);
    await rename(file("tags"), join(elsewhere, "tags.yaml"));
    await chmod(join(elsewhere, "tags.yaml"), 0o640);
    await symlink(join(elsewhere, "tags.yaml"), file("tags"));
    const { seen } = await loaded("tags");
    expect((await post("/admin/config/tags", { seen, text: "[]\n" })).status).toBe(303);
    expect(await readFile(join(elsewhere, "tags.yaml"), "utf8")).toBe("[]\n");
    expect((await lstat(file("tags"))).isSymbolicLink()).toBe(true);
    expect((await stat(file("tags"))).mode & 0o777).toBe(0o640);
    await rm(file("tags"));
    await rename(join(elsewhere, "tags.yaml"), file("tags"));
  });

  it("is tried before it is saved: what would come into sections, and go", async () => {
    const { seen } = await loaded("sections");
    const text = original.sections?.replace('"Report 1 "', '"Report 2"') ?? "";
    const page = await (await post("/admin/config/sections/try", { seen, text })).text();
    expect(page).toContain("Of the 3 stored entries that arrived last:");
    expect(page).toMatch(/section <b>city<\/b>: 1 would come, 0 would go/);
    expect(page).toContain("Report 2");
    expect(await readFile(file("sections"), "utf8")).toBe(original.sections);
    const same = await (
      await post("/admin/config/sections/try", { seen, text: original.sections ?? "" })
    ).text();
    expect(same).toContain("every one would stay where it is");
  });

  it("is one of four", async () => {
    expect((await get("/admin/config/passwd")).status).toBe(404);
    expect((await post("/admin/config/..%2Fsite", { text: "", seen: "" })).status).toBe(404);
  });
});

describe("a source", () => {
  it("is found from an address, looked at, and added with comments kept", async () => {
    await writeFile(file("sources"), `# Our sources.\n${original.sources}`);
    const feed = `${own.origin.url}/other`;
    own.answer = (request, response) =>
      request.url === "/other"
        ? serve(rss(5))(request, response)
        : response.setHeader("content-type", "text/html").end(announcingPage(feed));
    const found = await (await get(`/admin/add?address=${encodeURIComponent(own.origin.url)}`)).text();
    const link = /href="(\/admin\/add\?feed=[^"]+)"/.exec(found)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(new URL(link, own.url).searchParams.get("feed")).toBe(feed);
    const preview = await (await get(`${link}&id=other-paper&title=Other`)).text();
    expect(preview).toContain("What would be shelved where");
    expect(preview).toContain("Report 5");
    const fields = { feed, id: "other-paper", title: "Other & more", section: "work" };
    expect(await (await post("/admin/add/try", fields)).text()).toMatch(
      /Report 5<\/th><td [^>]*><div>work<\/div><\/td>/,
    );
    const answer = await post("/admin/add", fields);
    expect(answer.headers.get("location")).toBe("/admin/sources/other-paper?done=added");
    const written = await readFile(file("sources"), "utf8");
    expect(written).toContain("# Our sources.");
    expect(written).toMatch(/id: other-paper\s+title: Other & more/);
  });

  it("is refused in a sentence where its id is taken", async () => {
    const fields = { feed: `${own.origin.url}/other`, id: "paper-1", title: "Other" };
    const answer = await post("/admin/add", fields);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("paper-1");
    expect(await readFile(file("sources"), "utf8")).toBe(original.sources);
  });

  it("where nothing is found: says so, and why", async () => {
    own.answer = (_request, response) => response.writeHead(500).end();
    expect(await (await get(`/admin/add?address=${encodeURIComponent(own.origin.url)}`)).text()).toContain(
      'class="problem"',
    );
    expect(await (await get("/admin/add?address=facebook.com%2Fsomebody")).text()).toContain("Facebook");
  });

  it("comes with others from another reader's list, those that are there already left out", async () => {
    const outline = (name: string, url: string) => `<outline type="rss" text="${name}" xmlUrl="${url}"/>`;
    const opml = `<opml version="2.0"><body>${outline("One", "https://one.example/feed")}${outline("Own", `${own.origin.url}/paper-1`)}</body></opml>`;
    const tried = await (await post("/admin/add/list/try", { opml })).text();
    expect(tried).toContain("1 source would be added");
    expect(tried).toContain("already a source");
    expect(await readFile(file("sources"), "utf8")).toBe(original.sources);
    expect((await post("/admin/add/list", { opml })).status).toBe(303);
    expect(await readFile(file("sources"), "utf8")).toContain("url: https://one.example/feed");
    expect((await post("/admin/add/list", { opml: "feeds" })).status).toBe(400);
  });
});

describe("a tag", () => {
  it("becomes the alias of another, which is configured with it where it was not", async () => {
    const labelled = rss(3).replaceAll("<title>Report", "<category>Port</category><title>Report");
    own.answer = serve(labelled);
    own.pass(60 * 60_000);
    await own.poll();
    expect(await (await get("/admin/tags")).text()).toContain('aria-label="Port is the same as"');
    const answer = await post("/admin/tags/alias", { label: "port", tag: "Harbours" });
    expect(answer.headers.get("location")).toBe("/admin/tags?done=aliased");
    expect((await post("/admin/tags/alias", { label: "quay", tag: "trabajo" })).status).toBe(303);
    const text = await readFile(file("tags"), "utf8");
    expect(text).toContain("aliases: [ trabajo, quay ]");
    expect(text).toMatch(/title: Harbours\s+aliases:\s+- port/);
    expect((await post("/admin/tags/alias", { label: "labor", tag: "quay" })).status).toBe(409);
  });
});

it("the log of polls has the last of all sources, and loads itself again when asked to", async () => {
  const still = await get("/admin/polls");
  expect(still.headers.get("refresh")).toBeNull();
  expect(await still.text()).toContain('<a href="/admin/sources/paper-1">paper-1</a>');
  expect((await get("/admin/polls?live=yes")).headers.get("refresh")).toBe("5");
});
