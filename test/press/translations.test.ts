import { expect, test } from "vitest";
import { sketchOf } from "../../src/dedupe/story/sketch-of.ts";
import { tieOf } from "../../src/dedupe/story/tie-of.ts";
import { parseFeed } from "../../src/index.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { asStored } from "../dedupe/story/stored-from.ts";
import { answerAt, base, feedTarget, publications, shownAt } from "./sample-press.ts";

const LATE = 600;

async function pressEntries(): Promise<StoredEntry[]> {
  const all: StoredEntry[] = [];
  for (const { id } of publications) {
    const { body } = answerAt(feedTarget(id), LATE);
    const feed = await parseFeed(body, { url: `${base}${feedTarget(id)}` });
    if (feed.kind !== "feed") throw new Error(`${id} is no feed`);
    for (const entry of feed.entries) all.push(asStored(id, entry));
  }
  return all;
}

/** The address of `<publication>/<key>`. */
function addressOf(story: string): string | undefined {
  const [paper = "", key] = story.split("/");
  return shownAt(paper, LATE).find((each) => each.key === key)?.url;
}

test("the sample press' translations are tied to what they translate, whatever the format, and nothing else is", async () => {
  const entries = await pressEntries();
  const at = new Map(entries.map(({ ref, entry }) => [ref as string, entry.url]));
  const sketches = entries.map(sketchOf);
  const got = sketches.flatMap((one, place) =>
    sketches.slice(place + 1).flatMap((other) => {
      const tie = tieOf(one, other);
      if (tie?.relation !== "translation") return [];
      const [translation, original] = tie.original === one.ref ? [other, one] : [one, other];
      return [`${at.get(translation.ref)} of ${at.get(original.ref)}`];
    }),
  );
  const wanted = publications.flatMap(({ id, stories }) =>
    stories.flatMap(({ key, translates }) =>
      translates === undefined ? [] : [`${addressOf(`${id}/${key}`)} of ${addressOf(translates)}`],
    ),
  );
  expect(wanted).toHaveLength(5);
  expect(got.sort()).toEqual(wanted.sort());
});
