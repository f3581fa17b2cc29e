import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCredits } from "../../../src/normalize/credit/read-credits.ts";

const PAGE = "https://ours.example/a/story";
const read = (name: string) =>
  readFileSync(new URL(`../../fixtures/credits/${name}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
const body =
  "<p>The cranes stood still for nine hours, and nobody in the yard had seen that before.</p>".repeat(60);

function shown(html: string): string {
  const { translators, origin } = readCredits(html, PAGE);
  const names = translators.map(({ name }) => name).join("; ");
  return [names, origin?.url, origin?.language, origin?.publication].map((part) => part || "-").join(" | ");
}

describe("a credit line", () => {
  const lines = read("credits.txt");
  const cases = lines.flatMap((line, at) =>
    line.startsWith("= ") ? [[lines[at - 1] ?? "", line.slice(2)]] : [],
  );
  test.each(cases)("%s", (line, expected) => {
    expect(shown(`${body}${line}`)).toBe(expected);
  });

  test.each(cases)("at the top: %s", (line, expected) => {
    expect(shown(`${line}${body}`)).toBe(expected);
  });
});

describe("what is no credit", () => {
  test.each(read("prose.txt"))("%s", (line) => {
    expect(shown(`${body}<p>${line}</p>`)).toBe("- | - | - | -");
    expect(shown(`<p>${line}</p>${body}`)).toBe("- | - | - | -");
  });
});

describe("where a credit stands", () => {
  const credit = "<p><em>Translated by Jo Holm</em></p>";
  const notes = Array.from(
    { length: 24 },
    (_, at) => `[${at + 1}] Rosa Bloom, The Long Walkout, Harbour, p. ${at + 7}.`,
  );
  const post =
    '<p>The post <a href="https://ours.example/a/story">Cranes</a> appeared first on <a href="https://ours.example/">The Lamplighter</a>.</p>';
  const placed: Record<string, string> = {
    "under the text, above what the blog adds": `${body}${credit}${post}`,
    "above footnotes in a list": `${body}${credit}<h3>Notes</h3><ol>${notes.map((note) => `<li>${note}</li>`).join("")}</ol>`,
    "above footnotes in paragraphs": `${body}${credit}${notes.map((note) => `<p>${note}</p>`).join("")}`,
    "above a short text's footnotes": `<p>Short.</p><p>And done.</p><p>Or so.</p><p>Nearly.</p>${credit}${notes
      .slice(0, 9)
      .map((note) => `<p>${note}</p>`)
      .join("")}`,
    "behind a line break": `${body}<p>Nobody answered.<br><br>Translated by Jo Holm</p>`,
    "at the end of the last paragraph": `${body}<p>${"The cranes stood still for nine hours. ".repeat(12)}(Translated by Jo Holm)</p>`,
    "in a text without markup": "The cranes stood still for nine hours. Translated by Jo Holm",
  };
  test.each(Object.entries(placed))("%s", (_, html) => {
    expect(shown(html)).toBe("Jo Holm | - | - | -");
  });

  test("a line that was cut tells only what it tells whole", () => {
    expect(shown("<p>Originally published in Spanish in La Farola. Translated by Jo Ho…</p>")).toBe(
      "- | - | es | La Farola",
    );
    expect(shown("The cranes stood still. Translated by Jo [...] Read more →")).toBe("- | - | - | -");
  });

  test("an address below a credit is the original's, a player's is a frame's", () => {
    expect(shown(`${body}${credit}<p>https://farola.example/nota/12</p>`)).toBe(
      "Jo Holm | https://farola.example/nota/12 | - | -",
    );
    const player = "https://www.youtube.com/watch?v=abcdef12345";
    expect(shown(`${body}${credit}<p><a href="${player}">${player}</a></p>`)).toBe("Jo Holm | - | - | -");
    expect(shown(`${body}${credit}<p>Original: <a href="${player}">a talk</a></p>`)).toBe(
      `Jo Holm | ${player} | - | -`,
    );
  });

  test("not in the middle of a text", () => {
    expect(shown(`${body}${credit}${body}`)).toBe("- | - | - | -");
  });
});
