import { describe, expect, test } from "vitest";
import { answerAt, decode1252, feedTarget, publications, readFeed, shownAt } from "./sample-press.ts";

const instants = [0, 59, 300, 630, 5000, 86_400];
const readable = publications.filter(({ format }) => format !== "malformed").map(({ id }) => id);

describe.each(readable)("the feed of %s", (id) => {
  test("is read by an independent reader with every entry and title, at any time", async () => {
    for (const seconds of instants) {
      const shown = shownAt(id, seconds);
      const read = await readFeed(id, seconds);
      expect(read.map(({ title }) => title)).toEqual(shown.map(({ title }) => title ?? ""));
      expect(new Set(read.map((item) => item.id)).size).toBe(shown.length);
      expect(read.every((item) => item.id !== "")).toBe(true);
    }
  });

  test("keeps every id it ever gave to a written entry", async () => {
    const ids = await Promise.all(
      instants.map(async (seconds) => (await readFeed(id, seconds)).map((item) => item.id)),
    );
    for (const earlier of ids.slice(0, 4)) expect(ids[5]).toEqual(expect.arrayContaining(earlier));
  });

  test("is the same bytes at the same moment", () => {
    expect(answerAt(feedTarget(id), 333).body.equals(answerAt(feedTarget(id), 333).body)).toBe(true);
  });
});

test("edits change the text and keep the id", () => {
  for (const publication of publications) {
    for (const story of publication.stories.filter(({ edits }) => edits.length > 0)) {
      const last = Math.max(...story.edits.map(({ after }) => after));
      const find = (seconds: number) => shownAt(publication.id, seconds).find(({ key }) => key === story.key);
      const [before, after] = [find(last - 1), find(last)];
      expect(after?.url).toBe(before?.url);
      expect(after?.number).toBe(before?.number);
      expect(after?.published).toBe(before?.published);
      expect(after?.updated).toBeGreaterThan(before?.updated ?? 0);
      expect([after?.title, after?.standfirst, after?.html]).not.toEqual([
        before?.title,
        before?.standfirst,
        before?.html,
      ]);
    }
  }
});

test("O Guindaste is windows-1252 bytes with curly quotes, and not UTF-8", () => {
  const { body, headers } = answerAt(feedTarget("o-guindaste"), 0);
  expect(() => new TextDecoder("utf-8", { fatal: true }).decode(body)).toThrow(TypeError);
  const text = decode1252(body);
  expect(text).toContain("“sem nós, navio não faz curva”");
  expect(text).toContain("Um euro, dois pães");
  expect(text).toContain("€ 1");
  expect(headers["content-type"]).toBe("text/xml");
});

describe("the Gazette's feed", () => {
  const text = answerAt(feedTarget("port-alder-gazette"), 0).body.toString("utf8");

  test("has everything a strict reader refuses", () => {
    expect(text.startsWith("\n<?xml")).toBe(true);
    expect(text).toContain("bananas & one circus");
    expect(text).toContain("&mdash;");
    expect(text).not.toContain("</comments>");
    expect(text).not.toContain("</rss>");
  });

  test("names a wrong weekday in every date", () => {
    const dates = [...text.matchAll(/<pubDate>(\w{3}), (.*?) UT<\/pubDate>/g)];
    expect(dates.length).toBe(shownAt("port-alder-gazette", 0).length);
    for (const [, weekday, rest] of dates)
      expect(new Date(`${rest} UTC`).toUTCString().slice(0, 3)).not.toBe(weekday);
  });

  test("forgets one guid", () => {
    expect(text.match(/<item>/g)?.length).toBe((text.match(/<guid/g)?.length ?? 0) + 1);
  });
});
