import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { HOOKS, PROVOKE } from "./hooks.ts";

/** A fragment to load, as it goes into the page. */
export interface Fragment {
  id: string;
  html: string;
}

/** What the browser did with one fragment. */
export interface Verdict {
  id: string;
  /** What only a script could have done; empty where none ran. */
  ran: string[];
  /** Requests for anything but pictures and media the fragment names in `src`, `srcset` or `poster`. */
  strayRequests: string[];
  /** Pictures and media it asked for (hosts). */
  pictureHosts: string[];
  /** True where the browser's tree, written and read twice more, stayed the same. */
  stable: boolean;
  /** The fragment as the browser writes the tree it read. */
  tree: string;
  /** Elements outside the HTML namespace. */
  foreign: number;
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

/** Where a Chromium stands on PATH, if one does. */
export function installedChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "chromium")).find((path) => existsSync(path));
}

/**
 * Loads every fragment as the body of a page of its own: JavaScript on, no content policy, served from loopback. Requests elsewhere are
 * seen and then refused. Throws where the browser cannot be started.
 */
export async function loadFragments(
  executablePath: string,
  fragments: readonly Fragment[],
): Promise<Verdict[]> {
  const byPath = new Map(fragments.map((fragment, index) => [`/${index}`, fragment]));
  const server = createServer((request, response) => {
    const fragment = byPath.get(request.url ?? "");
    response.writeHead(fragment ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(fragment ? pageOf(fragment.html) : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  try {
    return await visitAll(browser, origin, byPath);
  } finally {
    await browser.close();
    await closed(server);
  }
}

/** What the page being visited has been seen to do. A visitor's page is used again for its next fragment, with a new record. */
interface Seen {
  address: string;
  ran: string[];
  requests: { url: string; type: string }[];
}

async function visitAll(
  browser: Browser,
  origin: string,
  byPath: ReadonlyMap<string, Fragment>,
): Promise<Verdict[]> {
  const context = await browser.newContext();
  const waiting = [...byPath];
  const verdicts = new Map<string, Verdict>();
  const visitor = async () => {
    const seen: Seen = { address: "", ran: [], requests: [] };
    const page = await watchedPage(context, seen);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [path, fragment] = next;
      Object.assign(seen, { address: `${origin}${path}`, ran: [], requests: [] } satisfies Seen);
      verdicts.set(path, await visit(page, seen, fragment));
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: 6 }, visitor));
  return [...byPath.keys()].flatMap((path) => verdicts.get(path) ?? []);
}

async function visit(page: Page, seen: Seen, { id, html }: Fragment): Promise<Verdict> {
  const result = await load(page, seen);
  const named = picturesNamed(html);
  const isPicture = ({ url, type }: { url: string; type: string }) =>
    (type === "image" || type === "media") && named.has(url);
  return {
    id,
    ran: [...seen.ran, ...result.ran],
    strayRequests: seen.requests
      .filter((request) => !isPicture(request))
      .map(({ url, type }) => `${type} ${url}`),
    pictureHosts: seen.requests.filter(isPicture).map(({ url }) => new URL(url).host),
    stable: result.stable,
    tree: result.first,
    foreign: result.foreign,
  };
}

async function load(page: Page, seen: Seen): Promise<Awaited<ReturnType<typeof provoke>>> {
  try {
    await page.goto(seen.address, { waitUntil: "load", timeout: 15_000 });
    return await provoke(page);
  } catch (error) {
    // A fragment that breaks the page's own script, or leads it away while it is looked at, has done harm.
    return { first: "", stable: false, foreign: 0, ran: [`broke the page: ${String(error).slice(0, 120)}`] };
  }
}

async function watchedPage(context: BrowserContext, seen: Seen): Promise<Page> {
  const page = await context.newPage();
  page.on("dialog", (dialog) => void dialog.dismiss());
  page.on("popup", () => seen.ran.push("popup"));
  page.on("framenavigated", (frame) => {
    if (frame.url() !== seen.address) seen.ran.push(`navigation to ${frame.url()}`);
  });
  await page.route("**/*", (route) => {
    const request = route.request();
    if (request.url() === seen.address) return route.continue();
    seen.requests.push({ url: request.url(), type: request.resourceType() });
    return route.abort();
  });
  return page;
}

async function provoke(page: Page) {
  const outcome = (await page.evaluate(PROVOKE)) as { first: string; stable: boolean; foreign: number };
  // Errors and loads of what innerHTML put there arrive as tasks: three turns of the loop let them run.
  await page.evaluate(
    "(async () => { for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setTimeout(done, 10)); })()",
  );
  return { ...outcome, ran: (await page.evaluate("window.ran")) as string[] };
}

function picturesNamed(html: string): Set<string> {
  const named = new Set<string>();
  for (const [, value = ""] of html.matchAll(/ (?:src|srcset|poster)="([^"]*)"/g)) {
    const text = value.replaceAll("&amp;", "&");
    named.add(text);
    for (const candidate of text.split(", ")) named.add(candidate.split(" ", 1)[0] ?? "");
  }
  return named;
}

function pageOf(html: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>proof</title><link rel="icon" href="data:,"><script>${HOOKS}</script></head><body><div id="fragment">${html}</div></body></html>`;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}
