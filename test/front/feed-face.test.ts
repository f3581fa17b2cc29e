import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publish, type Running, startServer } from "../http/start-server.ts";
import { BASE_URL, fullEntry, sampleEntry } from "../publish/sample.ts";
import { openBrowser, withPage } from "./open-browser.ts";

const ENTRIES = [fullEntry(), sampleEntry({ id: "no-uri", title: "Third shift" })];
let server: Running;
beforeAll(async () => {
  server = await startServer(publish(new Map([["all", ENTRIES]])));
});
afterAll(() => server.close());

const browser = await openBrowser();
if (browser === undefined) {
  it("no chromium on PATH: no feed was opened", async () => {
    expect(await openBrowser()).toBeUndefined();
  });
} else {
  opened(browser);
}

function opened(chromium: Browser) {
  afterAll(() => chromium.close());

  describe("a feed's address in a browser", () => {
    it.each(["rss", "atom"])(
      "says what it is, how to subscribe, and shows its entries: %s",
      async (format) => {
        await withPage(chromium, {}, async (page) => {
          const complaints: string[] = [];
          page.on("console", (message) => {
            if (message.type() === "error" && !/ERR_|Failed to load/.test(message.text()))
              complaints.push(message.text());
          });
          const place = `http://127.0.0.1:${server.port}/all.${format}`;
          await page.goto(place, { waitUntil: "domcontentloaded" });
          expect(page.url()).toBe(place);
          await page.getByRole("heading", { name: "This is a feed" }).waitFor();
          expect(await page.getByText(`${BASE_URL}/all.${format}`, { exact: true }).isVisible()).toBe(true);
          expect(await page.getByRole("link", { name: "Feedly" }).isVisible()).toBe(true);
          expect(await page.getByRole("article").count()).toBe(ENTRIES.length);
          await page.getByRole("link", { name: "Show the document itself" }).click();
          await page.waitForURL(`${place}?as=document`);
          expect(await page.locator("body").textContent()).toContain(format === "rss" ? "<rss " : "<feed ");
          expect(complaints).toEqual([]);
        });
      },
    );
  });
}

describe("a feed's address", () => {
  const looking = { "sec-fetch-dest": "document", accept: "text/html,*/*;q=0.8" };

  it.each(["rss", "atom"])("is the document for every reader, whatever it accepts: %s", async (format) => {
    for (const accept of [looking.accept, "*/*", `application/${format}+xml`]) {
      const { headers, text } = await server.request(`/all.${format}`, { accept });
      expect(headers["content-type"]).toBe(`application/${format}+xml; charset=utf-8`);
      expect(text.startsWith("<?xml")).toBe(true);
      expect(headers.vary).toBe("Sec-Fetch-Dest, Accept-Encoding, A-IM");
    }
  });

  it("is a page that no shared cache keeps for who opens it, with an ETag of its own", async () => {
    const page = await server.request("/all.rss", looking);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers.vary).toBe("Sec-Fetch-Dest, Accept-Encoding");
    expect(page.headers["cache-control"]).toBe("private, max-age=60");
    const feed = await server.request("/all.rss");
    // Once more, when the answer is at hand.
    expect((await server.request("/all.rss")).text).toBe(feed.text);
    expect((await server.request("/all.rss", looking)).text).toBe(page.text);
    expect(feed.headers.etag).not.toBe(page.headers.etag);
    const again = await server.request("/all.rss", { ...looking, "if-none-match": page.headers.etag ?? "" });
    expect(again.status).toBe(304);
  });

  it("is never a page where a script, a frame or a download asks, nor as JSON", async () => {
    for (const dest of ["empty", "iframe", "script"]) {
      const { headers } = await server.request("/all.atom", { ...looking, "sec-fetch-dest": dest });
      expect(headers["content-type"]).toContain("atom+xml");
    }
    const json = await server.request("/all.json", looking);
    expect(json.headers["content-type"]).toContain("feed+json");
    expect(json.headers.vary).toBe("Accept-Encoding, A-IM");
  });
});
