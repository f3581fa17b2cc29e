import type { RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";
import { createFetcher } from "../../src/fetch/fetcher.ts";
import type { Validators } from "../../src/model/source-state.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function origin(answer: RequestListener): Promise<Origin> {
  const started = await startOrigin(answer);
  closing.push(started.close);
  return started;
}

function fetch(
  url: string,
  options: { validators?: Validators; timeout?: number; maxBytes?: number; allow?: string[] } = {},
) {
  const guard = createAddressGuard(options.allow ?? ["127.0.0.0/8"]);
  const fetcher = createFetcher({
    userAgent: () => "Broadsheet/test (+https://wire.example)",
    guard,
    now: Date.now,
  });
  closing.push(fetcher.close);
  const { validators = {}, timeout = 5_000, maxBytes = 10_000 } = options;
  return fetcher.fetch({ url, validators, timeout, maxBytes });
}

describe("a request", () => {
  it("is conditional on exactly the bytes it was given and names the service", async () => {
    const { url, requests } = await origin((_, response) => response.writeHead(304).end());
    await fetch(url, { validators: { etag: 'W/"a b"', lastModified: "Mon, 04 May 2026 10:00:00 GMT" } });
    expect(requests[0]?.headers).toMatchObject({
      "if-none-match": 'W/"a b"',
      "if-modified-since": "Mon, 04 May 2026 10:00:00 GMT",
      "user-agent": "Broadsheet/test (+https://wire.example)",
    });
    expect(requests[0]?.headers).not.toHaveProperty("cookie");
    expect(requests[0]?.headers).not.toHaveProperty("referer");
  });

  it("is unconditional without validators", async () => {
    const { url, requests } = await origin((_, response) => response.end("x"));
    await fetch(url);
    expect(requests[0]?.headers).not.toHaveProperty("if-none-match");
    expect(requests[0]?.headers).not.toHaveProperty("if-modified-since");
  });
});

describe("a body", () => {
  const text = "<rss/>".repeat(50);
  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["deflate", deflateRawSync],
    ["identity", (plain: Buffer) => plain],
  ] as const)("in %s is unpacked", async (coding, pack) => {
    const { url } = await origin((_, response) => {
      response.setHeader("content-encoding", coding).end(pack(Buffer.from(text)));
    });
    const outcome = await fetch(url);
    expect(outcome.kind === "fetched" && Buffer.from(outcome.body).toString()).toBe(text);
  });

  it("that is larger than allowed, on the wire or unpacked, is given up", async () => {
    const wire = await origin((_, response) => response.end(Buffer.alloc(20_000)));
    expect(await fetch(wire.url)).toMatchObject({ kind: "failed", reason: "too-large" });
    const bomb = await origin((_, response) => {
      response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(5_000_000)));
    });
    expect(await fetch(bomb.url)).toMatchObject({ kind: "failed", reason: "too-large" });
  });

  it("that is not what its coding says is a failure", async () => {
    const { url } = await origin((_, response) =>
      response.setHeader("content-encoding", "gzip").end("plain"),
    );
    expect(await fetch(url)).toMatchObject({ kind: "failed", reason: "protocol" });
  });
});

describe("an answer", () => {
  const answers: Array<[status: number, headers: Record<string, string>, outcome: object]> = [
    [
      200,
      { etag: '"1"', "last-modified": "x" },
      { kind: "fetched", validators: { etag: '"1"', lastModified: "x" } },
    ],
    [
      304,
      { etag: '"2"', "cache-control": "max-age=7200" },
      { kind: "unchanged", freshness: { maxAge: 7_200_000 } },
    ],
    [410, {}, { kind: "gone" }],
    [429, { "retry-after": "120" }, { kind: "throttled", retryAfter: 120_000 }],
    [503, { "retry-after": "60" }, { kind: "throttled", retryAfter: 60_000 }],
    [503, {}, { kind: "failed", reason: "status", status: 503 }],
    [404, {}, { kind: "failed", reason: "status", status: 404 }],
    [500, {}, { kind: "failed", reason: "status", status: 500 }],
  ];
  it.each(answers)("with status %i and %o", async (status, headers, outcome) => {
    const { url } = await origin((_, response) =>
      response.writeHead(status, headers).end(status === 200 ? "x" : undefined),
    );
    expect(await fetch(url, { validators: { etag: '"1"' } })).toMatchObject(outcome);
  });

  it("that redirects is followed, and the address that answered is told", async () => {
    const { url } = await origin((request, response) => {
      if (request.url === "/moved") response.writeHead(301, { location: "/feed" }).end();
      else response.end("x");
    });
    expect(await fetch(`${url}/moved`)).toMatchObject({ kind: "fetched", url: `${url}/feed` });
  });

  it("that redirects for ever is given up", async () => {
    const { url, requests } = await origin((request, response) =>
      response.writeHead(302, { location: `${request.url}again/` }).end(),
    );
    expect(await fetch(`${url}/`)).toMatchObject({
      kind: "failed",
      reason: "redirects",
      message: expect.stringContaining("more than 5 times"),
    });
    expect(requests.length).toBe(6);
  });

  it("that redirects in a circle is asked once round, whatever hosts the circle leads through", async () => {
    const there = await origin((_, response) =>
      response.writeHead(301, { location: `${here.url}/#top` }).end(),
    );
    const here = await origin((_, response) => response.writeHead(301, { location: there.url }).end());
    expect(await fetch(`${here.url}/`)).toMatchObject({
      kind: "failed",
      reason: "redirects",
      message: expect.stringContaining("in a circle"),
    });
    expect([here.requests.length, there.requests.length]).toEqual([1, 1]);
  });

  it("that redirects to a guarded address is refused", async () => {
    const { url } = await origin((_, response) =>
      response.writeHead(302, { location: "http://10.0.0.1/" }).end(),
    );
    expect(await fetch(url)).toMatchObject({ kind: "refused", message: expect.stringContaining("10.0.0.1") });
  });
});

