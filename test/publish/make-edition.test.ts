import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeEdition } from "../../src/publish/make-edition.ts";
import { fullEntry, HEAD, SOURCES, sampleEntry } from "./sample.ts";

describe("makeEdition", () => {
  it("prepares the same bytes in three codings", async () => {
    const edition = await makeEdition({ head: HEAD, entries: [fullEntry()] }, SOURCES, "atom");
    expect(gunzipSync(edition.gzip).equals(edition.identity)).toBe(true);
    expect(brotliDecompressSync(edition.brotli).equals(edition.identity)).toBe(true);
    expect(edition.mediaType).toBe("application/atom+xml; charset=utf-8");
  });

  it("has validators of its content alone", async () => {
    const first = await makeEdition({ head: HEAD, entries: [fullEntry()] }, SOURCES, "rss");
    const again = await makeEdition({ head: HEAD, entries: [fullEntry()] }, SOURCES, "rss");
    const other = await makeEdition({ head: HEAD, entries: [fullEntry(), sampleEntry()] }, SOURCES, "rss");
    expect(again.etag).toBe(first.etag);
    expect(other.etag).not.toBe(first.etag);
    expect(first.etag).toMatch(/^"[\w-]{27}"$/);
  });

  it("is dated by the latest change it knows of, the epoch where there is none", async () => {
    const head = { ...HEAD, updated: "1970-01-01T00:00:00Z" };
    const dated = await makeEdition({ head, entries: [sampleEntry(), fullEntry()] }, SOURCES, "json");
    expect(dated.lastModified).toBe("2026-03-05T11:00:00.000Z");
    const empty = await makeEdition({ head, entries: [] }, SOURCES, "json");
    expect(empty.lastModified).toBe("1970-01-01T00:00:00.000Z");
  });
});
