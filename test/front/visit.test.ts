import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startArabic } from "./arabic.ts";
import { violations } from "./axe.ts";
import { newcomer } from "./newcomer.ts";
import { openBrowser, SIZES, withPage } from "./open-browser.ts";
import { readerPages } from "./pages-of.ts";
import { type RunningDemo, startDemo } from "./start-demo.ts";

const [PHONE] = SIZES;
/** Notes whatever moves on a page while it loads. */
const WATCH =
  "window.moved = []; new PerformanceObserver((list) => window.moved.push(...list.getEntries().map((one) => one.value))).observe({ type: 'layout-shift', buffered: true })";
const browser = await openBrowser();

if (browser === undefined) {
  it("no chromium on PATH: no page was visited", async () => {
    expect(await openBrowser()).toBeUndefined();
  });
} else {
  visits(browser);
}

function visits(chromium: Browser) {
  let demo: RunningDemo;

  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(async () => {
    await chromium.close();
    await demo.close();
  });

  /** Opens a page on a phone; what the browser complains of fails the visit. */
  async function visit(
    path: string,
    look: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ) {
    await withPage(chromium, { viewport: PHONE, hasTouch: true, ...options }, async (page) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", ({ message }) => complaints.push(message));
      await page.goto(`${demo.url}${path}`, { waitUntil: "load" });
      await look(page);
      expect(complaints).toEqual([]);
    });
  }

  newcomer(chromium, () => demo);

  describe("a reader on a phone", () => {
    it("goes from the front page to a section, to an entry, to what else tells it", async () => {
      await visit("/", async (page) => {
        await page
          .getByRole("navigation", { name: "Sections" })
          .getByRole("link", { name: "Latin America" })
          .tap();
        await page.waitForURL(/\/sections\/latin-america$/);
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Latin America");
        const card = page.getByRole("article").filter({ hasText: "We Kept the Keys" });
        expect(await card.locator("figcaption").textContent()).toContain("Red de Fotógrafas del Norte");
        expect(await card.getByText("Translated from").textContent()).toContain("Español");
        await card.locator("time").tap();
        await page.waitForURL(/\/entries\/the-lamplighter\//);
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("We Kept the Keys");
        expect(await page.getByRole("link", { name: "Read it at The Lamplighter" }).count()).toBe(1);
        expect(await page.getByRole("region", { name: "In other languages" }).textContent()).toContain(
          "original",
        );
        expect(await page.getByRole("region", { name: "History" }).textContent()).toContain("Came in here");
      });
    });

    it("searches, and may subscribe to what is found", async () => {
      await visit("/sections/labor", async (page) => {
        await page.getByText("Search", { exact: true }).first().tap();
        await page.getByRole("searchbox").fill("Dock Strike");
        await page.getByRole("searchbox").press("Enter");
        await page.waitForURL(/\/feeds\?q=dock\+?(%20)?strike/);
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Search: dock strike");
        expect(await page.getByRole("article").count()).toBeGreaterThan(0);
        const address = await page.getByLabel("Address of this feed").inputValue();
        expect(address).toBe("https://wire.example.org/feeds.atom?q=dock%20strike");
        const feedly = await page.getByRole("link", { name: "Feedly" }).getAttribute("href");
        expect(feedly).toBe(`https://feedly.com/i/subscription/feed/${encodeURIComponent(address)}`);
      });
    });

    it("copies a feed's address", async () => {
      const permissions = ["clipboard-read", "clipboard-write"];
      await visit(
        "/sections/labor",
        async (page) => {
          await page.getByRole("button", { name: "Copy" }).tap();
          await page.getByRole("button", { name: "Copied" }).waitFor();
          expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
            "https://wire.example.org/sections/labor.atom",
          );
        },
        { permissions },
      );
    });

    it("looks back to a day", async () => {
      await visit("/sections/labor", async (page) => {
        await page.getByRole("link", { name: "Older entries, day by day" }).tap();
        await page.waitForURL(/\/days$/);
        await page.locator(".days a").first().tap();
        await page.waitForURL(/\/days\/\d/);
        expect(await page.getByRole("article").count()).toBeGreaterThan(0);
        const latest = page.url();
        await page.getByRole("link", { name: "Earlier" }).tap();
        await page.waitForURL((url) => url.href !== latest);
        expect(await page.getByRole("link", { name: "Later" }).count()).toBe(1);
      });
    });

    it("has the same in another language", async () => {
      await visit("/", async (page) => {
        const languages = page.getByRole("navigation", { name: "Languages" });
        await languages.getByRole("link", { name: "Español" }).tap();
        await page.waitForURL(/\/\?lang=es$/);
        expect(await page.locator("html").getAttribute("lang")).toBe("es");
        const written = await page.evaluate(
          "[...document.querySelectorAll('article')].map((one) => one.lang)",
        );
        expect(new Set(written as string[])).toEqual(new Set(["es"]));
      });
    });
  });

  describe("dates", () => {
    const mexico = { locale: "es-MX", timezoneId: "America/Mexico_City" };

    it("are the reader's, zone and language", async () => {
      const { path } = (await readerPages(demo)).find(({ name }) => name === "entry") ?? { path: "/" };
      await visit(
        path,
        async (page) => {
          const shown = page.locator("dd time").first();
          const written = new Date(String(await shown.getAttribute("datetime")));
          const style = { dateStyle: "long", timeStyle: "short", timeZone: mexico.timezoneId } as const;
          expect(await shown.textContent()).toBe(new Intl.DateTimeFormat("es-MX", style).format(written));
          expect(await shown.getAttribute("lang")).toBe("es-MX");
        },
        mexico,
      );
    });

    it("are there without scripts, in the page's language and UTC", async () => {
      const { path } = (await readerPages(demo)).find(({ name }) => name === "entry") ?? { path: "/" };
      await visit(
        path,
        async (page) =>
          expect(await page.locator("dd time").first().textContent()).toMatch(/^\d+ \w+ \d{4}.*UTC$/),
        { ...mexico, javaScriptEnabled: false },
      );
    });
  });

  it("every page works without scripts, errors and empty ones too", async () => {
    await withPage(chromium, { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      for (const { path } of await readerPages(demo)) {
        await page.goto(`${demo.url}${path}`, { waitUntil: "domcontentloaded" });
        expect(await page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
        expect(await page.getByRole("button", { name: "Copy" }).count(), path).toBe(0);
        expect(await page.locator("time").filter({ hasText: /^\s*$/ }).count(), path).toBe(0);
      }
    });
  });

  it("a keyboard reaches the content at once, and shows where it is", async () => {
    await visit("/sections/labor", async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.className")).toBe("skip");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("main");
      for (let step = 0; step < 25; step += 1) {
        await page.keyboard.press("Tab");
        const at = (await page.evaluate(
          "(() => { const on = document.activeElement, look = getComputedStyle(on), box = on.getBoundingClientRect(); return { inside: document.querySelector('main').contains(on), outline: look.outlineStyle + ' ' + look.outlineWidth, seen: box.bottom > 0 && box.top < innerHeight } })()",
        )) as { inside: boolean; outline: string; seen: boolean };
        expect(at).toEqual({ inside: true, outline: "solid 3px", seen: true });
      }
    });
  });

  describe.each(["/", "/sections/labor", "/all"])("the page at %s", (path) => {
    it("is light, and nothing in it moves", async () => {
      const asked: string[] = [];
      await withPage(chromium, { viewport: PHONE }, async (page) => {
        await page.addInitScript(WATCH);
        page.on("request", (request) => asked.push(`${request.resourceType()} ${request.url()}`));
        const answer = await page.goto(`${demo.url}${path}`, { waitUntil: "load" });
        expect((await answer?.body())?.length).toBeLessThan(60_000);
        await page.evaluate("scrollTo(0, document.body.scrollHeight)");
        await page.waitForLoadState("networkidle");
        const moved = await page.evaluate("window.moved");
        expect(moved).toEqual([]);
      });
      // One document; all else are the icon and pictures of entries.
      expect(asked.filter((line) => !line.startsWith("image ") && !line.endsWith("/icon.svg"))).toEqual([
        `document ${demo.url}${path}`,
      ]);
    });
  });

  it("what does move is seen", async () => {
    await withPage(chromium, { viewport: PHONE }, async (page) => {
      await page.addInitScript(WATCH);
      await page.goto(`${demo.url}/about`);
      // Two frames, so that there is something to move away from.
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      await page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('pre'), { textContent: '1\\n2\\n3\\n4\\n5' }))",
      );
      await expect.poll(() => page.evaluate("window.moved.length")).toBeGreaterThan(0);
    });
  });

  it("a page of a language that is written from right to left begins on the right", async () => {
    const arabic = await startArabic();
    for (const path of ["/", "/sections/work"]) {
      await withPage(chromium, { viewport: PHONE }, async (page) => {
        await page.goto(`http://127.0.0.1:${arabic.port}${path}`);
        expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
        const box = await page.locator("article a").first().boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(PHONE.width - 30);
        expect((await violations(page)).found).toEqual([]);
      });
    }
    await arabic.close();
  });

  it("axe-core finds nothing wrong, in the dark on a phone", async () => {
    const pages = (await readerPages(demo)).filter(({ name }) => ["section", "entry"].includes(name));
    const headers = { extraHTTPHeaders: { authorization: `Bearer ${demo.token}` } };
    for (const path of [...pages.map((page) => page.path), "/admin/sources"]) {
      await visit(
        path,
        async (page) => {
          const { found, passed } = await violations(page);
          expect(found, path).toEqual([]);
          expect(passed, path).toBeGreaterThan(20);
        },
        { colorScheme: "dark", ...(path.startsWith("/admin") && headers) },
      );
    }
  });
}
