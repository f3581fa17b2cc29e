import { describe, expect, it } from "vitest";
import { guideFor } from "../../../src/http/words/guide-for.ts";
import { byline, dayWords, languageName, wordsFor } from "../../../src/http/words/words-for.ts";

const SPOKEN = ["en", "es", "pt", "fr", "de", "it", "ca", "ar"];

describe.each(SPOKEN)("the words of %s", (language) => {
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

  it("explain the service in that language, too", () => {
    const guide = guideFor(language);
    expect(guide.language).toBe(language);
    const english = guideFor("en");
    for (const [name, said] of Object.entries(guide)) {
      const written = typeof said === "function" ? said(3, 7) : said;
      const inEnglish = english[name as keyof typeof english];
      expect(written.trim(), name).not.toBe("");
      if (typeof said === "function") expect(written, name).toContain("3");
      if (language !== "en")
        expect(written, name).not.toBe(
          typeof inEnglish === "function" ? inEnglish(3 as never, 7) : inEnglish,
        );
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
