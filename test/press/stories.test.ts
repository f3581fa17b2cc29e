import { expect, test } from "vitest";
import { publicationOf, publications, shownAt, startedAt } from "./sample-press.ts";

const stories = publications.flatMap((publication) =>
  publication.stories.map((story) => ({ publication, story })),
);

test("eight publications in eight formats and at least four languages open with eight to fifteen entries each", () => {
  expect(new Set(publications.map(({ format }) => format)).size).toBe(8);
  const languages = stories.map(({ publication, story }) => story.language ?? publication.language);
  expect(new Set(languages).size).toBeGreaterThanOrEqual(4);
  for (const { id } of publications) {
    expect(shownAt(id, 0).length, id).toBeGreaterThanOrEqual(8);
    expect(shownAt(id, 0).length, id).toBeLessThanOrEqual(15);
  }
});

test("keys are unique in their publication", () => {
  for (const { stories } of publications) {
    expect(new Set(stories.map(({ key }) => key)).size).toBe(stories.length);
  }
});

test("for ten minutes something new or edited appears somewhere every ten to twenty seconds", () => {
  const events = stories
    .flatMap(({ story }) => [story.appears, ...story.edits.map(({ after }) => after)])
    .filter((second) => second > 0)
    .sort((one, other) => one - other);
  expect(events.at(-1)).toBeGreaterThanOrEqual(600);
  events.reduce((before, second) => {
    expect(second - before).toBeGreaterThanOrEqual(10);
    expect(second - before).toBeLessThanOrEqual(20);
    return second;
  }, 0);
});

test("then a brief appears somewhere every forty seconds, with a text of its own", () => {
  const keysAt = (second: number) =>
    publications.flatMap(({ id }) =>
      shownAt(id, second).map(({ key, html }) => ({ id: `${id}/${key}`, html })),
    );
  for (let second = 640; second < 2000; second += 40) {
    const before = new Set(keysAt(second - 1).map(({ id }) => id));
    expect(
      keysAt(second).filter(({ id }) => !before.has(id)),
      String(second),
    ).toHaveLength(1);
  }
  const texts = keysAt(2000).map(({ html }) => html);
  expect(new Set(texts).size).toBe(texts.length);
});

test("translations name an original that appeared before them, and the two point at each other", () => {
  const translations = stories.filter(({ story }) => story.translates !== undefined);
  expect(translations.length).toBeGreaterThanOrEqual(3);
  for (const { publication, story } of translations) {
    const [paper = "", key = ""] = story.translates?.split("/") ?? [];
    const original = shownAt(paper, 5000).find((entry) => entry.key === key);
    const translation = shownAt(publication.id, 5000).find((entry) => entry.key === story.key);
    expect(translation?.original?.url).toBe(original?.url);
    expect(original?.translations.map(({ url }) => url)).toContain(translation?.url);
    expect(translation?.language).not.toBe(original?.language);
    expect(original?.published).toBeLessThan(translation?.published ?? 0);
    expect(translation?.html).toContain(`<a href="${original?.url}">`);
  }
  const directions = translations.map(
    ({ publication, story }) => `${story.translates?.split("/")[0]}>${publication.id}`,
  );
  expect(directions).toContain("la-farola>the-lamplighter");
  expect(directions).toContain("the-lamplighter>la-farola");
});

test("one agency report stands in three outlets with small edits", () => {
  const carried = [
    "tidewire/storm-gate",
    "the-lamplighter/storm-gate-agency",
    "port-alder-gazette/storm-gate-shut",
  ];
  const texts = carried.map((name) => {
    const [paper = "", key] = name.split("/");
    return shownAt(paper, 0).find((entry) => entry.key === key)?.html ?? "";
  });
  expect(new Set(texts).size).toBe(3);
  const shingles = texts.map((text) => {
    const words =
      text
        .replaceAll(/<[^>]*>/g, " ")
        .toLowerCase()
        .match(/\w+/g) ?? [];
    return new Set(words.map((_, at) => words.slice(at, at + 4).join(" ")));
  });
  for (const text of texts) expect(text).toContain("(Tidewire)");
  for (const other of shingles.slice(1)) {
    const shared = [...other].filter((shingle) => shingles[0]?.has(shingle)).length;
    expect(shared / new Set([...other, ...(shingles[0] ?? [])]).size).toBeGreaterThan(0.7);
  }
});

test("two outlets print a Morning briefing with nothing in common", () => {
  const briefings = publications.flatMap(({ id }) =>
    shownAt(id, 0).filter(({ title }) => title === "Morning briefing"),
  );
  expect(briefings).toHaveLength(2);
  expect(briefings[0]?.html).not.toBe(briefings[1]?.html);
});

test("the odd ones are there: no title, no guid, dated ahead, a podcast", () => {
  const opening = publications.flatMap(({ id }) => shownAt(id, 0));
  expect(opening.filter(({ title }) => title === undefined)).toHaveLength(1);
  expect(opening.filter(({ guid }) => !guid)).toHaveLength(1);
  expect(opening.filter(({ published }) => published > startedAt)).toHaveLength(1);
  expect(opening.filter(({ audio }) => audio !== undefined)).toHaveLength(1);
  expect(publicationOf("crossroads-review").stories.some(({ authors }) => authors.length > 2)).toBe(true);
});
