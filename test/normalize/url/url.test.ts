import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalUrl } from "../../../src/normalize/url/canonical-url.ts";
import { LINK_SCHEMES, resolveUrl } from "../../../src/normalize/url/resolve-url.ts";

describe("canonicalUrl", () => {
  test.each([
    ["HTTPS://Gazette.Example:443/A?b=1#", "https://gazette.example/A?b=1"],
    ["https://gazette.example/a?utm_source=rss&utm_medium=feed&id=7", "https://gazette.example/a?id=7"],
    ["https://gazette.example/?p=12&fbclid=x&gclid=y", "https://gazette.example/?p=12"],
    ["https://gazette.example/a?at_medium=RSS&at_campaign=x&xtor=RSS-1", "https://gazette.example/a"],
    // What a site may have named its records by stays.
    ["https://gazette.example/a?pk_id=5&pk_campaign=x", "https://gazette.example/a?pk_id=5"],
    ["https://gazette.example/show.php?ncid=4711", "https://gazette.example/show.php?ncid=4711"],
    ["https://gazette.example/a?ncid=rss", "https://gazette.example/a"],
    ["https://gazette.example/a?at_hand=1", "https://gazette.example/a?at_hand=1"],
    ["https://gazette.example/a#xtor=RSS-16", "https://gazette.example/a"],
    ["https://gazette.example/a#comment-3", "https://gazette.example/a#comment-3"],
    ["https://gazette.example/a?mc_cid=1&mc_eid=2", "https://gazette.example/a"],
    ["https://gazette.example/a?ref=rss&ref=chapter2", "https://gazette.example/a?ref=chapter2"],
    ["https://gazette.example/?feed=rss2", "https://gazette.example/?feed=rss2"],
    ["https://gazette.example/spip.php?page=backend", "https://gazette.example/spip.php?page=backend"],
    ["https://gazette.example/a?UTM_Source=x", "https://gazette.example/a"],
    ["https://gazette.example/a?&&b=2&", "https://gazette.example/a?b=2"],
    [
      "https://gazette.example/a?title=%C3%A9t%C3%A9+x&source=wire",
      "https://gazette.example/a?title=%C3%A9t%C3%A9+x&source=wire",
    ],
    ["https://www.youtube.com/watch?v=abc&feature=share&t=10", "https://www.youtube.com/watch?v=abc&t=10"],
    [
      "https://www.google.com/url?rct=j&url=https://gazette.example/a%3Futm_source%3Dx",
      "https://gazette.example/a",
    ],
    ["https://l.facebook.com/l.php?u=https%3A%2F%2Fgazette.example%2Fa&h=1", "https://gazette.example/a"],
    [
      "https://www.google.com/search?q=https://gazette.example/",
      "https://www.google.com/search?q=https://gazette.example/",
    ],
    ["urn:uuid:1", "urn:uuid:1"],
    ["  not a url ", "not a url"],
  ])("%s", (url, expected) => {
    expect(canonicalUrl(url)).toBe(expected);
  });

  const awkward = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          "utm_a=1",
          "&",
          "?",
          "#",
          "%",
          "%2",
          "/",
          "..",
          "url=https://a.example/?q=",
          "=",
          "é",
          " ",
          "xtor=1",
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => `https://www.google.com/url?${parts.join("")}`),
  );

  test("twice is once, for any text", () => {
    fc.assert(
      fc.property(awkward, (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("resolveUrl", () => {
  const base = "https://gazette.example/2026/story.html?x=1";
  test.each([
    ["photo.jpg", "https://gazette.example/2026/photo.jpg"],
    ["/a/../b", "https://gazette.example/b"],
    ["//cdn.example/x", "https://cdn.example/x"],
    ["?y=2", "https://gazette.example/2026/story.html?y=2"],
    ["#n1", "https://gazette.example/2026/story.html?x=1#n1"],
    ["\n https://Cdn.Example/a b \t", "https://cdn.example/a%20b"],
    ["ht\ntps://cdn.example/", "https://cdn.example/"],
    ["javascript:alert(1)", undefined],
    ["java\tscript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["mailto:desk@gazette.example", undefined],
    ["http://", undefined],
    ["http://[", undefined],
    ["https://cdn.example/%2e%2e/a", "https://cdn.example/a"],
    ["http://0x7f.1/", "http://127.0.0.1/"],
    [`/${"a".repeat(9000)}`, undefined],
  ])("%j", (reference, expected) => {
    expect(resolveUrl(reference, base)).toBe(expected);
  });

  test("without a base only absolute references and bare www names stand", () => {
    expect(resolveUrl("photo.jpg")).toBeUndefined();
    expect(resolveUrl("photo.jpg", "no base")).toBeUndefined();
    expect(resolveUrl("www.gazette.example/a")).toBe("http://www.gazette.example/a");
  });

  test("links may have more schemes than what is fetched", () => {
    expect(resolveUrl("mailto:desk@gazette.example", base, LINK_SCHEMES)).toBe("mailto:desk@gazette.example");
    expect(resolveUrl("vbscript:x", base, LINK_SCHEMES)).toBeUndefined();
  });

  test("any text gives an http(s) URL that resolves to itself, or nothing", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.webUrl(), fc.webPath());
    fc.assert(
      fc.property(text, (reference) => {
        const url = resolveUrl(reference, base);
        if (url === undefined) return;
        expect(url).toMatch(/^https?:\/\//);
        expect(resolveUrl(url)).toBe(url);
        expect(new URL(url).href).toBe(url);
      }),
      { numRuns: 3000 },
    );
  });
});
