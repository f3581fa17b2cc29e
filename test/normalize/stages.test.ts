import { expect, test } from "vitest";
import { parseFeed } from "../../src/index.ts";
import { identities, rawFingerprint } from "../../src/normalize/identity.ts";
import { sharedContext } from "../../src/normalize/normalize.ts";
import { normalizeEntry } from "../../src/normalize/normalize-entry.ts";
import { normalizeHead } from "../../src/normalize/normalize-head.ts";
import { parse } from "../../src/parse/parse.ts";

const item = (title: string) => `<item><guid>http://a.example/${title}</guid><title>${title}</title></item>`;
const document = (...items: string[]) =>
  `<rss version="2.0"><channel><title>T</title>${items.join("\n")}</channel></rss>`;

async function parsed(text: string) {
  const feed = await parse(text, { url: "http://a.example/feed" });
  if (feed.kind === "refusal") throw new Error(feed.message);
  return feed;
}

test("the stages one by one give what parseFeed gives", async () => {
  const text = document(item("one"), item("two"));
  const feed = await parsed(text);
  const ids = identities(feed);
  const entries = feed.items.map((each, at) =>
    normalizeEntry(each, { ...sharedContext(feed), id: ids[at] ?? "" }),
  );
  const whole = await parseFeed(Buffer.from(text), { url: "http://a.example/feed" });
  expect({ ...normalizeHead(feed), entries }).toEqual(whole);
});

test("an item's raw fingerprint changes with the item and with nothing else", async () => {
  const [first, second] = (await parsed(document(item("one"), item("two")))).items.map(rawFingerprint);
  const [moved] = (await parsed(document(item("two")))).items.map(rawFingerprint);
  const [edited] = (await parsed(document(item("two").replace("<title>two", "<title>2")))).items.map(
    rawFingerprint,
  );
  expect(moved).toBe(second);
  expect(edited).not.toBe(second);
  expect(first).not.toBe(second);
});

test("an item keeps its id when others come and go", async () => {
  const [before] = identities(await parsed(document(item("one"), item("two"))));
  const [, after] = identities(await parsed(document(item("zero"), item("one"))));
  expect(after).toBe(before);
});
