import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { installedChromium } from "../security/browser-proof.ts";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** Sizes that pages are looked at in: a phone and a desk. */
export const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

/** Debian's Chromium, headless; `undefined` where there is none on PATH. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = installedChromium();
  return executablePath === undefined
    ? undefined
    : await chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** Opens one page in a profile of its own, which is closed with it. */
export async function withPage<Result>(
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin", ...options });
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}
