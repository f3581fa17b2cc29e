import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openBrowser, SIZES, withPage } from "../front/open-browser.ts";
import { deskPages, type NamedPage, readerPages } from "../front/pages-of.ts";
import { type RunningDemo, startDemo } from "../front/start-demo.ts";
import { withTrouble } from "../front/with-trouble.ts";

/** `npm run screenshots -- DIR [NAME…]`: every page of the demo, whole, on a phone and on a desk, in light and in dark. */
const [directory, ...names] = process.argv.slice(2);
if (directory === undefined) {
  console.log("Say where to: npm run screenshots -- DIR [NAME…]");
  process.exitCode = 2;
} else {
  const browser = await openBrowser();
  if (browser === undefined) {
    console.log("No chromium on PATH: no pictures were taken.");
    process.exitCode = 1;
  } else {
    await mkdir(directory, { recursive: true });
    const demo = await startDemo(withTrouble);
    try {
      const pages = [...(await readerPages(demo)), ...(await deskPages(demo))];
      const wanted = pages.filter(({ name }) => names.length === 0 || names.includes(name));
      for (const page of wanted) await take(browser, demo, page, directory);
      console.log(`${wanted.length} pages, each on a phone and on a desk, in light and dark: ${directory}`);
    } finally {
      await browser.close();
      await demo.close();
    }
  }
}

async function take(
  browser: Browser,
  demo: RunningDemo,
  { name, path, signedIn = false }: NamedPage,
  into: string,
) {
  for (const size of SIZES) {
    for (const colorScheme of ["light", "dark"] as const) {
      const headers = signedIn && { extraHTTPHeaders: { authorization: `Bearer ${demo.token}` } };
      await withPage(browser, { viewport: size, colorScheme, ...headers }, async (page) => {
        await page.goto(`${demo.url}${path}`, { waitUntil: "load" });
        // Pictures further down are fetched when they come into sight.
        await page.evaluate("document.querySelectorAll('img').forEach((img) => { img.loading = 'eager' })");
        await page.waitForLoadState("networkidle");
        await page.screenshot({
          path: join(into, `${name}-${size.width}-${colorScheme}.png`),
          fullPage: true,
        });
      });
    }
  }
}
