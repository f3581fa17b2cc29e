import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { randomFrom } from "../random.ts";

/** What one entry of the bench says. */
export interface BenchText {
  title: string;
  /** Clean HTML of about 4.4 kB. */
  html: string;
  tags: string[];
}

const LENGTH = 4_400;
/** How often the next word is any, and not one that has followed the last: texts then pack a little worse than real ones, and repeat nothing. */
const LEAP = 0.5;
const SYLLABLES = "ba ke li mo nu ra se ti vo zu pel dor fan gri hul jas mer nok sul tav el ar on us".split(
  " ",
);
const press = (name: string) => new URL(`../../../../config/demo/press/${name}.yaml`, import.meta.url);

/** Texts that pack like real ones: the sample press's words in a new order for every number. `tags` is how many different ones there are. */
export function createBenchTexts(tags: number): (number: number) => BenchText {
  const words = ["the-lamplighter", "crossroads-review", "tidewire", "port-alder-gazette"].flatMap(wordsOf);
  const after = new Map<string, string[]>();
  for (const [at, word] of words.entries())
    after.set(word, [...(after.get(word) ?? []), words[at + 1] ?? ""]);
  return (number) => {
    const random = randomFrom(number * 7_919 + 17);
    const pick = <Thing>(list: readonly Thing[]) => list[Math.floor(random() * list.length)] as Thing;
    const part = () => Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join("");
    const name = () => part().replace(/^./, (first) => first.toUpperCase());
    const sentences = (count: number) => {
      const told = [pick(words)];
      while (told.length < 18 * count)
        told.push(pick(random() < LEAP ? words : (after.get(told.at(-1) ?? "") ?? words)));
      // Names and numbers are an entry's own, as they are in the news of many places.
      const number = () => String(Math.floor(random() * 2_000));
      return told.map((word) => (random() < 0.05 ? pick([name, name, number])() : word)).join(" ");
    };
    const links = () => `<a href="https://${part()}.example/${part()}">${part()}</a>`;
    let html = "";
    while (html.length < LENGTH - 300) html += `<p>${name()} ${sentences(3)} ${links()}</p>\n`;
    return {
      title: Array.from({ length: 7 }, name).join(" "),
      html,
      tags: benchTags(number, tags),
    };
  };
}

/** Three tags for every number, of so many different ones: few are many entries', most are few entries'. */
export function benchTags(number: number, tags: number): string[] {
  const random = randomFrom(number * 104_729 + 5);
  return Array.from({ length: 3 }, () => `tag ${Math.floor(tags * random() ** 3)}`);
}

function wordsOf(publication: string): string[] {
  const { entries } = parse(readFileSync(press(publication), "utf8")) as { entries: Array<{ body: string }> };
  return entries
    .flatMap(({ body }) => body.replaceAll(/<[^>]*>/g, " ").split(/\s+/))
    .filter((word) => /^[a-z’,.;]+$/.test(word));
}
