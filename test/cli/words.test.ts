import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { table } from "../../src/cli/table.ts";
import { rhythmWords } from "../../src/status/rhythm-words.ts";
import { sizeWords } from "../../src/status/size-words.ts";

describe("table", () => {
  const rows = [
    ["an-id-of-a-source", "ok", "active, ends in 9 d, delivered 3 min ago", "the source's rhythm ".repeat(4)],
    ["paper", "failing ×3", "", `${"日本".repeat(40)}`],
  ];
  const draw = (columns?: number) =>
    stripVTControlCharacters(table(["source", "health", "push", "why"], rows, columns)).split("\n");

  it("keeps every line within the terminal, and the ids whole", () => {
    for (const columns of [60, 80, 120]) {
      const lines = draw(columns);
      expect(lines).toHaveLength(3);
      expect(Math.max(...lines.map((line) => line.replace(/[日本]/g, "xx").length))).toBeLessThanOrEqual(
        columns,
      );
      expect(lines[1]).toContain("an-id-of-a-source");
      expect(lines[1]).toContain("…");
    }
  });

  it("cuts the last column before any other", () => {
    expect(draw(100)[1]).toMatch(/delivered 3 min ago {2}the source's rhythm .*…$/);
  });

  it("cuts nothing where there is no terminal", () => {
    expect(draw()[1]).toContain("the source's rhythm ".repeat(4).trimEnd());
  });
});

describe("sizes", () => {
  it("are told in powers of 1024", () => {
    const sizes = [0, 812, 1024, 50_483, 1024 ** 2 * 14, 1024 ** 2 * 612.4, 1024 ** 4];
    expect(sizes.map(sizeWords)).toEqual(["0 B", "812 B", "1 KB", "49.3 KB", "14 MB", "612 MB", "1024 GB"]);
  });
});

describe("a rhythm", () => {
  const DAY = 86_400_000;
  const counts = (length: number, at: Record<number, number>) =>
    Array.from({ length }, (_, index) => at[index] ?? 0);

  it("is told by its pace and its busiest hours and days", () => {
    const hours = counts(24, { 8: 10, 17: 9, 3: 1 });
    const days = counts(7, { 1: 12, 4: 4, 5: 4 });
    expect(rhythmWords({ since: 0, hours, days }, 6 * DAY)).toBe(
      "about 3 entries a day, most at 08 and 17 h GMT, most on Monday",
    );
  });

  it("names no hour and no day where there is little to go by", () => {
    const few = { since: 0, hours: counts(24, { 8: 2 }), days: counts(7, { 1: 2 }) };
    expect(rhythmWords(few, 20 * DAY)).toBe("about an entry in 7 days");
  });
});
