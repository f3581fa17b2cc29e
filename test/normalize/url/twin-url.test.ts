import { describe, expect, it } from "vitest";
import { isFrontPage, twinUrl, withoutRevision } from "../../../src/normalize/url/twin-url.ts";

const PAGE = "https://paper.example/world/dockers-walk-out";

describe("twinUrl", () => {
  it.each([
    "http://paper.example/world/dockers-walk-out",
    "https://www.paper.example/world/dockers-walk-out",
    "https://WWW.Paper.example:443/world/dockers-walk-out/",
    "https://amp.paper.example/world/dockers-walk-out",
    "https://m.paper.example/world/dockers-walk-out",
    "https://paper.example/amp/world/dockers-walk-out",
    "https://paper.example/world/dockers-walk-out/amp/",
    "https://paper.example/world/amp/dockers-walk-out",
    "https://paper.example/world/dockers-walk-out.amp",
    "https://paper.example/world/dockers-walk-out?amp",
    "https://paper.example/world/dockers-walk-out?amp=1",
    "https://paper.example/world/dockers-walk-out?outputType=amp",
    "https://paper.example/world/dockers-walk-out/index.html",
    "https://paper.example/world/dockers-walk-out?utm_source=rss&fbclid=1",
    "https://paper.example/world/dockers-walk-out#ref=rss",
    "https://www.google.com/url?q=https://paper.example/world/dockers-walk-out&sa=U",
    "https://www.google.com/amp/s/paper.example/world/dockers-walk-out",
    "https://paper-example.cdn.ampproject.org/c/s/www.paper.example/world/dockers-walk-out",
    " https://paper.example/world/dockers-walk-out ",
  ])("is the same for %s", (url) => {
    expect(twinUrl(url)).toBe(twinUrl(PAGE));
  });

  it.each([
    "https://paper.example/world/dockers-walk-out-2",
    "https://paper.example/World/dockers-walk-out",
    "https://paper.example/world/dockers-walk-out?page=2",
    "https://paper.example/world/dockers-walk-out#update-2",
    "https://other.example/world/dockers-walk-out",
    "https://news.paper.example/world/dockers-walk-out",
    "https://paper.example:8080/world/dockers-walk-out",
  ])("is another for %s", (url) => {
    expect(twinUrl(url)).not.toBe(twinUrl(PAGE));
  });

  it("does not mind the order of parameters, nor how a byte is escaped", () => {
    expect(twinUrl("https://paper.example/%c3%a9?b=2&a=1")).toBe(twinUrl("http://paper.example/é?a=1&b=2"));
  });

  it("leaves a host its name where nothing else would be left", () => {
    expect(twinUrl("https://m.example/a")).toBe("m.example/a");
    expect(twinUrl("https://www.example/a")).toBe("www.example/a");
  });

  it("is nothing for what is no web address", () => {
    for (const text of [
      "",
      "12",
      "tag:paper.example,2026:1",
      "urn:uuid:1",
      "mailto:a@paper.example",
      "https://",
    ])
      expect(twinUrl(text)).toBeUndefined();
  });
});

describe("withoutRevision", () => {
  it.each([
    ["https://paper.example/?p=12&rev=3", "https://paper.example/?p=12"],
    ["https://paper.example/a?version=9", "https://paper.example/a"],
    ["https://paper.example/a#4", "https://paper.example/a"],
  ])("reads %s as %s", (url, same) => {
    expect(withoutRevision(twinUrl(url) ?? "")).toBe(twinUrl(same));
  });

  it("leaves what names a part of a page, or another page", () => {
    for (const url of ["https://paper.example/a#part-4", "https://paper.example/?p=12"])
      expect(withoutRevision(twinUrl(url) ?? "")).toBe(twinUrl(url));
  });
});

describe("isFrontPage", () => {
  it("is true only of a site's own address", () => {
    expect(isFrontPage(twinUrl("https://www.paper.example/") ?? "")).toBe(true);
    expect(isFrontPage(twinUrl("http://paper.example/index.php?utm_source=rss") ?? "")).toBe(true);
    expect(isFrontPage(twinUrl("https://paper.example/?p=1") ?? "")).toBe(false);
    expect(isFrontPage(twinUrl("https://paper.example/a") ?? "")).toBe(false);
  });
});
