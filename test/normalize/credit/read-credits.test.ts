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
