import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fullEntry } from "../publish/sample.ts";
import { publish, type Running, startServer } from "./start-server.ts";

const FEED = "/sections/work.atom";
let server: Running;
let etag: string;

beforeAll(async () => {
  server = await startServer(publish(new Map([["sections/work", [fullEntry()]]])));
  etag = (await server.request(FEED)).headers.etag ?? "";
});
afterAll(() => server.close());

async function statusWith(headers: Record<string, string>): Promise<number> {
  return (await server.request(FEED, headers)).status;
}

describe("a feed's validators", () => {
  it("are a strong tag and the date of the last change", async () => {
    const { headers } = await server.request(FEED);
    expect(headers.etag).toMatch(/^"[A-Za-z0-9_-]+"$/);
    expect(headers["last-modified"]).toBe("Thu, 05 Mar 2026 11:00:00 GMT");
  });

  it("are no later than the answer, whatever clock noted the change", async () => {
    const behind = await startServer(publish(new Map([["all", [fullEntry()]]])), {
      now: () => Date.parse("2026-03-05T10:30:00.700Z"),
    });
    const { headers } = await behind.request("/all.atom");
    expect(headers["last-modified"]).toBe("Thu, 05 Mar 2026 10:30:00 GMT");
    const held = { "if-modified-since": headers["last-modified"] };
    expect((await behind.request("/all.atom", held)).status).toBe(304);
    await behind.close();
  });

  it("differ between codings, and each is confirmed", async () => {
    const br = await server.request(FEED, { "accept-encoding": "br" });
    expect(br.headers.etag).not.toBe(etag);
    const again = await server.request(FEED, { "accept-encoding": "br", "if-none-match": br.headers.etag });
    expect([again.status, again.headers.etag]).toEqual([304, br.headers.etag]);
    const plain = await server.request(FEED, { "if-none-match": br.headers.etag });
    expect([plain.status, plain.headers.etag]).toEqual([304, br.headers.etag]);
  });
});

describe("If-None-Match", () => {
  it.each([
    ["the tag", (tag: string) => tag, 304],
    ["the tag made weak", (tag: string) => `W/${tag}`, 304],
    ["a list with the tag", (tag: string) => `"a", W/"b,c" ,${tag}`, 304],
    ["any", () => "*", 304],
    ["another tag", () => '"other"', 200],
    ["a list without it", () => '"a", "b"', 200],
    ["the tag without quotes", (tag: string) => tag.replaceAll('"', ""), 200],
    ["nothing readable", () => '"', 200],
  ])("with %s", async (_name, make, status) => {
    expect(await statusWith({ "if-none-match": make(etag) })).toBe(status);
  });

  it("overrules If-Modified-Since both ways", async () => {
    const newer = "Fri, 06 Mar 2026 00:00:00 GMT";
    expect(await statusWith({ "if-none-match": '"other"', "if-modified-since": newer })).toBe(200);
    const older = "Thu, 01 Jan 2026 00:00:00 GMT";
    expect(await statusWith({ "if-none-match": etag, "if-modified-since": older })).toBe(304);
  });
});

describe("If-Modified-Since", () => {
  it.each([
    ["the date sent", "Thu, 05 Mar 2026 11:00:00 GMT", 304],
    ["a later date", "Thu, 05 Mar 2026 11:00:01 GMT", 304],
    ["an earlier date", "Thu, 05 Mar 2026 10:59:59 GMT", 200],
    ["the form of RFC 850", "Thursday, 05-Mar-26 11:00:00 GMT", 304],
    ["the form of asctime", "Thu Mar  5 11:00:00 2026", 304],
    ["a date that has not come", "Thu, 05 Mar 2037 11:00:00 GMT", 200],
    ["no HTTP date", "2026-03-05T11:00:00Z", 200],
    ["a number", "1", 200],
  ])("with %s", async (_name, date, status) => {
    expect(await statusWith({ "if-modified-since": date })).toBe(status);
  });
});

describe("If-Match and If-Unmodified-Since", () => {
  it.each([
    [{ "if-match": "*" }, 200],
    [{ "if-match": '"other"' }, 412],
    [{ "if-unmodified-since": "Thu, 05 Mar 2026 11:00:00 GMT" }, 200],
    [{ "if-unmodified-since": "Thu, 05 Mar 2026 10:00:00 GMT" }, 412],
    [{ "if-unmodified-since": "soon" }, 200],
  ])("%o", async (headers, status) => {
    expect(await statusWith(headers as unknown as Record<string, string>)).toBe(status);
  });

  it("compare strongly", async () => {
    expect(await statusWith({ "if-match": etag })).toBe(200);
    expect(await statusWith({ "if-match": `W/${etag}` })).toBe(412);
  });
});

describe("a 304", () => {
  it("repeats what caches need, and has no body", async () => {
    const full = await server.request(FEED);
    const { status, headers, body } = await server.request(FEED, { "if-none-match": etag });
    expect(status).toBe(304);
    expect(body.length).toBe(0);
    for (const name of ["etag", "cache-control", "vary", "last-modified", "link"] as const) {
      expect(headers[name], name).toBe(full.headers[name]);
    }
    expect(headers.date).toBeDefined();
    expect(headers["content-type"]).toBeUndefined();
    expect(headers["content-length"]).toBeUndefined();
    expect(headers["content-encoding"]).toBeUndefined();
  });
});

describe("HEAD", () => {
  it.each([FEED, "/sections/work", "/", "/about", "/opml", "/tags/none.rss"])(
    "%s equals GET without the body",
    async (path) => {
      const headers = { "accept-encoding": "gzip", accept: "text/html" };
      const get = await server.request(path, headers);
      const head = await server.request(path, headers, "HEAD");
      expect(head.status).toBe(get.status);
      expect(head.body.length).toBe(0);
      const { date: _d1, "x-request-id": _r1, ...expected } = get.headers;
      const { date: _d2, "x-request-id": _r2, ...received } = head.headers;
      expect(received).toEqual(expected);
    },
  );

  it("weighs preconditions as GET does", async () => {
    expect((await server.request(FEED, { "if-none-match": etag }, "HEAD")).status).toBe(304);
  });
});

describe("Range", () => {
  it("is ignored: the whole feed comes, and says so", async () => {
    const { status, headers, text } = await server.request(FEED, { range: "bytes=0-9", "if-range": etag });
    expect(status).toBe(200);
    expect(headers["accept-ranges"]).toBe("none");
    expect(text).toContain("</feed>");
  });
});
