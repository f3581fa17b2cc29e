import { describe, expect, it } from "vitest";
import { byline, dayWords, languageName, wordsFor } from "../../../src/http/words/words-for.ts";

const LANGUAGES = ["en", "es", "pt", "fr", "de", "it", "ca", "ar"];

describe.each(LANGUAGES)("the words of %s", (language) => {
  const words = wordsFor(language);

  it("are that language's own, all of them, and none of them English", () => {
    expect(words.language).toBe(language);
    const english = wordsFor("en");
    // Words that several of these languages write alike.
    const shared = new Set(["original", "Sources", "Formats", "Website", "Licence"]);
    for (const [name, said] of Object.entries(words)) {
      if (typeof said !== "string") continue;
      expect(said.trim(), name).not.toBe("");
      if (language !== "en" && !shared.has(said)) expect(said, name).not.toBe(english[name as "skip"]);
    }
  });

  it("count, and name people and days", () => {
    expect(words.entries(1)).toContain("1");
    expect(words.entries(3)).toContain("3");
    const credits = byline([{ name: "Ana" }, { name: "Bo" }], [{ name: "Cy", role: "translator" }], words);
    expect(credits).toMatch(/Ana.*Bo.*Cy/);
    expect(dayWords("2026-03-05T23:59:00Z", language)).toMatch(/5|٥/);
  });
});

it("a region speaks its language, and what we do not speak is English", () => {
  expect(wordsFor("pt-BR").language).toBe("pt");
  expect(wordsFor("eo").language).toBe("en");
  expect(wordsFor("").language).toBe("en");
});

it("a language is called what it calls itself", () => {
  expect(["es", "de", "ca"].map(languageName)).toEqual(["Español", "Deutsch", "Català"]);
});
