import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { OPERATIONS } from "../../../src/http/api/operations.ts";
import {
  entriesSchema,
  entrySchema,
  FIELDS,
  problemSchema,
  storySchema,
} from "../../../src/http/api/schemas.ts";
import { named, removeEntry } from "../../../src/pipeline/remove-entry.ts";
import { type Subscriber, startSubscriber } from "../../websub/start-subscriber.ts";

let own: Subscriber;

/** An invented paper: entries from 1, every third tagged Ports, every other in Spanish. */
function paper(count: number): string {
  const items = Array.from({ length: count }, (_, at) => {
    const number = count - at;
    const tag = number % 3 === 0 ? "<category>Ports</category>" : "";
    return `<item><title>Report ${number} from the quay</title><link>https://paper.example/${number}</link><guid>https://paper.example/${number}</guid>
<dc:language>${number % 2 === 0 ? "es" : "en"}</dc:language><dc:creator>Ada Quill</dc:creator>${tag}<description>Crane ${number} stands still.</description></item>`;
  });
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Paper</title><link>https://paper.example/</link><description>Invented</description>${items.join("")}</channel></rss>`;
}

async function publish(count: number): Promise<void> {
  own.answer = (_request, response) =>
    response.writeHead(200, { "content-type": "application/rss+xml" }).end(paper(count));
  own.pass(60_000);
  await own.poll();
}

beforeAll(async () => {
  own = await startSubscriber();
  await publish(10);
  await publish(30);
});
afterAll(() => own.close());

