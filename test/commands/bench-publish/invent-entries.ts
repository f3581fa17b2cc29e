import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import { sampleEntry } from "../../publish/sample.ts";
import { randomFrom } from "../random.ts";

const SYLLABLES =
  "al ber cor dun el far gan hol in jul ker lor mas nor or pel quin ros sal tor ul ven wes yar zel".split(
    " ",
  );

/** Entries as a newsroom's are: a headline, a summary, some 1.2 KB of text, a byline, tags and a picture. Number `n` is always the same. */
export function inventEntry(number: number, changed = 0): StoredEntry {
  const random = randomFrom(number * 7919 + changed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join("");
  const words = (count: number) => Array.from({ length: count }, word).join(" ");
  const url = `https://herald.example/2026/${number}-${word()}`;
  const at = new Date(Date.UTC(2026, 2, 1) + number * 60_000).toISOString();
  return sampleEntry(
    {
      id: url,
      url,
      title: `${words(7)} & ${word()}`,
      summary: `<p>${words(30)}</p>`,
      content: Array.from(
        { length: 2 },
        () => `<p>${words(40)} <a href="${url}#${word()}">${word()}</a></p>`,
      ).join("\n"),
      authors: [{ name: `${word()} ${word()}`, url: `https://herald.example/by/${word()}` }],
      tags: [word(), word(), word()],
      pictures: [
        { url: `https://herald.example/p/${number}.jpg`, width: 1200, height: 800, caption: words(8) },
      ],
      language: "en",
      published: at,
    },
    {
      ref: `harbour-herald/${String(number).padStart(12, "0")}`,
      firstSeen: at,
      changed: at,
      fingerprint: `${number}-${changed}`,
      tags: ["labor"],
    },
  );
}
