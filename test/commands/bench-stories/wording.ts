import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** Words for one text, by chance. */
export interface Wording {
  chance(share: number): boolean;
  /** So many words, without a full stop. */
  sentence(words: number): string;
  title(): string;
  /** A name that is hardly any other text's. */
  name(): string;
  /** Words with hyphens, as addresses have them. */
  slug(words: number): string;
}

/** How often the next word is any, and not one that has followed the last. */
const LEAP = 0.7;
/** How many of the words are a name or a number. */
const OWN = 0.05;
/** How many of the words begin a phrase of the text's own, how many such phrases it has, and the most words of one: each text has a subject. */
const TOPICAL = 0.19;
const TOPIC = 36;
const PHRASE = 3;
const SYLLABLES = "ba ke li mo nu ra se ti vo zu pel dor fan gri hul jas mer nok sul tav el ar on us".split(
  " ",
);
const PRESS = ["the-lamplighter", "crossroads-review", "tidewire", "port-alder-gazette"];

const words = PRESS.flatMap(wordsOf);
const followers = new Map<string, string[]>();
for (const [at, word] of words.entries()) {
  const next = words[at + 1] ?? "";
  const after = followers.get(word);
  if (after) after.push(next);
  else followers.set(word, [next]);
}

/** The words of the sample press as often as it uses them, each often after one that it follows there; names and numbers are a text's own. */
export function createWording(random: () => number): Wording {
  const pick = <Thing>(list: readonly Thing[]) => list[Math.floor(random() * list.length)] as Thing;
  const name = () =>
    Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(SYLLABLES))
      .join("")
      .replace(/^./, (first) => first.toUpperCase());
  // As in a report, the same few are named again and again.
  const cast = Array.from({ length: 6 }, name);
  const own = () => (random() < 0.3 ? String(Math.floor(random() * 2_000)) : pick(cast));
  const run = (count: number) => {
    const told = [pick(words)];
    while (told.length < count)
      told.push(pick(random() < LEAP ? words : (followers.get(told.at(-1) ?? "") ?? words)));
    return told;
  };
  const plain = (count: number) => run(count).map((word) => word.replaceAll(/[^a-z]/g, ""));
  const topic = Array.from({ length: TOPIC }, () =>
    [...plain(Math.floor(random() * PHRASE)), name().toLowerCase()].join(" "),
  );
  return {
    chance: (share) => random() < share,
    sentence: (count) =>
      run(count)
        .map((word) => {
          const drawn = random();
          return drawn < OWN ? own() : drawn < OWN + TOPICAL ? pick(topic) : word;
        })
        .join(" "),
    title: () => `${pick(cast)} ${plain(4).join(" ")} ${pick(cast)} ${plain(2).join(" ")}`,
    name: () => pick(cast),
    slug: (count) => plain(count).join("-"),
  };
}

function wordsOf(publication: string): string[] {
  const file = new URL(`../../../../config/demo/press/${publication}.yaml`, import.meta.url);
  const { entries } = parse(readFileSync(file, "utf8")) as { entries: Array<{ body: string }> };
  return entries
    .flatMap(({ body }) => body.replaceAll(/<[^>]*>/g, " ").split(/\s+/))
    .filter((word) => /^[a-z’,.;]+$/.test(word));
}