async function ask(path: string): Promise<{ status: number; headers: Headers; body: never }> {
  const response = await fetch(`${own.url}${path}`, { headers: { accept: "application/json" } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as never };
}

type Page = z.infer<typeof entriesSchema>;

/** Everything a listing gives, part by part. */
async function walk(query: string, between?: () => Promise<void>): Promise<Page["entries"]> {
  const all: Page["entries"] = [];
  let cursor = "";
  for (;;) {
    const { status, body } = await ask(`/api/v1/entries?${query}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    const page = entriesSchema.parse(body);
    all.push(...page.entries);
    if (page.next === undefined) return all;
    cursor = page.next;
    await between?.();
  }
}

describe("entries", () => {
  it("are listed from the latest arrival to the first, each once, however they are cut", async () => {
    const whole = await walk("limit=200");
    expect(whole).toHaveLength(30);
    for (const limit of [1, 7, 30]) expect(await walk(`limit=${limit}`)).toEqual(whole);
    for (const entry of whole) entrySchema.parse(entry);
  });

  it("that arrive while somebody walks move nothing", async () => {
    const before = await walk("limit=200&fields=title");
    let count = 30;
    const walked = await walk("limit=4&fields=title", async () => {
      count += 1;
      if (count <= 33) await publish(count);
    });
    expect(walked).toEqual(before);
  });

  it.each([
    ["tag=ports", (number: number) => number % 3 === 0],
    ["tag=Ports&lang=es", (number: number) => number % 6 === 0],
    ["not=tag:ports", (number: number) => number % 3 !== 0],
    ["q=%22crane+7%22", (number: number) => number === 7],
    ["source=paper-1&lang=en", (number: number) => number % 2 === 1],
  ])("are filtered as combined feeds are: %s", async (query, holds) => {
    const titles = (await walk(`limit=5&fields=title&${query}`)).map(({ title }) => title);
    const all = (await walk("limit=200&fields=title")).map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles).toEqual(all.filter((title) => holds(Number(/\d+/.exec(title ?? "")?.[0]))));
  });

  it("come with the fields that were asked for, and their names", async () => {
    const [entry] = await walk("limit=1&q=%22report+9%22&fields=title,%20url");
    expect(Object.keys(entry ?? {}).sort()).toEqual(["id", "ref", "title", "url"]);
  });

  it("are found one by one, by ref, id and address", async () => {
    const [entry] = await walk("q=%22report+9%22");
    const { body } = await ask(`/api/v1/entries/${entry?.ref}`);
    expect(body).toEqual(entry);
    for (const name of [entry?.ref, entry?.id, "http://www.paper.example/9/"]) {
      const found = await ask(`/api/v1/lookup?name=${encodeURIComponent(name ?? "")}`);
      expect(found.body).toEqual({ entries: [entry] });
    }
    expect((await ask("/api/v1/lookup?name=https://nobody.example/")).body).toEqual({ entries: [] });
  });

  it("tell their story, alone as it may be", async () => {
    const [entry] = await walk("q=%22report+9%22&fields=title,source");
    const { body } = await ask(`/api/v1/stories/${entry?.ref}`);
    const { members } = storySchema.parse(body);
    expect(members).toMatchObject([{ ref: entry?.ref, title: entry?.title, source: "paper-1", lead: true }]);
    expect((await ask("/api/v1/stories/paper-1/aaaaaaaaaaaa")).status).toBe(404);
  });

  it("have a tag by which nothing is sent twice", async () => {
    const first = await fetch(`${own.url}/api/v1/entries?limit=3`);
    const etag = first.headers.get("etag") ?? "";
    const again = await fetch(`${own.url}/api/v1/entries?limit=3`, { headers: { "if-none-match": etag } });
    expect([first.status, again.status, await again.text()]).toEqual([200, 304, ""]);
  });
});

it.each(["sections", "tags", "sources"])("%s are listed with their feeds", async (shelf) => {
  const { status, body } = await ask(`/api/v1/${shelf}`);
  const answer = OPERATIONS.find(({ id }) => id === shelf)?.answer ?? z.never();
  expect(status).toBe(200);
  const [list] = Object.values(answer.parse(body) as Record<string, Array<{ json: string }>>);
  expect(list?.length).toBeGreaterThan(0);
});

it.each([
  ["/api/v1/entries?limit=0", 400, "limit"],
  ["/api/v1/entries?limit=many", 400, "limit"],
  ["/api/v1/entries?limit=201", 400, "limit"],
  ["/api/v1/entries?cursor=abc", 400, "cursor"],
  ["/api/v1/entries?fields=titel", 400, "fields"],
  ["/api/v1/entries?colour=red", 400, "colour"],
  ["/api/v1/entries?section=wrk", 404, "section"],
  ["/api/v1/entries/paper-1/aaaaaaaaaaaa", 404, "key"],
  ["/api/v1/lookup", 400, "name"],
  ["/api/v1/nothing", 404, "path"],
])("%s is refused with %i, naming %s", async (path, status, parameter) => {
  const answer = await ask(path);
  expect(answer.status).toBe(status);
  expect(problemSchema.parse(answer.body)).toMatchObject({ status, parameter });
});

describe("the description", () => {
  it("names every operation with its parameters, and what it says of an entry is what an entry is", async () => {
    const { body } = await ask("/api/openapi.json");
    const document = body as {
      openapi: string;
      components: { schemas: Record<string, { properties?: object }> };
      paths: Record<string, { get: { parameters: Array<{ name: string; in: string }> } }>;
    };
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toEqual(OPERATIONS.map(({ path }) => path));
    for (const { path, query, path_parameters } of OPERATIONS) {
      const names = document.paths[path]?.get.parameters.map(({ name }) => name);
      expect(names).toEqual([...Object.keys(path_parameters), ...Object.keys(query)]);
    }
    const { schemas } = document.components;
    expect(Object.keys(schemas.Entry?.properties ?? {})).toEqual(FIELDS);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(OPERATIONS.length);
    expect(references.filter(([, name = ""]) => schemas[name] === undefined)).toEqual([]);
    expect(document.paths["/api/v1/lookup"]?.get.parameters).toMatchObject([
      { name: "name", required: true },
    ]);
  });

  it("has a page with a labelled field for every parameter", async () => {
    const page = await (await fetch(`${own.url}/api`)).text();
    for (const { path, query } of OPERATIONS) {
      expect(page).toContain(`GET ${path}`);
      for (const name of Object.keys(query)) expect(page).toMatch(new RegExp(`<label for="\\w+-${name}">`));
    }
  });
});

// Last: it takes an entry away from all the others.
it("an entry that an operator removed is gone for good, and is not listed", async () => {
  const [entry] = await walk("q=%22report+8%22");
  const [one] = await named(entry?.ref ?? "", own.services);
  await removeEntry(one ?? {}, undefined, own.services);
  const { status, body } = await ask(`/api/v1/entries/${entry?.ref}`);
  expect([status, problemSchema.parse(body).detail]).toEqual([410, "This entry was removed for good."]);
  expect(await walk("q=%22report+8%22")).toEqual([]);
  expect((await ask(`/api/v1/lookup?name=${entry?.id}`)).body).toEqual({ entries: [] });
});
