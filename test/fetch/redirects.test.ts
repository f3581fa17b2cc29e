import { afterEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher } from "../../src/fetch/fetcher.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** An origin at which `/301/302/end` redirects with 301 to `/302/end`, that with 302 to `/end`, which answers. */
async function chainOrigin(answer: number): Promise<Origin> {
  const origin = await startOrigin((request, response) => {
    const [, status = "", ...rest] = (request.url ?? "").split("/");
    if (/^30[1-8]$/.test(status))
      response.writeHead(Number(status), { location: `/${rest.join("/")}` }).end();
    else response.writeHead(answer, answer === 200 ? { "set-cookie": "a=b" } : {}).end();
  });
  closing.push(origin.close);
  return origin;
}

function fetch(url: string, etag?: string) {
  const guard = createAddressGuard(["127.0.0.0/8"]);
  const fetcher = createFetcher({ userAgent: () => "test", guard, now: Date.now });
  closing.push(fetcher.close);
  return fetcher.fetch({ url, validators: { etag }, timeout: 5_000, maxBytes: 10_000 });
}

describe("where a source has moved to", () => {
  it.each([
    ["/end", undefined],
    ["/301/end", "/end"],
    ["/308/301/end", "/end"],
    ["/301/302/end", "/302/end"],
    ["/301/302/301/end", "/302/301/end"],
    ["/302/end", undefined],
    ["/307/301/end", undefined],
    ["/303/end", undefined],
  ])("from %s is %s", async (from, to) => {
    for (const [status, kind] of [
      [200, "fetched"],
      [304, "unchanged"],
      [410, "gone"],
      [429, "throttled"],
    ] as const) {
      const { url } = await chainOrigin(status);
      const outcome = await fetch(url + from, '"1"');
      expect(outcome).toMatchObject({ kind, url: `${url}/end` });
      expect("movedTo" in outcome ? outcome.movedTo : undefined).toBe(to && url + to);
    }
  });
});

describe("a request after a redirect", () => {
  it("repeats the conditions and brings nothing else along", async () => {
    const { url, requests } = await chainOrigin(200);
    await fetch(`${url}/301/302/end`, '"1"');
    expect(requests.map((one) => one.headers["if-none-match"])).toEqual(['"1"', '"1"', '"1"']);
    for (const { headers } of requests)
      for (const name of ["cookie", "referer", "authorization", "origin"])
        expect(headers).not.toHaveProperty(name);
  });
});

describe("not modified", () => {
  it("is a fault where no condition was asked", async () => {
    const { url } = await chainOrigin(304);
    expect(await fetch(`${url}/end`)).toMatchObject({
      kind: "failed",
      reason: "protocol",
      status: 304,
      message: expect.stringContaining("not modified"),
    });
  });
});
