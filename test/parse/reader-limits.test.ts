import { expect, test } from "vitest";
import { MAX_ITEMS } from "../../src/parse/max-items.ts";
import { readXml } from "../../src/parse/reader/read-xml.ts";

test("a document with too many things that only look like tags says where reading stopped", () => {
  const { notes } = readXml(`<rss>${"a<1 ".repeat(100_001)}<title>late</title></rss>`, undefined);
  expect(notes.join()).toContain("reading stopped after 100000 repairs");
});

test("reading ends with the first item too many", () => {
  const { root } = readXml(`<rss>${"<item><a/></item>".repeat(MAX_ITEMS + 5)}</rss>`, undefined);
  expect(root?.children).toHaveLength(MAX_ITEMS);
});
