import { describe, expect, it } from "vitest";
import { cleanLanguage } from "../../src/publish/clean-language.ts";
import { cleanText } from "../../src/publish/clean-text.ts";

describe("cleanText", () => {
  it.each([
    ["a text in UTF-8 that was read as Latin-1", "La niÃ±a, SÃ£o Paulo", "La niña, São Paulo"],
    ["letters that only look so", "Ã‰cole — ça va", "Ã‰cole — ça va"],
    ["Latin-1 that is no UTF-8", "Â¿QuÃ© mañana?", "Â¿QuÃ© mañana?"],
    ["characters that were broken before", "caf\uFFFD", "caf"],
    ["what is no character", "a\uFDD0b\u{1FFFE}c\uD800", "abc"],
  ])("mends %s", (_name, given, wanted) => {
    expect(cleanText(given)).toBe(wanted);
  });
});

describe("cleanLanguage", () => {
  it.each([
    ["pt_BR", "pt-BR"],
    ["spa", "es"],
    ["ckb", "ku-Arab"],
    ["yue-Hant-HK", "zh-Hant-HK"],
    ["gsw", "gsw"],
    ["english", undefined],
    ["xyz", undefined],
    ["x", undefined],
  ])("of %s is %s", (given, wanted) => {
    expect(cleanLanguage(given)).toBe(wanted);
  });
});
