import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/fetch/decode.ts";
import { listedId } from "../../src/lists/listed-id.ts";
import { addressKey, webAddress } from "../../src/lists/web-address.ts";
import { readOpml } from "../../src/parse/read-opml.ts";

const CORPUS = new URL("../../../shared/corpus/opml/", import.meta.url);

/** The corpus lies beside the project where there is one. */
function corpus(): string[] {
  try {
    return readdirSync(CORPUS).filter((name) => name.endsWith(".opml"));
  } catch {
    return [];
  }
}

describe("lists as people share them", () => {
  it.each(corpus())("%s: every outline with an address is read", (name) => {
    const { text } = decode(readFileSync(new URL(name, CORPUS)));
    const addresses = new Set([...text.matchAll(/\bxmlurl\s*=\s*"\s*([^"]*?)\s*"/gi)].map(([, url]) => url));
    addresses.delete("");
    const reading = readOpml(text);
    expect(reading?.cut).toBeUndefined();
    expect(reading?.feeds).toHaveLength(addresses.size);
    const usable = reading?.feeds.flatMap(({ url }) => webAddress(url) ?? []) ?? [];
    expect(new Set(usable.map(listedId)).size).toBe(new Set(usable.map(addressKey)).size);
    expect(usable.length).toBeGreaterThan(addresses.size * 0.9);
  });
});

describe("a list that is badly written", () => {
  const feeds = (text: string) => readOpml(text)?.feeds.map(({ url }) => url);

  it("is read as far as it goes", () => {
    expect(feeds('<opml><body><outline text="One" xmlUrl="http://a.example/"><outline XMLURL="b:c"')).toEqual(
      ["http://a.example/"],
    );
    expect(feeds('<OPML><outline text="R & D" xmlurl=" http://a.example/?a=1&b=2 "></OPML>')).toEqual([
      "http://a.example/?a=1&b=2",
    ]);
    expect(feeds("<opml version='2.0'>")).toEqual([]);
    expect(feeds("<html><body>Back soon</body></html>")).toBeUndefined();
    expect(feeds("")).toBeUndefined();
  });

  it("keeps titles to a line and folders to their feeds", () => {
    const text = `<opml><body><outline text=" Near&#10; and\u0007 far "><outline title="${"x".repeat(300)}" xmlUrl="http://a.example/"/></outline><outline xmlUrl="http://b.example/"/></body></opml>`;
    expect(readOpml(text)?.feeds).toEqual([
      { url: "http://a.example/", title: "x".repeat(200), folders: ["Near and far"] },
      { url: "http://b.example/", title: undefined, folders: [] },
    ]);
  });
});

describe("a list that means harm", () => {
  it("costs no more than an honest one of its size", () => {
    const nested = `<opml>${"<outline text='deeper'>".repeat(180_000)}`;
    expect(readOpml(nested)).toEqual({ feeds: [], cut: "its outlines lie more than 100 deep" });
    const long = `<opml>${Array.from({ length: 60_000 }, (_, at) => `<outline xmlUrl="http://h.example/${at}"/>`).join("")}`;
    expect(readOpml(long)?.feeds).toHaveLength(5_000);
    expect(readOpml(long)?.cut).toBe("it names more than 5000 feeds");
    expect(readOpml(`<opml><outline xmlUrl="http://h.example/${"x".repeat(3_000_000)}"/>`)?.feeds).toEqual(
      [],
    );
  });
});
