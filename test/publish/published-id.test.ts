import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanUrl } from "../../src/publish/clean-url.ts";
import { canonicalUrl, isCanonicalUri } from "../../src/publish/published-id.ts";
import { notCanonical } from "../validity/canonical-uri.ts";
import { anyUrl } from "./any-entry.ts";

describe("canonicalUrl", () => {
  it.each([
    ["https://a.example/%7eana/%c3%a9?q=%2f", "https://a.example/~ana/%C3%A9?q=%2F"],
    ["https://a.example/%E9", undefined],
    ["https://a.example/%2541", undefined],
    ["http://[::1]/", undefined],
    [undefined, undefined],
  ])("of %s is %s", (given, wanted) => {
    expect(canonicalUrl(given)).toBe(wanted);
  });

  it("is what the checker takes for canonical, whatever the address", () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        const canonical = canonicalUrl(cleanUrl(url));
        if (canonical === undefined) return;
        expect(notCanonical(canonical)).toBeUndefined();
        expect(isCanonicalUri(canonical)).toBe(true);
      }),
    );
  });
});
