import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/dedupe/fingerprint.ts";
import type { Entry } from "../../src/model/entry.ts";

const entry: Entry = {
  id: "1",
  title: "Dockers walk out",
  url: "https://paper.example/dockers",
  content: "<p>The port   stood still.</p>",
  published: "2026-05-01T10:00:00Z",
  authors: [{ name: "Ana Ríos" }],
  tags: ["labor"],
  enclosures: [],
  pictures: [],
  links: [],
};

describe("fingerprint", () => {
  it.each<[string, Partial<Entry>]>([
    ["a bumped date", { published: "2026-05-02T10:00:00Z", updated: "2026-05-03T10:00:00Z" }],
    ["other whitespace and markup", { content: "<div><p>The port <em>stood</em> still.</p></div>" }],
  ])("is the same after %s", (_what, change) => {
    expect(fingerprint({ ...entry, ...change })).toBe(fingerprint(entry));
  });

  it.each<[string, Partial<Entry>]>([
    ["title", { title: "Dockers return" }],
    ["text", { content: "<p>The port stood still. And then?</p>" }],
    ["byline", { authors: [{ name: "Ana Ríos" }, { name: "Jo Moor", role: "translator" }] }],
    ["tags", { tags: ["labor", "ports"] }],
    ["link", { url: "https://paper.example/dockers-2" }],
    ["lead picture", { image: "https://paper.example/crane.jpg" }],
  ])("is another after a change of %s", (_what, change) => {
    expect(fingerprint({ ...entry, ...change })).not.toBe(fingerprint(entry));
  });
});
