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
/** One word in so many is another in every entry: names and numbers, which no two reports share. */
const OTHER_WORDS = 7;
const SYLLABLES = "ba ke li mo nu ra se ti vo zu pel dor fan gri hul jas mer nok sul tav el ar on us".split(
  " ",
);
const TAGS = 400;
const press = (name: string) => new URL(`../../../../config/demo/press/${name}.yaml`, import.meta.url);

/** Texts that pack like real ones: the sample press's sentences, mixed anew for every number, with words of their own. */
export function createBenchTexts(): (number: number) => BenchText {
  const sentences = ["the-lamplighter", "crossroads-review", "tidewire"].flatMap(sentencesOf);
  return (number) => {
    const random = randomFrom(number * 7_919 + 17);
    const pick = <Thing>(list: readonly Thing[]) => list[Math.floor(random() * list.length)] as Thing;
    const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join("");
    const name = () => word().replace(/^./, (first) => first.toUpperCase());
    const sentence = () =>
      pick(sentences)
        .split(" ")
        .map((own) =>
          random() * OTHER_WORDS < 1 ? pick([name, word, () => String(Math.floor(random() * 9_000))])() : own,
        )
        .join(" ");
    let html = "";
    while (html.length < LENGTH)
      html += `<p>${Array.from({ length: 3 }, sentence).join(" ")} <a href="https://${word()}.example/${word()}">${word()}</a></p>\n`;
    return {
      title: `${name()} ${word()} ${word()} ${name()} ${word()} ${word()}`,
      html: html.slice(0, html.lastIndexOf("</p>", LENGTH + 200) + 4),
      tags: Array.from({ length: 3 }, () => `tag ${Math.floor(TAGS * random() ** 2)}`),
    };
  };
}

function sentencesOf(publication: string): string[] {
  const { entries } = parse(readFileSync(press(publication), "utf8")) as { entries: Array<{ body: string }> };
  return entries
    .flatMap(({ body }) => body.replaceAll(/<[^>]*>|\s+/g, " ").split(/(?<=[.!?]) +/))
    .filter((sentence) => sentence.length > 40);
}
