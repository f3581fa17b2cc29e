import { type Item, rssOf } from "../../line/rss-of.ts";
import { randomFrom } from "../random.ts";

const SYLLABLES =
  "ar bel cor dun el fan gor hal in jer kel lor mar nes or pel quen ros sal tor ul ven wil yor zan".split(
    " ",
  );

/** A document of invented entries whose text is as hard to compress as prose is; with 50 entries of 450 words it is about 60 KB in brotli. */
export function bigFeed(entries: number, words: number): string {
  const random = randomFrom(7);
  const pick = (most: number) => Math.floor(random() * most);
  const vocabulary = Array.from({ length: 6_000 }, () =>
    Array.from({ length: 1 + pick(3) }, () => SYLLABLES[pick(SYLLABLES.length)]).join(""),
  );
  // Few words make up most of a text.
  const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? "";
  const sentence = () => `${Array.from({ length: 8 + pick(14) }, word).join(" ")}.`;
  const items = Array.from({ length: entries }, (_, at): Item => {
    const text: string[] = [];
    while (text.join(" ").split(" ").length < words) text.push(sentence());
    return {
      guid: `https://paper.example/reports/${at}`,
      link: `https://paper.example/reports/${at}`,
      title: `Report ${at}: ${sentence()}`,
      text: text.map((line) => `<p>${line}</p>`).join("\n"),
      date: new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString(),
      tags: ["labor", word()],
      author: `${word()} ${word()}`,
    };
  });
  return rssOf(items);
}
