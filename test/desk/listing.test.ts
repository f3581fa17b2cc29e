import { describe, expect, it } from "vitest";
import { listing } from "../../src/desk/listing.ts";

const NAMES = Array.from({ length: 120 }, (_, at) => `Paper ${at}`);
const look = (query: { find?: unknown; part?: unknown }) => listing(NAMES, query, (name) => name);

describe("a long list", () => {
  it("comes in parts that miss nothing and repeat nothing", () => {
    const { parts } = look({});
    const rows = Array.from({ length: parts }, (_, at) => look({ part: String(at + 1) }).rows).flat();
    expect(rows).toEqual(NAMES);
  });

  it("is looked through, without regard to case, and what is found comes in parts, too", () => {
    expect(look({ find: " pAPer 11 " })).toMatchObject({
      rows: ["Paper 11", "Paper 110", ...NAMES.slice(111, 120)],
    });
    expect(look({ find: "paper", part: "3" })).toMatchObject({ part: 3, parts: 3, found: 120 });
    expect(look({ find: "nobody" })).toMatchObject({ rows: [], part: 1, parts: 1, found: 0, total: 120 });
  });

  it.each(["0", "-1", "two", "4", "9".repeat(30), ["1", "2"], undefined])(
    "has a part whatever is asked for: %s",
    (part) => {
      expect(look({ part }).rows.length).toBeGreaterThan(0);
    },
  );
});
