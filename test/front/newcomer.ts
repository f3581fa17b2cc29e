import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoGuide } from "../../src/cli/demo-guide.ts";
import { DEMO, type RunningDemo } from "./start-demo.ts";

/** The first ten minutes of somebody who has typed what README says, and follows what the demo prints. */
export function newcomer(chromium: Browser, demo: () => RunningDemo): void {
  describe("a newcomer", () => {
    let page: Page;
    let printed: string;
    const told = (what: string) => new RegExp(`^ *${what} +(\\S+)`, "m").exec(printed)?.[1] ?? "";
    const heading = () => page.getByRole("heading", { level: 1 }).textContent();

    beforeAll(async () => {
      const { url, token } = demo();
      const places = { url, press: "http://127.0.0.1:4711", directory: "config/demo", own: "" };
      printed = demoGuide({ ...places, adminToken: token }, await DEMO);
      page = await (await chromium.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    });
    afterAll(() => page.context().close());

    it("opens the front page: a paper, with a lead and sections", async () => {
      await page.goto(told("the front page"));
      expect(await heading()).toBe("The Sample Press Wire");
      expect(await page.getByRole("article").count()).toBeGreaterThan(10);
      const sections = page.getByRole("navigation", { name: "Sections" }).getByRole("link");
      expect(await sections.count()).toBe((await DEMO).sections.length);
    });

    it("goes to a section, to an entry, to its translation, and back to the paper", async () => {
      await page.goto(told("a section's page"));
      const [first] = (await DEMO).sections;
      expect(await heading()).toBe(first?.title);
      await page.goto(`${demo().url}/sections/latin-america`);
      await page.getByRole("article").filter({ hasText: "We Kept the Keys" }).locator("time").click();
      await page.waitForURL(/\/entries\/the-lamplighter\//);
      const translations = page.getByRole("region", { name: "In other languages" });
      await translations.locator("time").first().click();
      await page.waitForURL(/\/entries\/la-farola\//);
      expect(await page.locator("html").getAttribute("lang")).toBe("es");
      expect(await heading()).toContain("Nos quedamos con las llaves");
      await page.getByRole("link", { name: "The Sample Press Wire" }).first().click();
      await page.waitForURL(`${demo().url}/`);
    });

    it("finds how to subscribe beside what is to be read, in any reader", async () => {
      await page.goto(told("a section's page"));
      const box = page.getByRole("region", { name: "Subscribe" });
      const address = await box.getByLabel("Address of this feed").inputValue();
      expect(address).toMatch(/\/sections\/[a-z-]+\.atom$/);
      expect(await box.getByRole("link", { name: "Open in a reader app" }).getAttribute("href")).toBe(
        `feed:${address}`,
      );
      for (const reader of ["Feedly", "Inoreader", "NewsBlur", "Feedbin"])
        expect(await box.getByRole("link", { name: reader }).count(), reader).toBe(1);
      // What a reader is given there.
      const feed = await fetch(`${demo().url}${new URL(address).pathname}`);
      expect(feed.headers.get("content-type")).toContain("application/atom+xml");
      expect((await feed.text()).match(/<entry/g)?.length).toBeGreaterThan(2);
    });

    it("opens a feed's own address, and is told what it is for", async () => {
      await page.goto(told("its feeds"));
      await page.getByRole("heading", { name: "This is a feed" }).waitFor();
      expect(await page.getByRole("article").count()).toBeGreaterThan(2);
      await page.getByRole("link", { name: "Show the document itself" }).click();
      await page.waitForURL(/\?as=document$/);
      expect(await page.locator("body").textContent()).toContain("<rss ");
    });

    it("finds the rest of what was printed where it was said to be", async () => {
      const lists = await page.request.get(told("all feeds, for a reader"));
      expect(await lists.text()).toContain("<opml");
      await page.goto(told("the API"));
      expect(await heading()).toBe("API");
    });

    it("comes to the desk with the token that was printed", async () => {
      const [, address = "", token = ""] =
        /the desk, for operators (\S+) +\(token: (.*)\)/.exec(printed) ?? [];
      await page.goto(address);
      await page.getByLabel(/^Token/).fill(token);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("Nothing. Every source answers.").waitFor();
      await page.getByRole("link", { name: "Sources", exact: true }).click();
      expect(await page.getByRole("row").count()).toBe((await DEMO).sources.length + 1);
    });
  });
}
