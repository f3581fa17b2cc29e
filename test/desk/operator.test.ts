import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../front/axe.ts";
import { focused, press, reach, write } from "../front/keyboard.ts";
import { openBrowser, SIZES, withPage } from "../front/open-browser.ts";
import { type QuayPress, startQuayPress } from "./quay-press.ts";
import { type RunningDesk, startDesk } from "./start-desk.ts";

/** Milliseconds that a page may take to say what it is to say. */
const PATIENCE = 20_000;

const browser = await openBrowser();
if (browser === undefined) {
  it("no chromium on PATH: nobody was at the desk", async () => {
    expect(await openBrowser()).toBeUndefined();
  });
} else {
  day(browser);
}

/** One day, in its order, without a mouse and without scripts. */
function day(chromium: Browser) {
  let origin: QuayPress;
  let desk: RunningDesk;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    origin = await startQuayPress(Date.now());
    origin.broken.set("/ferry-bell/feed", 404);
    desk = await startDesk(configuration(origin.url));
    context = await chromium.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
  });
  afterAll(async () => {
    await chromium.close();
    await desk.close();
    await origin.close();
  });

  const link = (name: string | RegExp) => page.getByRole("link", { name }).first();
  const button = (name: string) => page.getByRole("button", { name, exact: true }).first();
  const place = (name: string) =>
    page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name, exact: true });
  const file = (part: string) => readFile(join(desk.directory, `${part}.yaml`), "utf8");
  const heading = () => page.getByRole("heading", { level: 1 }).textContent();
  /** What is read out after an act, and where the keyboard then is. */
  const hears = (text: string) => expect.poll(() => focused(page), { timeout: PATIENCE }).toContain(text);
  /** What a page comes to say without anybody's doing. */
  const comesToSay = (text: string | RegExp) =>
    expect
      .poll(
        async () => {
          await page.reload();
          return await page.locator("main").textContent();
        },
        { timeout: PATIENCE },
      )
      .toMatch(text);

  it("begins at the door, which leads to the page that was asked for", async () => {
    await page.goto(`${desk.url}/admin/sources`);
    await write(page, page.getByLabel(/^Token/), "not the token at all");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toBe("This is not the token.");
    await write(page, page.getByLabel(/^Token/), desk.token);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/admin\/sources$/);
    expect(await heading()).toBe("Sources");
  });

  it("adds a source by its page's address: found, looked at, polled", async () => {
    await press(page, link("Add a source"));
    await page.waitForURL(/\/admin\/add$/);
    await write(page, page.getByLabel(/^Any address of the publication/), `${origin.url}/quay-post/`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/address=/);
    await hears("One feed was found");
    await press(page, link("quay-post"));
    await page.waitForURL(/feed=/);
    expect(await page.locator("main").textContent()).toContain("Lamp lit on the breakwater");
    await write(page, page.getByLabel("Title"), "Quay Post");
    await reach(page, page.getByLabel("Work"));
    await page.keyboard.press("Space");
    await press(page, button("Look again"));
    await page.waitForURL(/\/try$/);
    const shelved = page.getByRole("row", { name: /Lamp lit/ });
    expect(await shelved.getByRole("cell").first().textContent()).toBe("work");
    await press(page, button("Add this source"));
    await page.waitForURL(/\/admin\/sources\/quay-post\?done=added$/);
    // The page looks again by itself until the first poll has come.
    await page.getByRole("heading", { name: "The last poll", exact: true }).waitFor();
    expect(await page.locator("main").textContent()).toContain("2 stored");
    expect(await file("sources")).toMatch(/^# Whom we read\.\n[\s\S]*title: Quay Post/);
  });

  it("sees what is broken, why and what to do, and finds its new address", async () => {
    await press(page, place("Overview"));
    await page.waitForURL(/\/admin$/);
    await comesToSay(
      /Ferry Bell failing[\s\S]*404[\s\S]*What to do: There is nothing at its address any more/,
    );
    await press(page, link("Ferry Bell"));
    await page.waitForURL(/\/sources\/ferry-bell$/);
    await press(page, link("Look for its new address"));
    await page.waitForURL(/\/address$/);
    await write(page, page.getByLabel(/^Any address of the publication/), `${origin.url}/ferry-bell/`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/address=/);
    await press(page, link("ferry-bell").and(page.locator("ul a")));
    await page.waitForURL(/feed=/);
    expect(await page.locator("main").textContent()).toContain("1 entry: 0 known already, 1 new.");
    await press(page, button("Write this address into sources.yaml"));
    await page.waitForURL(/done=moved/);
    await hears("Written into sources.yaml.");
    await page.getByText("1 stored").waitFor();
    expect(await file("sources")).toContain(`url: "${origin.url}/ferry-bell/news.xml" # by the ferry`);
    await press(page, place("Overview"));
    await page.getByText("Nothing. Every source answers.").waitFor();
  });

  it("polls now what went wrong, is told why, and once more when it was mended", async () => {
    origin.broken.set("/harbour-herald/feed", "<!doctype html><title>Welcome</title><p>We have moved.");
    desk.pass(120_000);
    await page.goto(`${desk.url}/admin/sources/harbour-herald`);
    await press(page, button("Poll now"));
    await page.waitForURL(/done=failed/);
    await hears("Polled, and it failed; why stands below.");
    expect(await page.locator(".problem").textContent()).toContain("What it sends is no feed");
    await press(page, button("Poll now"));
    await page.waitForURL(/done=soon/);
    origin.broken.delete("/harbour-herald/feed");
    desk.pass(120_000);
    await press(page, button("Poll now"));
    await page.waitForURL(/done=polled/);
    expect(await page.locator(".problem").count()).toBe(0);
  });

  it("makes a tag the alias of another", async () => {
    await press(page, place("Tags"));
    await page.waitForURL(/\/admin\/tags$/);
    await comesToSay("Port");
    await write(page, page.getByLabel("Port is the same as"), "docks");
    await press(page, page.getByRole("row", { name: /Port/ }).getByRole("button"));
    await page.waitForURL(/done=aliased/);
    await hears("Saved.");
    expect(await file("tags")).toContain("aliases: [ quays, port ]");
    await comesToSay(/Docks\s*docks\s*4/);
  });

  it("tries a rule against what is stored before it is saved", async () => {
    await press(page, place("Configuration"));
    await press(page, link("sections.yaml"));
    await page.waitForURL(/\/config\/sections$/);
    const before = await file("sections");
    const area = page.getByRole("textbox", { name: /^sections\.yaml/ });
    await write(page, area, before.replace("[labor]", "[labor, housin"));
    await press(page, button("Save"));
    await hears("Nothing was written: the files would have mistakes.");
    await write(page, area, before.replace("[labor]", "[labor, housing]"));
    await press(page, button("Try: what would change?"));
    await page.waitForURL(/\/try$/);
    await hears("What would change");
    const change = page.locator("summary").filter({ hasText: "section work: 1 would come, 0 would go" });
    await press(page, change);
    expect(await link("Rents on the hill").isVisible()).toBe(true);
    expect(await file("sections")).toBe(before);
    await press(page, button("Save"));
    await page.waitForURL(/done=saved/);
    await page.goto(`${desk.url}/sections/work`);
    await comesToSay("Rents on the hill");
  });

  it("splits a story, and joins it again", async () => {
    await page.goto(`${desk.url}/admin/entries`);
    await write(page, page.getByLabel(/^Words in it/), "pilots vote");
    await page.keyboard.press("Enter");
    await page.waitForURL(/name=pilots/);
    await comesToSay(/a story with 1 more[\s\S]*a story with 1 more/);
    await press(page, link("Pilots vote for the night boats"));
    await page.waitForURL(/\/admin\/entries\/.+\/.+/);
    const members = page.locator("main li").filter({ hasText: "Pilots vote" });
    expect(await members.count()).toBe(2);
    await press(page, button("Split it from its story"));
    await page.waitForURL(/done=split/);
    await hears("It stands alone now");
    expect(await members.count()).toBe(1);
    const [, own] = /\/admin\/entries\/([a-z-]+)\//.exec(page.url()) ?? [];
    const other = own === "quay-post" ? "https://h.example/h-1" : "https://q.example/q-1";
    await write(page, page.getByLabel(/^Join it with another entry/), other);
    await page.keyboard.press("Enter");
    await page.waitForURL(/done=joined/);
    await hears("The two are told as one story.");
    expect(await members.count()).toBe(2);
  });

  it("pauses a source, and resumes it", async () => {
    await page.goto(`${desk.url}/admin/sources/quay-post`);
    await press(page, button("Pause"));
    await page.waitForURL(/done=paused/);
    await hears("Paused: it is left alone until it is resumed.");
    await press(page, button("Resume"));
    await page.waitForURL(/done=resumed/);
    await button("Pause").waitFor();
  });

  it("ends with nothing lost on the way, and signs out", async () => {
    await page.goto(`${desk.url}/admin/nowhere`);
    expect(await heading()).toBe("Nothing is here");
    await press(page, button("Sign out"));
    await page.getByLabel(/^Token/).waitFor();
    await page.goto(`${desk.url}/admin/sources`);
    expect(await page.getByLabel(/^Token/).count()).toBe(1);
  });

  describe("axe-core finds nothing wrong", () => {
    const states = [
      "/admin/entries?name=nobody+wrote+this",
      "/admin/add?address=127.0.0.1:9",
      "/admin/sources/quay-post/address",
      "/admin/sources/quay-post?done=soon",
      "/admin/nowhere",
    ];
    it.each(states)("with %s, in the light and in the dark", async (path) => {
      const headers = { extraHTTPHeaders: { authorization: `Bearer ${desk.token}` } };
      for (const colorScheme of ["light", "dark"] as const) {
        await withPage(chromium, { viewport: SIZES[0], colorScheme, ...headers }, async (looked) => {
          await looked.goto(`${desk.url}${path}`);
          expect((await violations(looked)).found).toEqual([]);
          expect(await looked.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
        });
      }
    });
  });
}

function configuration(origin: string): Record<string, string> {
  return {
    site: `title: The Quay Wire
url: https://wire.example
language: en
contact: desk@wire.example
polling: { min: 60m, max: 24h, timeout: 5s, perHost: { concurrency: 8, spacing: 0s, scope: host } }
network: { allow: ["127.0.0.0/8"] }
`,
    sources: `# Whom we read.
- { id: harbour-herald, title: Harbour Herald, url: "${origin}/harbour-herald/feed" }
- id: ferry-bell
  title: Ferry Bell
  url: "${origin}/ferry-bell/feed" # by the ferry
`,
    sections: "- { id: work, title: Work, match: [{ tag: [labor] }] }\n",
    tags: "- { id: labor, title: Labor }\n- { id: docks, title: Docks, aliases: [quays] }\n",
  };
}
