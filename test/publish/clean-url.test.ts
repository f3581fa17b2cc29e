import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanUrl, isUri } from "../../src/publish/clean-url.ts";
import { anyUrl } from "./any-entry.ts";

describe("cleanUrl", () => {
  it.each([
    ["https://a.example/x?a=1&b=2#c", "https://a.example/x?a=1&b=2#c"],
    ["HTTP://A.Example:80/ü ñ", "http://a.example/%C3%BC%20%C3%B1"],
    ["https://кафе.example/", "https://xn--80akn5b.example/"],
    ["https://a.example/?q=[1]|{2}", "https://a.example/?q=%5B1%5D%7C%7B2%7D"],
    ["https://a.example/100%", "https://a.example/100%25"],
    ["https://a.example/#a#b", "https://a.example/#a%23b"],
    ["https://user:secret@a.example/", "https://a.example/"],
    ["http://[::1]:8080/x", "http://[::1]:8080/x"],
    ["/relative", undefined],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["ftp://a.example/", undefined],
    ["http://", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s gives %s", (given, wanted) => {
    expect(cleanUrl(given)).toBe(wanted);
  });

  it("gives a valid URI or nothing, and the same again", () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        const clean = cleanUrl(url);
        if (clean === undefined) return;
        expect(isUri(clean)).toBe(true);
        expect(cleanUrl(clean)).toBe(clean);
      }),
    );
  });
});
