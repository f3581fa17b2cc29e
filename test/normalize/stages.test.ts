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
  const [first, second] = (await parsed(document(item("one"), item("two")))).items.map((each) =>
    rawFingerprint(each),
  );
  const [moved] = (await parsed(document(item("two")))).items.map((each) => rawFingerprint(each));
  const [edited] = (await parsed(document(item("two").replace("<title>two", "<title>2")))).items.map((each) =>
    rawFingerprint(each),
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

test("an item's raw fingerprint changes with the language and the base it inherits", async () => {
  const atom = (attributes: string) =>
    parsed(
      `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><entry><id>urn:a</id><title>x</title></entry></feed>`,
    );
  const of = async (attributes: string) => {
    const feed = await atom(attributes);
    return feed.items.map((each) => rawFingerprint(each, sharedContext(feed)))[0];
  };
  const plain = await of("");
  expect(await of('xml:lang="fr"')).not.toBe(plain);
  expect(await of('xml:base="http://b.example/"')).not.toBe(plain);
  expect(await of("")).toBe(plain);
});

const shared = (name: string, title: string, link: string) =>
  `<item><guid isPermaLink="false">${name}</guid><title>${title}</title><link>${link}</link><description>${title} text</description></item>`;

test("of two among many that share a guid the newer keeps it, also when the older is gone", async () => {
  const rest = [item("x"), item("y")];
  const newer = shared("g", "new", "http://a.example/new");
  const both = identities(await parsed(document(newer, shared("g", "old", "http://a.example/old"), ...rest)));
  const alone = identities(await parsed(document(newer, ...rest)));
  expect(both[0]).toBe("g");
  expect(both[1]).not.toBe("g");
  expect(alone[0]).toBe(both[0]);
});

test("where every item shares a guid each goes by what it says, whoever comes and goes", async () => {
  const [a = "", b = "", c = "", d = ""] = ["a", "b", "c", "d"].map((each) =>
    shared("g", each, "http://a.example/"),
  );
  const first = identities(await parsed(document(c, b, a)));
  const later = identities(await parsed(document(d, c, b)));
  expect(new Set(first).size).toBe(3);
  expect(later.slice(1)).toEqual(first.slice(0, 2));
});

test("Atom entries with one id and one link are one entry in two states", async () => {
  const entry = (title: string) =>
    `<entry><id>urn:a</id><title>${title}</title><content>${title}</content></entry>`;
  const feed = await parsed(
    `<feed xmlns="http://www.w3.org/2005/Atom">${entry("late")}${entry("early")}</feed>`,
  );
  expect(identities(feed)).toEqual(["urn:a", "urn:a"]);
});
