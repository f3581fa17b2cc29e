import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Feed } from "feed";
import { afterEach, describe, expect, test } from "vitest";
import { disagreements, type ReadDocument } from "./readers/compare.ts";
import { compareReaders } from "./readers/compare-readers.ts";
import { missingReaders } from "./readers/read-feeds.ts";

const titles = ["The cranes have stopped", "Shoppers & a circus wait", "«Nos quedamos con las llaves»", ""];
const missing = await missingReaders();
let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** A server of fixed documents; `change` may alter one before it is sent, told how often it was asked for. */
async function serve(
  change: (path: string, body: string, asked: number) => string = (_, body) => body,
): Promise<string> {
  const documents = new Map<string, { type: string; body: string }>();
  const asked = new Map<string, number>();
  server = createServer(({ url = "" }, response) => {
    const document = documents.get(url);
    if (document === undefined) return response.writeHead(404).end();
    asked.set(url, (asked.get(url) ?? 0) + 1);
    return response
      .writeHead(200, { "content-type": document.type })
      .end(change(url, document.body, asked.get(url) ?? 0));
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  for (const path of ["/all", "/sections/labor"]) {
    const feed = render(base, path);
    documents.set(`${path}.rss`, { type: "application/rss+xml; charset=utf-8", body: feed.rss2() });
    documents.set(`${path}.atom`, {
      type: "application/atom+xml; charset=utf-8",
      body: feed.atom1().replaceAll("Shoppers & a", "Shoppers &amp; a"),
    });
    documents.set(`${path}.json`, { type: "application/feed+json", body: feed.json1() });
  }
  const outlines = [...documents.keys()].map(
    (path) => `<outline type="rss" text="x" xmlUrl="https://wire.example.org${path}"/>`,
  );
  const opml = `<opml version="2.0"><head/><body><outline text="Feeds">${outlines.join("")}</outline></body></opml>`;
  documents.set("/opml", { type: "text/x-opml", body: opml });
  return base;
}

function render(base: string, path: string): Feed {
  const feed = new Feed({
    id: base + path,
    link: base,
    title: "Wire",
    copyright: "",
    updated: new Date(Date.UTC(2026, 9, 5)),
  });
  for (const [at, title] of titles.entries()) {
    const address = `${base}/entries/${at}`;
    feed.addItem({
      title,
      id: address,
      guid: address,
      link: address,
      date: new Date(Date.UTC(2026, 9, 5, at)),
      content: "<p>Text</p>",
    });
  }
  return feed;
}

async function compare(base: string): Promise<{ code: number; text: string }> {
  const printed: string[] = [];
  const code = await compareReaders(base, (text) => printed.push(text));
  return { code, text: printed.join("\n") };
}

if (missing.length > 0) {
  test(`cannot compare here: ${missing.join(" ")}`, async () => {
    expect(await compare("http://127.0.0.1:1")).toEqual({ code: 2, text: missing.join("\n") });
  });
} else
  describe("with newsboat and feedparser installed", () => {
    test("readers of sound feeds agree", async () => {
      const { code, text } = await compare(await serve());
      expect(text).toContain("2 feeds, 6 documents, 0 disagreements");
      expect(text).toMatch(/sections\/labor\D+4\D+4\D+4\D+4\D+4\D+4\D+4\D+yes/);
      expect(code).toBe(0);
    });

    test("an id that two entries share is found out", async () => {
      const { code, text } = await compare(
        await serve((path, body) =>
          path === "/all.rss" ? body.replaceAll("entries/1<", "entries/0<") : body,
        ),
      );
      expect(text).toMatch(/all\.rss: newsboat against feedparser: 3 entries, not 4/);
      expect(code).toBe(1);
    });

    test("a title that differs between the formats is found out", async () => {
      const { code, text } = await compare(
        await serve((path, body) => (path === "/all.json" ? body.replace("cranes", "ships") : body)),
      );
      expect(text).toContain("“The ships have stopped”");
      expect(code).toBe(1);
    });

    test("a document that is not well-formed is found out", async () => {
      const { code, text } = await compare(
        await serve((path, body) => (path === "/all.atom" ? body.replace("</feed>", "") : body)),
      );
      expect(text).toContain("/all.atom: feedparser calls it ill-formed");
      expect(code).toBe(1);
    });

    test("a feed that changes while it is read is read again", async () => {
      const base = await serve((path, body, asked) =>
        path === "/all.rss" && asked < 3 ? body.replace("cranes", `cranes (${asked})`) : body,
      );
      const { code, text } = await compare(base);
      expect(text).toContain("0 disagreements");
      expect(code).toBe(0);
    });

    test("no server is one sentence", async () => {
      const { code, text } = await compare("http://127.0.0.1:1");
      expect(code).toBe(1);
      expect(text).toMatch(/^No Broadsheet could be read at http:\/\/127\.0\.0\.1:1 .*--base\.$/);
    });
  });

describe("the comparison", () => {
  const document = (format: "rss" | "atom", ...lists: [string, string][][]): ReadDocument => ({
    url: `x.${format}`,
    format,
    readings: lists.map((list, at) => ({
      reader: ["feedparser", "newsboat", "rss-parser"][at] ?? "",
      reading: { kind: "read", entries: list.map(([id, title]) => ({ id, title })) },
    })),
  });

  test("lets newsboat, and no other, make up a missing title", () => {
    const made: [string, string][] = [["a", "Made Up"]];
    expect(disagreements([document("rss", [["a", ""]], made)])).toEqual([]);
    expect(disagreements([document("rss", [["a", ""]], [["a", ""]], made)])).toEqual([
      "x.rss: rss-parser against feedparser: “Made Up”, not “” (a)",
    ]);
  });

  test("resolves markup and entities in Atom titles only", () => {
    const plain: [string, string] = ["a", "A & <b>B</b>"];
    const html: [string, string] = ["a", "A &amp; B"];
    expect(disagreements([document("atom", [plain], [html])])).toEqual([]);
    expect(disagreements([document("rss", [plain], [html])])).toHaveLength(1);
  });

  test("does not mind the order, and minds the ids", () => {
    const one: [string, string] = ["a", "A"];
    const two: [string, string] = ["b", "B"];
    expect(disagreements([document("rss", [one, two], [two, one])])).toEqual([]);
    expect(disagreements([document("rss", [one], [["c", "A"]])])).toEqual([
      "x.rss: newsboat against feedparser: no entry a",
    ]);
  });
});
