import { describe, expect, test } from "vitest";
import { cleanHtml } from "../../../src/normalize/html/clean-html.ts";
import { htmlToText } from "../../../src/normalize/html/html-to-text.ts";
import { dangersIn } from "./dangers.ts";
import { hostileCases } from "./hostile.ts";

const base = "https://reader.example/story/";
const cases = hostileCases();

/** Hosts that only a payload names: nothing that fetches by itself may point there. */
const FETCHES_EVIL =
  /(?:src|srcset|poster)="[^"]*(?:evil\.example|pixel\.wp|vgwort|~r\/|facebook\.com\/tr|theconversation|matomo)/;

describe("hostile fragments", () => {
  test("there are at least 150 of them, in ten classes or more", () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(({ id }) => id.split("/")[0])).size).toBeGreaterThanOrEqual(10);
  });

  test.each(cases)("$id: $holds", ({ html, text }) => {
    const clean = cleanHtml(html, { base }).html;
    expect(dangersIn(clean)).toEqual([]);
    expect(clean.replace(/<audio[^>]*>/g, "")).not.toMatch(FETCHES_EVIL);
    expect(cleanHtml(clean, { base }).html).toBe(clean);
    if (text !== undefined) expect(htmlToText(clean)).toBe(text);
  });
});
