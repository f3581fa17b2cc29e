import { expect, test } from "vitest";
import { nameSkeleton } from "../../../src/dedupe/story/name-skeleton.ts";
import { type Anchor, anchorHash, readAnchors } from "../../../src/dedupe/story/read-anchors.ts";

const anchors = (text: string, language = "en"): number[] =>
  readAnchors([text], language, 48).map(anchorHash);

test.each([
  ["They saw Rustam Karimov and Vera Sokolova.", "Они видели: Рустам Каримов и Вера Соколова."],
  ["by Eleni Vasiliou", "από την Ελένη Βασιλείου"],
  ["in Karataş, from Ankara", "bu hafta Karataş'ta ve Ankara'dan"],
  ["with Quiñones and Hadžić", "con Quinones y Hadzic"],
  ["from London to Moscow and Germany", "de Londres a Moscú y Alemania"],
  ["they paid 1,184 and 2.6 million", "pagaron 1.184 y 2,6 millones"],
  ["some 46,000 people", "umas 46 mil pessoas"],
  ["it cost 2.7 billion", "стоила 2,7 миллиарда"],
  ["it cost 4.1 billion", "costó 4.100 millones"],
  ["at 23:50 and 4:15", "à 23.50 et 4.15"],
])("%s / %s: the same names and numbers", (one, other) => {
  expect(anchors(one).length).toBeGreaterThan(0);
  expect(anchors(other)).toEqual(anchors(one));
});

test.each([
  ["they met Marta Kessel", "they met Marta Kittel"],
  ["it cost 318 million", "it cost 318 thousand"],
  ["it rose 3.5 percent", "it rose 35 percent"],
])("%s / %s: not the same", (one, other) => {
  expect(anchors(one)).not.toEqual(anchors(other));
});

test("words that only open sentences, and what every language translates, are no names", () => {
  expect(anchors("Nobody came. Everybody knew. On Monday the French Minister left in March.")).toEqual([]);
});

test("a name that opens a sentence counts where it stands elsewhere, or with a last name", () => {
  expect(anchors("Kessel left. She met Kessel.")).toHaveLength(2);
  expect(anchors("Marta Kessel left.")).toHaveLength(2);
  expect(anchors("Kessel left.")).toEqual([]);
});

test("German nouns behind an article are no names", () => {
  expect(anchors("sie sah den Wecker, die Belegung und die Gespräche in München", "de")).toEqual(
    anchors("the alarm clock, the load and the talks in Munich"),
  );
});

test("a name keeps its consonants, and never more than six", () => {
  expect(nameSkeleton("Etcheverry")).toBe("atkvr");
  expect(nameSkeleton("A")).toBe("");
  expect(nameSkeleton("Constantinopolis").length).toBeLessThanOrEqual(6);
});

test("no more are read than asked for, whatever the text", () => {
  const hostile = ["A1 ".repeat(100_000), "Ab'".repeat(100_000), "1,".repeat(300_000), "É".repeat(300_000)];
  const read: Anchor[] = readAnchors(hostile, "de", 48);
  expect(read.length).toBeLessThanOrEqual(48);
});
