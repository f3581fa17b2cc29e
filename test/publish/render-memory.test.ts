import { describe, expect, it } from "vitest";
import type { Source } from "../../src/model/configuration.ts";
import type { FeedHead } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { renderFeed } from "../../src/publish/render-feed.ts";
import { createRenderMemory, type RenderMemory } from "../../src/publish/render-memory.ts";
import { fullEntry, HEAD, HERALD, SOURCES, sampleEntry } from "./sample.ts";

/** A memory that counts what had to be made. */
function counting(): { memory: RenderMemory; made: () => number } {
  const inner = createRenderMemory();
  let count = 0;
  const fragment: RenderMemory["fragment"] = (key, make) =>
    inner.fragment(key, () => {
      count += 1;
      return make();
    });
  return { memory: { ...inner, fragment }, made: () => count };
}

interface Change {
  entry?: Partial<StoredEntry>;
  source?: Partial<Source>;
  head?: Partial<FeedHead>;
}

function render(memory: RenderMemory | undefined, { entry, source, head }: Change = {}): string {
  const entries = [fullEntry(), { ...sampleEntry(), ...entry }];
  const sources = source === undefined ? SOURCES : new Map([[HERALD.id, { ...HERALD, ...source }]]);
  return renderFeed({ head: { ...HEAD, ...head }, entries, sources, format: "atom" }, memory);
}

describe("a render memory", () => {
  it("renders an entry once, for every feed it is in", () => {
    const { memory, made } = counting();
    render(memory);
    render(memory);
    render(memory, { head: { path: "tags/docks", title: "Docks", language: "es" } });
    expect(made()).toBe(2);
  });

  it.each<[string, Change, number]>([
    ["nothing", {}, 2],
    ["its fingerprint", { entry: { fingerprint: "f2", changed: "2026-03-05T10:00:00Z" } }, 3],
    ["its tags", { entry: { tags: ["docks"] } }, 3],
    ["its id, which another has now", { entry: { minted: true } }, 3],
    ["the source's title", { source: { title: "Herald" } }, 4],
    ["the address of the site", { head: { baseUrl: "https://other.example" } }, 4],
  ])("gives the same text as without where %s changes", (_name, change, rendered) => {
    const { memory, made } = counting();
    render(memory);
    expect(render(memory, change)).toBe(render(undefined, change));
    expect(made()).toBe(rendered);
  });

  it("marks a fragment by its text alone", () => {
    const memory = createRenderMemory();
    const { mark } = memory.fragment("a", () => "x");
    expect(memory.fragment("a", () => "y").mark).toBe(mark);
    expect(memory.fragment("b", () => "x").mark).toBe(mark);
    expect(memory.fragment("c", () => "y").mark).not.toBe(mark);
  });

  it("holds no more than it may", () => {
    const memory = createRenderMemory(1024);
    expect(memory.fragment("a", () => "x".repeat(300)).bytes).toHaveLength(300);
    expect(memory.fragment("b", () => "y".repeat(300)).bytes).toHaveLength(300);
    expect(memory.fragment("a", () => "again").bytes.toString()).toBe("again");
  });
});
