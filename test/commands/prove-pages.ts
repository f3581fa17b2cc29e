import type { Browser } from "playwright-core";
import { request } from "undici";
import { violations } from "../front/axe.ts";
import { openBrowser, SIZES, withPage } from "../front/open-browser.ts";
import { deskPages, type NamedPage, readerPages } from "../front/pages-of.ts";
import { servedAsOften } from "../front/serving-cost.ts";
import { type RunningDemo, startDemo } from "../front/start-demo.ts";
import { withTrouble } from "../front/with-trouble.ts";

/** Bytes that a page may have before compression. */
const MOST = 60_000;

/**
 * `npm run prove:pages [NAME…]`: every page of the demo, the desk's too, on a phone and on a desk, in light and in dark, with axe-core; what each
 * weighs; and whether anything in it moves while it loads. Ends with 1 where something is wrong.
 */
const browser = await openBrowser();
if (browser === undefined) {
  console.log("No chromium on PATH: nothing was proved.");
  process.exitCode = 1;
} else {
  const demo = await startDemo(withTrouble);
  let [bad, looked] = [0, 0];
  try {
    const wanted = process.argv.slice(2);
    const all = [...(await readerPages(demo)), ...(await deskPages(demo))];
    for (const named of all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      for (const size of SIZES) {
        for (const colorScheme of ["light", "dark"] as const) {
          const problems = await examine(browser, demo, named, { viewport: size, colorScheme });
          looked += 1;
          bad += problems.length;
          for (const problem of problems)
            console.log(`${named.path} ${size.width} ${colorScheme}: ${problem}`);
        }
      }
    }
    console.log(`${looked} looks at pages: ${bad} violations.`);
    for (const named of all) {
      const weight = await weigh(demo, named);
      console.log(`${named.path}: ${weight.plain} bytes, ${weight.packed} over the wire`);
      if (weight.plain > MOST) process.exitCode = 1;
    }
    const often = await servedAsOften(demo.url, "/sections/labor", "/sections/labor.atom");
    console.log(
      `A section's page is served ${often.toFixed(2)} times as often as its feed for the same CPU time.`,
    );
    if (often < 0.4) process.exitCode = 1;
    if (bad > 0) process.exitCode = 1;
  } finally {
    await browser.close();
    await demo.close();
  }
}

/** Bytes of a page, as it is and as it is sent to browsers. */
async function weigh({ url, token }: RunningDemo, { path, signedIn = false }: NamedPage) {
  const [plain = 0, packed = 0] = await Promise.all(
    ["identity", "br"].map(async (coding) => {
      const headers = {
        accept: "text/html",
        "accept-encoding": coding,
        // Else it is the document that a feed's own address gives.
        "sec-fetch-dest": "document",
        ...(signedIn && { authorization: `Bearer ${token}` }),
      };
      const answer = await request(`${url}${path}`, { headers });
      return (await answer.body.arrayBuffer()).byteLength;
    }),
  );
  return { plain, packed };
}

async function examine(
  opened: Browser,
  demo: RunningDemo,
  { path, signedIn = false }: NamedPage,
  options: { viewport: { width: number; height: number }; colorScheme: "light" | "dark" },
): Promise<string[]> {
  const desk = signedIn && { extraHTTPHeaders: { authorization: `Bearer ${demo.token}` } };
  return await withPage(opened, { ...options, ...desk }, async (page) => {
    const told: string[] = [];
    page.on("console", (message) => {
      // A page that is not there says so in its status, and the browser says so again.
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
        told.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => told.push(`script: ${error.message}`));
    await page.goto(`${demo.url}${path}`, { waitUntil: "load" });
    const { found } = await violations(page);
    const wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
    return [...told, ...found, ...(wide === true ? ["is wider than the screen"] : [])];
  });
}
