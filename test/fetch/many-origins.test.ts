import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher } from "../../src/fetch/fetcher.ts";

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What the fetcher keeps unused at most, and those in use that come on top. */
const MOST = 512 + 20;

it("a thousand origins are not all kept connected, and after a while none is", {
  timeout: 60_000,
}, async () => {
  let open = 0;
  let most = 0;
  const server = createServer({ keepAliveTimeout: 0 }, (_, response) => response.end("<rss/>"));
  server.on("connection", (socket) => {
    open += 1;
    most = Math.max(most, open);
    socket.on("close", () => {
      open -= 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const { port } = server.address() as AddressInfo;
  const guard = createAddressGuard(["127.0.0.0/8"]);
  const fetcher = createFetcher({ userAgent: () => "test", guard, now: Date.now });
  closing.push(() => new Promise((resolve) => server.close(() => resolve())), fetcher.close);

  const hosts = Array.from({ length: 1_000 }, (_, at) => `127.1.${at >> 8}.${at & 255}`).values();
  const lanes = Array.from({ length: 10 }, async () => {
    for (const host of hosts) {
      const wish = { url: `http://${host}:${port}/`, validators: {}, timeout: 10_000, maxBytes: 1_000 };
      expect(await fetcher.fetch(wish)).toMatchObject({ kind: "fetched" });
    }
  });
  await Promise.all(lanes);
  expect(most).toBeGreaterThan(400);
  expect(most).toBeLessThan(MOST);
  await vi.waitFor(() => expect(open).toBe(0), { timeout: 30_000, interval: 100 });
});