describe("an address", () => {
  it.each([
    "http://127.0.0.1:9/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://localhost/",
  ])("%s is refused where no range is opened", async (url) => {
    expect(await fetch(url, { allow: [] })).toMatchObject({ kind: "refused" });
  });
  it.each(["ftp://a.example/", "file:///etc/passwd", "http://user:word@a.example/", "nonsense"])(
    "%s is never fetched",
    async (url) => {
      expect(await fetch(url)).toMatchObject({ kind: "refused" });
    },
  );
});

describe("an origin that misbehaves", () => {
  it("by never answering fails in time", async () => {
    const { url } = await origin((_request, response) => response.flushHeaders());
    expect(await fetch(url, { timeout: 200 })).toMatchObject({ kind: "failed", reason: "timeout" });
  });
  it("by closing the connection fails", async () => {
    const { url } = await origin((request) => request.socket.destroy());
    expect(await fetch(url)).toMatchObject({ kind: "failed", reason: "reset" });
  });
  it("by speaking another protocol fails", async () => {
    const server = createTcpServer((socket) => socket.resume().end("SSH-2.0-x\r\n\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.address() as AddressInfo;
    expect(await fetch(`http://127.0.0.1:${port}/`)).toMatchObject({ kind: "failed", reason: "protocol" });
  });
  it("by not being there fails", async () => {
    const gone = await startOrigin((_, response) => response.end());
    await gone.close();
    expect(await fetch(gone.url)).toMatchObject({ kind: "failed", reason: "connect" });
  });
  it("by plain HTTP on a TLS port fails as TLS", async () => {
    const { url } = await origin((_, response) => response.end());
    expect(await fetch(url.replace("http:", "https:"))).toMatchObject({ kind: "failed", reason: "tls" });
  });
});

describe("our own shutdown", () => {
  it("is thrown, and not taken for a failure of the origin's", async () => {
    const guard = createAddressGuard(["127.0.0.0/8"]);
    const fetcher = createFetcher({ userAgent: () => "test", guard, now: Date.now });
    const { url } = await origin(() => void fetcher.close());
    const wish = { url, validators: {}, timeout: 5_000, maxBytes: 10_000 };
    await expect(fetcher.fetch(wish)).rejects.toThrow("destroyed");
    await expect(fetcher.fetch(wish)).rejects.toThrow("destroyed");
  });
});

describe("validators", () => {
  it.each(['""', 'W/"a, b"', "unquoted", "Ü", "a\tb", '"'.repeat(300)])(
    "%s are sent back as they came",
    async (etag) => {
      const seen: unknown[] = [];
      const { url } = await origin((request, response) => {
        seen.push(request.headers["if-none-match"]);
        response.setHeader("etag", etag).end(Buffer.from("x"));
      });
      const first = await fetch(url);
      const validators = first.kind === "fetched" ? first.validators : {};
      await fetch(url, { validators });
      expect(seen).toEqual([undefined, etag]);
    },
  );
  it("too long to be sent back are let go", async () => {
    const { url } = await origin((_, response) => response.setHeader("etag", "e".repeat(9_000)).end("x"));
    expect(await fetch(url)).toMatchObject({ kind: "fetched", validators: { etag: undefined } });
  });
});
