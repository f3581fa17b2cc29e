import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { answerAt, base, publicationOf, publications, shownAt } from "./sample-press.ts";

interface Listed {
  id: string;
  title: string;
  aliases?: string[];
}

interface ListedSource extends Listed {
  url: string;
  homepage: string;
  language: string;
  sections?: string[];
}

async function read<Element extends Listed>(path: string): Promise<Element[]> {
  return parse(await readFile(new URL(`../../config/${path}`, import.meta.url), "utf8")) as Element[];
}

/** A name without case, accents and punctuation: two that fold alike are one. */
function fold(name: string): string {
  const bare = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return bare.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "");
}

test("the demo's sources are the publications of the press, at the addresses it serves", async () => {
  const sources = await read<ListedSource>("demo/sources.yaml");
  expect(sources.map(({ id }) => id).sort()).toEqual(publications.map(({ id }) => id).sort());
  for (const { id, title, url, homepage, language } of sources) {
    expect(title).toBe(publicationOf(id).title);
    expect(language).toBe(publicationOf(id).language);
    for (const address of [url, homepage]) {
      expect(address.startsWith(`${base}/`)).toBe(true);
      expect(answerAt(address.slice(base.length), 0).status, address).toBe(200);
    }
  }
});

describe.each(["", "demo/"])("config/%s", (folder) => {
  test("gives every name to one tag only", async () => {
    const tags = await read(`${folder}tags.yaml`);
    const names = tags.flatMap(({ id, title, aliases = [] }) => [
      ...new Set([id, title, ...aliases].map(fold)),
    ]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test("shelves sources only in sections there are", async () => {
    const sections = new Set((await read(`${folder}sections.yaml`)).map(({ id }) => id));
    const named = (await read<ListedSource>(`${folder}sources.yaml`)).flatMap(
      ({ sections = [] }) => sections,
    );
    expect(named.filter((id) => !sections.has(id))).toEqual([]);
  });
});

test("every tag the demo configures is written by some publication while it runs", async () => {
  const written = new Set(
    publications.flatMap(({ id }) => shownAt(id, 700).flatMap(({ tags }) => tags.map(fold))),
  );
  const unused = (await read("demo/tags.yaml")).filter(
    ({ id, title, aliases = [] }) => ![id, title, ...aliases].some((name) => written.has(fold(name))),
  );
  expect(unused.map(({ id }) => id)).toEqual([]);
});
