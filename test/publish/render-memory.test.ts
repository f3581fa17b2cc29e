import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/model/configuration.ts";
import type { FeedHead } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { cleanHead } from "../../src/publish/clean-head.ts";
import { cleanTombstones } from "../../src/publish/clean-tombstones.ts";
import { renderAtomDocument } from "../../src/publish/render-atom.ts";
import { renderFeed } from "../../src/publish/render-feed.ts";
import { renderJsonDocument } from "../../src/publish/render-json.ts";
import { createRenderMemory, type RenderMemory } from "../../src/publish/render-memory.ts";
import { renderRssDocument } from "../../src/publish/render-rss.ts";
import { anyHead } from "./any-entry.ts";
import { fullEntry, HEAD, HERALD, SOURCES, sampleEntry } from "./sample.ts";

const FORMATS = ["rss", "atom", "json"] as const;
const DOCUMENTS = { rss: renderRssDocument, atom: renderAtomDocument, json: renderJsonDocument };

/** A memory that counts what had to be made. */
function counting(): { memory: RenderMemory; made: () => number } {
  const inner = createRenderMemory();
  let count = 0;
  const entry: RenderMemory["entry"] = (revision, name) => {
    const remembered = inner.entry(revision, name);
    return {
      nameable: remembered.nameable,
      fragment: (format, naming, make) =>
        remembered.fragment(format, naming, () => {
          count += 1;
          return make();
        }),
    };
  };
  return { memory: { ...inner, entry }, made: () => count };
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

  it("keeps what stands around the entries, but for the time of the last change", () => {
    const memory = createRenderMemory();
    fc.assert(
      fc.property(anyHead, fc.constantFrom(...FORMATS), (head, format) => {
        const input = { entries: [], sources: SOURCES, format };
        for (const updated of [head.updated, "2026-03-05T12:00:00.000Z", "2026-03-06T12:00:00.000Z"]) {
          const dated = { ...head, updated };
          const text = renderFeed({ ...input, head: dated }, memory);
          expect(text).toBe(renderFeed({ ...input, head: dated }));
          const clean = cleanHead(dated);
          const told = format === "atom" ? [] : cleanTombstones(clean, [], format);
          expect(text).toBe(DOCUMENTS[format](clean, [], told));
        }
      }),
    );
  });

  it("marks a fragment by its text alone", () => {
    const { fragmentOf } = kept();
    const { mark } = fragmentOf("a", "x");
    expect(fragmentOf("a", "y").mark).toBe(mark);
    expect(fragmentOf("b", "x").mark).toBe(mark);
    expect(fragmentOf("c", "y").mark).not.toBe(mark);
  });

  it("keeps an entry's fragments apart by format, id and date", () => {
    const { memory } = kept();
    const remembered = memory.entry("a", () => NAMEABLE);
    const names = [
      ["rss", { id: "1", updated: "" }],
      ["atom", { id: "1", updated: "" }],
      ["atom", { id: "2", updated: "" }],
      ["atom", { id: "2", updated: "2026" }],
    ] as const;
    for (const [at, [format, naming]] of names.entries()) remembered.fragment(format, naming, () => `${at}`);
    const texts = names.map(([format, naming]) => remembered.fragment(format, naming, () => "again").bytes);
    expect(texts.map(String)).toEqual(["0", "1", "2", "3"]);
  });

  it("holds no more than it may, of many entries and of one", () => {
    const { fragmentOf, memory } = kept(4_000);
    const long = "x".repeat(1_500);
    expect(fragmentOf("a", long).bytes).toHaveLength(1_500);
    expect(fragmentOf("b", long).bytes).toHaveLength(1_500);
    expect(fragmentOf("a", "again").bytes.toString()).toBe("again");
    const { fragment } = memory.entry("c", () => NAMEABLE);
    for (let id = 0; id < 100; id += 1) fragment("json", { id: `${id}`, updated: "" }, () => `text ${id}`);
    expect(fragment("json", { id: "0", updated: "" }, () => "anew").bytes.toString()).toBe("anew");
    expect(fragment("json", { id: "99", updated: "" }, () => "anew").bytes.toString()).toBe("text 99");
  });
});

const NAMEABLE = { ref: "a/1" as const, firstSeen: "", mintedId: "tag:a", updated: "" };

function kept(most?: number) {
  const memory = createRenderMemory(most);
  const fragmentOf = (revision: string, text: string) =>
    memory.entry(revision, () => NAMEABLE).fragment("rss", { id: "1", updated: "" }, () => text);
  return { memory, fragmentOf };
}
