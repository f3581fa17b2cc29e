import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feedPage } from "../../src/http/pages/feed-page.ts";
import { frameOf } from "../../src/http/pages/frame.ts";
import type { FeedFormat } from "../../src/model/feed.ts";
import type { EntryRef } from "../../src/model/stored-entry.ts";
import type { StoryMember, StoryView } from "../../src/model/story.ts";
import { feedUrl } from "../../src/publish/feed-url.ts";
import { renderFeed } from "../../src/publish/render-feed.ts";
import { createRenderMemory } from "../../src/publish/render-memory.ts";
import { checkDocument } from "../validity/check-document.ts";
import { CONFIGURATION, HEAD, SOURCES, sampleEntry } from "./sample.ts";

const ENTRY = sampleEntry({
  links: [
    { rel: "original", url: "https://faro.example/huelga" },
    { rel: "via", url: "https://elsewhere.example/cited" },
  ],
});

function member(sourceId: string, more: Partial<StoryMember> = {}): StoryMember {
  const published = "2026-03-05T09:00:00.000Z";
  return { ref: `${sourceId}/aaaaaaaaaaaa`, sourceId, title: `As ${sourceId} has it`, published, ...more };
}

const VIEW: StoryView = {
  id: "wire/aaaaaaaaaaaa",
  copies: [member("wire", { url: "https://wire.example/strike", language: "en" }), member("silent")],
  translations: [
    member("el-faro-norte", { url: "https://faro.example/huelga", language: "es", title: "Huelga" }),
    member("papel", { url: "https://papel.example/greve", language: "pt-BR", title: "Greve" }),
  ],
  translationOf: "el-faro-norte/aaaaaaaaaaaa",
  related: [member("other", { url: "https://other.example/also", title: "Talks & <threats>" })],
  changed: "2026-03-05T12:30:00.000Z",
};

function render(format: FeedFormat, view: StoryView | null = VIEW, memory = createRenderMemory()): string {
  const stories = new Map<EntryRef, StoryView>(view ? [[ENTRY.ref, view]] : []);
  return renderFeed({ head: HEAD, entries: [ENTRY], stories, sources: SOURCES, format }, memory);
}

describe.each(["rss", "atom", "json"] as const)("a story in %s", (format) => {
  it("has no fault", () => {
    expect(checkDocument(render(format), format, { url: feedUrl(HEAD, format) })).toEqual([]);
  });

  it("has no error whatever its members hold", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl(),
      fc.constantFrom("en", "pt-BR", "", "\u0000"),
    );
    const anyMember = fc.record({ sourceId: text, url: text, title: text, language: text }).map((more) => {
      return member("any", more);
    });
    const lists = fc.array(anyMember, { maxLength: 3 });
    fc.assert(
      fc.property(lists, lists, lists, text, (copies, translations, related, id) => {
        const document = render(format, { ...VIEW, id, copies, translations, related });
        const errors = checkDocument(document, format, { url: feedUrl(HEAD, format) });
        expect(errors.filter(({ level }) => level === "error")).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("is rendered anew when it changes, and only then", () => {
    const memory = createRenderMemory();
    const first = render(format, VIEW, memory);
    expect(render(format, { ...VIEW, changed: "2026-03-06T00:00:00.000Z" }, memory)).toBe(first);
    const more = { ...VIEW, copies: [...VIEW.copies, member("late", { url: "https://late.example/x" })] };
    expect(render(format, more, memory)).toBe(render(format, more));
    expect(render(format, more, memory)).not.toBe(first);
    expect(render(format, { ...VIEW, copies: [], translations: [], related: [] }, memory)).not.toContain(
      "wire.example/strike",
    );
  });
});

describe("a story's links", () => {
  const links = [
    '"via" href="https://wire.example/strike" hreflang="en" title="wire"',
    '"alternate" href="https://faro.example/huelga" hreflang="es" title="Huelga"',
    '"alternate" href="https://papel.example/greve" hreflang="pt-BR" title="Greve"',
    '"related" href="https://other.example/also" title="other"',
  ];

  it("name outlets, languages and events in Atom and RSS, each place once, and the source stays", () => {
    for (const link of links) {
      expect(render("atom")).toContain(`<link rel=${link}/>`);
      expect(render("rss")).toContain(`<atom:link rel=${link}/>`);
    }
    expect(render("atom").split("https://faro.example/huelga")).toHaveLength(2);
    expect(render("rss")).toContain("<source url=");
  });

  it("stand in JSON Feed under our extension, and do not pass for what an entry is about", () => {
    const [item] = JSON.parse(render("json")).items;
    const [same] = JSON.parse(render("json", null)).items;
    expect(item.external_url).toBe(same.external_url);
    expect(item._broadsheet.links).toEqual(same._broadsheet.links);
    expect(same._broadsheet.links).toHaveLength(2);
    expect(item._broadsheet).toMatchObject({
      about: expect.stringMatching(/^https:/),
      story: "wire/aaaaaaaaaaaa",
      copies: [{ outlet: "wire", url: "https://wire.example/strike" }, { outlet: "silent" }],
      translations: [{ language: "es", outlet: "El Faro Norte", title: "Huelga" }, { language: "pt-BR" }],
      translation_of: "el-faro-norte/aaaaaaaaaaaa",
      related: [{ title: "Talks & <threats>" }],
    });
    const [alone] = JSON.parse(render("json", null)).items;
    expect(Object.keys(alone._broadsheet)).not.toContain("story");
  });

  it("stand on the page's cards, a language under its own name", () => {
    const stories = new Map([[ENTRY.ref, VIEW]]);
    const context = { sources: SOURCES, frame: frameOf(CONFIGURATION), tagTitle: () => undefined };
    const page = feedPage({ head: HEAD, entries: [ENTRY], stories }, context);
    expect(page).toContain("Also in");
    expect(page).toMatch(
      /Translated from <span lang="es" dir="ltr"><a href="https:\/\/faro.example\/huelga"[^>]*>Español<\/a>/,
    );
    expect(page).toMatch(/Read in <span lang="pt-BR"[^>]*><a [^>]*>Português \(Brasil\)<\/a>/);
    expect(page).toContain("Talks &amp; &lt;threats&gt;</a>");
  });
});
