import type { Evidence } from "../../model/story.ts";
import type { HeadlineOverlap } from "./compare-headlines.ts";
import type { TextOverlap } from "./compare-texts.ts";
import type { Sketch, SketchLink } from "./sketch.ts";

/** Relations by which an entry says that its text stands on another page. */
const SAME: ReadonlySet<SketchLink["rel"]> = new Set(["canonical", "original", "via"] as const);

/** The evidence that two entries name one page or one id; `undefined` where they name none together. Symmetric. */
export function samePage(a: Sketch, b: Sketch): Evidence | undefined {
  const id = common(idsOf(a), idsOf(b));
  if (id !== undefined && id !== a.url && id !== b.url)
    return { kind: "id", because: "both carry the same id" };
  if (a.url !== undefined && a.url === b.url) return { kind: "link", because: "both have the same address" };
  const key = common(pagesOf(a), pagesOf(b));
  if (key === undefined) return undefined;
  const link = [...a.links, ...b.links].find((each) => each.key === key && SAME.has(each.rel));
  const both = key !== a.url && key !== b.url;
  const named = both ? "both name the same page" : "one names the other's page";
  return { kind: "link", because: link === undefined ? named : `${named} (rel=${link.rel})` };
}

/**
 * True where two texts under one address are plainly not the same: a link in two people's notes, a page that tells something else every
 * day. Of one page with one headline a source may give the whole text, and another a summary in its own words.
 */
export function isPlainlyOther(text: TextOverlap, headlines: HeadlineOverlap): boolean {
  if (text.words < 4) return headlines.coefficient < 0.5 && !headlines.bare;
  if (headlines.bare) return text.containment < 0.6;
  if (text.words >= 40) return text.containment < 0.15;
  return text.containment < 0.3 && headlines.coefficient < 0.5;
}

function idsOf({ id, url }: Sketch): number[] {
  return [id, url].filter((key) => key !== undefined);
}

function pagesOf({ url, id, links }: Sketch): number[] {
  const named = links.filter(({ rel }) => SAME.has(rel)).map(({ key }) => key);
  return [url, id, ...named].filter((key) => key !== undefined);
}

function common(a: readonly number[], b: readonly number[]): number | undefined {
  return a.filter((key) => b.includes(key)).sort((one, other) => one - other)[0];
}
