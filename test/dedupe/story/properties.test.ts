import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byLead, leadOf } from "../../../src/dedupe/story/lead-of.ts";
import { lookupKeys } from "../../../src/dedupe/story/lookup-keys.ts";
import { packSketch } from "../../../src/dedupe/story/pack-sketch.ts";
import { sketchOf } from "../../../src/dedupe/story/sketch-of.ts";
import { storiesOf } from "../../../src/dedupe/story/stories-of.ts";
import { tieOf } from "../../../src/dedupe/story/tie-of.ts";
import { unpackSketch } from "../../../src/dedupe/story/unpack-sketch.ts";
import type { EntryRef } from "../../../src/model/stored-entry.ts";
import { storedWith } from "./stored-with.ts";

const words =
  "harbour strike council vote Lisbon Marta Oliveira 42 1,200 budget the of and ferry dock pay ended".split(
    " ",
  );
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 3, maxLength: 14 })
  .map((list) => `${list.join(" ")}.`);
// Few sentences, so that texts often have some in common.
const pool = fc.sample(sentence, { numRuns: 30, seed: 7 });
const text = fc.oneof(
  fc
    .array(fc.constantFrom(...pool), { maxLength: 24 })
    .map((list) => list.map((each) => `<p>${each}</p>`).join("")),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);
const address = fc.constantFrom(
  "https://a.example/1",
  "http://www.a.example/1/",
  "https://b.example/2",
  "urn:uuid:1234-5678",
);
const stored = fc
  .record({
    source: fc.constantFrom("gazette", "courier"),
    id: fc.oneof(address, fc.string({ minLength: 1, maxLength: 8 })),
    url: address,
    title: fc.oneof(fc.constantFrom(...pool), fc.string({ unit: "grapheme" })),
    content: text,
    language: fc.constantFrom("en", "en-GB", "pt", "zh-Hant"),
    image: fc.constantFrom(
      "https://img.example/300x200/harbour-strike.jpg",
      "https://cdn.example/harbour-strike.jpg",
    ),
    published: fc.date({ min: new Date("2026-02-20"), max: new Date("2026-03-10"), noInvalidDate: true }),
    linked: fc.boolean(),
    recorded: fc.boolean(),
  })
  .map(({ source, published, linked, recorded, ...entry }) =>
    storedWith(source, {
      ...entry,
      published: published.toISOString(),
      enclosures: recorded ? [{ url: "https://a.example/e/112.mp3", type: "audio/mpeg" }] : [],
      links: linked ? [{ rel: "canonical", url: "https://a.example/1", language: "en" }] : [],
    }),
  );

describe("any two entries", () => {
  it("are tied the same way from both sides, and only where they share a key", () => {
    fc.assert(
      fc.property(stored, stored, (one, other) => {
        const [a, b] = [sketchOf(one), sketchOf(other)];
        const tie = tieOf(a, b);
        expect(tieOf(b, a)).toEqual(tie);
        if (tie === undefined) return;
        expect(tie.evidence.length).toBeGreaterThan(0);
        expect(lookupKeys(a).filter((key) => lookupKeys(b).includes(key))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("any sketch", () => {
  it("comes back from its bytes, which are few, and has few short keys", () => {
    fc.assert(
      fc.property(stored, (one) => {
        const sketch = sketchOf(one);
        const bytes = packSketch(sketch);
        expect(unpackSketch(bytes)).toEqual(sketch);
        expect(bytes.length).toBeLessThan(600);
        const keys = lookupKeys(sketch);
        expect(keys.length).toBeLessThanOrEqual(36);
        for (const key of keys) expect(key).toMatch(/^[a-z][a-z\d]{1,10}$/);
      }),
      { numRuns: 300 },
    );
  });

  it("is made anew where its bytes are of another version", () => {
    expect(unpackSketch(Uint8Array.of(0, 1, 2))).toBeUndefined();
    expect(unpackSketch(new Uint8Array())).toBeUndefined();
  });
});

describe("stories", () => {
  const ref = fc.integer({ min: 0, max: 12 }).map((number): EntryRef => `gazette/${number}`);
  const tie = fc.record({
    a: ref,
    b: ref,
    relation: fc.constantFrom("copy", "translation", "event" as const),
  });

  it("are the same in whatever order the ties come", () => {
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (ties, chance) => {
        const shuffled = ties
          .map(({ a, b, relation }) => ({ at: chance.next().value as number, tie: { a: b, b: a, relation } }))
          .sort((one, other) => one.at - other.at);
        expect(storiesOf(shuffled.map((each) => each.tie))).toEqual(storiesOf(ties));
      }),
      { numRuns: 200 },
    );
  });

  it("hold whoever is connected by copies and translations, and nobody by an event", () => {
    expect(
      storiesOf([
        { a: "c/3", b: "b/2", relation: "translation" },
        { a: "a/1", b: "b/2", relation: "copy" },
        { a: "d/4", b: "a/1", relation: "event" },
        { a: "f/6", b: "e/5", relation: "copy" },
      ]),
    ).toEqual([
      ["a/1", "b/2", "c/3"],
      ["e/5", "f/6"],
    ]);
  });

  it("are led by weight, then completeness, then time, then ref", () => {
    const member = (name: string, weight: number, completeness: number, time: number) => ({
      ref: `x/${name}` as EntryRef,
      weight,
      completeness,
      time,
    });
    const inOrder = [
      member("e", 9, 0, 9),
      member("d", 1, 9, 9),
      member("c", 1, 8, 1),
      member("a", 1, 8, 2),
      member("b", 1, 8, 2),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: 1 }), (some) => {
        expect([...some].sort(byLead)).toEqual(inOrder.filter((each) => some.includes(each)));
        expect(leadOf(some)).toBe(inOrder.find((each) => some.includes(each)));
      }),
    );
    expect(leadOf([])).toBeUndefined();
  });
});

describe("hostile texts", () => {
  const hostile: Record<string, string> = {
    "ten megabytes of words": "strike at the harbour ".repeat(480_000),
    "ten megabytes of tags": "<p><a href=x>".repeat(800_000),
    "ten megabytes without a word": "\u0301'".repeat(5_000_000),
    "one word without an end": "a".repeat(10_000_000),
    "a number without an end": "1 000".repeat(2_000_000),
    "one word repeated": "no ".repeat(3000),
    "lines of capitals":
      `<p>By ${"A-".repeat(57)}!</p>`.repeat(500) + `<p>${"AB  ".repeat(29)}!</p>`.repeat(500),
    "lines of spaces": `<p>x${" ".repeat(110)}y</p>`.repeat(500),
    nothing: "",
  };
  for (const [name, content] of Object.entries(hostile)) {
    it(`${name}: a sketch is made, packed and compared`, () => {
      const one = sketchOf(storedWith("gazette", { id: "1", title: content, content }));
      const other = sketchOf(
        storedWith("courier", { id: "2", title: "Dock workers vote", content: "<p>They vote.</p>" }),
      );
      expect(unpackSketch(packSketch(one))).toEqual(one);
      expect(lookupKeys(one).length).toBeLessThanOrEqual(36);
      expect(tieOf(one, other)).toBeUndefined();
    });
  }
});
