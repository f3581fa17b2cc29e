import { describe, expect, it } from "vitest";
import { documentNames } from "../../src/normalize/document-names.ts";

const title = (value: string) => ({ value, type: "text" as const });
const shared = (one: readonly string[], other: readonly string[]) => one.some((name) => other.includes(name));

describe("documentNames", () => {
  const paper = { id: "urn:paper", title: title("The Paper"), link: "https://paper.example/" };

  it("has one in common with a document of the same id, or of the same title and home page", () => {
    const names = documentNames(paper);
    expect(shared(names, documentNames({ ...paper, title: title("The New Paper") }))).toBe(true);
    expect(shared(names, documentNames({ ...paper, id: "urn:moved" }))).toBe(true);
    expect(shared(names, documentNames({ ...paper, id: undefined }))).toBe(true);
  });
  it("has none in common by a title or a home page alone, nor where nothing is said", () => {
    const other = { ...paper, id: "urn:other" };
    expect(
      shared(documentNames(paper), documentNames({ ...other, link: "https://elsewhere.example/" })),
    ).toBe(false);
    expect(shared(documentNames(paper), documentNames({ ...other, title: title("Parked") }))).toBe(false);
    expect(documentNames({ title: title("News") })).toEqual([]);
    expect(documentNames({ id: " ", link: "https://paper.example/" })).toEqual([]);
  });
});
