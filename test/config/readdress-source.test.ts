import { describe, expect, it } from "vitest";
import { readdressSource } from "../../src/config/readdress-source.ts";

const FILE = `# Whom we read.
- { id: herald, title: Herald, url: "https://herald.example/feed" }

# Comes and goes.
- id: post
  title: Post # since 2019
  url: https://post.example/feed # asked for in spring
  polling: { min: 30m }
`;

describe("a source's address", () => {
  it.each([
    ["herald", 'url: "https://new.example/rss"'],
    ["post", "url: https://new.example/rss # asked for in spring"],
  ])("of %s is another, and nothing else is", (id, line) => {
    const text = readdressSource(FILE, id, "https://new.example/rss") ?? "";
    expect(text).toContain(line);
    const back = readdressSource(text, id, `https://${id}.example/feed`);
    expect(back).toBe(FILE);
  });

  it("is not made where the file names no such source, or is no list", () => {
    expect(readdressSource(FILE, "from-a-list", "https://new.example/")).toBeUndefined();
    expect(readdressSource("herald: {}\n", "herald", "https://new.example/")).toBeUndefined();
    expect(readdressSource("", "herald", "https://new.example/")).toBeUndefined();
  });
});
