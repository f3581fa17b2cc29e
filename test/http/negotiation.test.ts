import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fullEntry } from "../publish/sample.ts";
import { publish, type Running, startServer } from "./start-server.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
const RSS = "application/rss+xml; charset=utf-8";
const ATOM = "application/atom+xml; charset=utf-8";
const JSON_FEED = "application/feed+json; charset=utf-8";
const HTML = "text/html; charset=utf-8";
let server: Running;

beforeAll(async () => {
  server = await startServer(publish(new Map([["sections/work", [fullEntry()]]])));
});
afterAll(() => server.close());

describe("a feed's place without a suffix", () => {
  it.each([
    ["a browser", BROWSER, HTML],
    [
      "a reader that names both",
      "application/rss+xml, application/rdf+xml;q=0.8, application/atom+xml;q=0.6",
      RSS,
    ],
    ["a reader that prefers Atom", "application/atom+xml, application/rss+xml;q=0.9, */*;q=0.1", ATOM],
    ["a reader that prefers JSON", "application/feed+json, application/rss+xml;q=0.5", JSON_FEED],
    ["a programme that takes JSON", "application/json", JSON_FEED],
    ["a programme that takes XML", "text/xml, application/xml;q=0.9", RSS],
    ["one that takes anything", "*/*", RSS],
    ["one that takes anything but RSS", "*/*, application/rss+xml;q=0", ATOM],
    ["one that prefers a specific type over a range", "text/*;q=0.5, application/feed+json;q=0.6", JSON_FEED],
  ])("gives %s what it asks for", async (_name, accept, type) => {
    const { status, headers } = await server.request("/sections/work", { accept });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe(type);
    expect(headers.vary).toBe(type === HTML ? "Accept, Accept-Encoding" : "Accept, Accept-Encoding, A-IM");
  });

  it("gives the feed where nothing is asked for, and says where it stands", async () => {
    const { headers } = await server.request("/sections/work");
    expect(headers["content-type"]).toBe(RSS);
    expect(headers["content-location"]).toBe("/sections/work.rss");
  });

  it("is 406 in plain words where none is taken", async () => {
    const { status, headers, text } = await server.request("/sections/work", { accept: "image/png" });
    expect(status).toBe(406);
    expect(headers.vary).toBe("Accept");
    expect(text).toContain("RSS, Atom, JSON Feed or an HTML page");
  });

  it("has a tag of its own for every form", async () => {
    const forms = ["text/html", "application/rss+xml", "application/atom+xml", "application/feed+json"];
    const tags = await Promise.all(
      forms.map(async (accept) => (await server.request("/sections/work", { accept })).headers.etag),
    );
    expect(new Set(tags).size).toBe(forms.length);
  });
});

describe("a feed's place with a suffix", () => {
  it.each([
    ["rss", RSS],
    ["atom", ATOM],
    ["json", JSON_FEED],
  ])("is %s whatever the Accept header says", async (suffix, type) => {
    const { status, headers } = await server.request(`/sections/work.${suffix}`, { accept: "text/html" });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe(type);
    const face = type.includes("json") ? "" : "Sec-Fetch-Dest, ";
    expect(headers.vary).toBe(`${face}Accept-Encoding, A-IM`);
    expect(headers["content-location"]).toBeUndefined();
    expect(headers.link).toContain(`<https://wire.example.org/sections/work.${suffix}>; rel="self"`);
    expect(headers.link).toContain(
      '<https://wire.example.org/sections/work>; rel="alternate"; type="text/html"',
    );
  });
});

describe("Accept-Encoding", () => {
  it.each([
    [undefined, undefined],
    ["gzip", "gzip"],
    ["gzip, deflate, br", "br"],
    ["br;q=0.5, gzip;q=0.8", "gzip"],
    ["identity", undefined],
    ["gzip;q=0, br;q=0", undefined],
    ["gzip;q=0.5, identity", undefined],
    ["*", "br"],
    ["*;q=0.1, gzip", "gzip"],
    ["deflate, zstd", undefined],
    ["GZIP", "gzip"],
    ["", undefined],
  ])("%s is answered in %s", async (accepted, coding) => {
    const plain = await server.request("/sections/work.rss");
    const headers = accepted === undefined ? {} : { "accept-encoding": accepted };
    const received = await server.request("/sections/work.rss", headers);
    expect(received.headers["content-encoding"]).toBe(coding);
    expect(received.headers["content-length"]).toBe(String(received.body.length));
    const decode = { br: brotliDecompressSync, gzip: gunzipSync }[coding ?? ""] ?? ((bytes: Buffer) => bytes);
    expect(decode(received.body).equals(plain.body)).toBe(true);
  });

  it("that refuses everything is 406", async () => {
    expect((await server.request("/sections/work.rss", { "accept-encoding": "*;q=0" })).status).toBe(406);
  });

  it("holds for pages, too", async () => {
    const { headers, body } = await server.request("/sections/work", {
      accept: BROWSER,
      "accept-encoding": "br",
    });
    expect(headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(body).toString()).toContain("<!doctype html>");
  });
});
