import { isSeq, parseDocument } from "yaml";

/** A subscription list as `sources.yaml` writes it. */
export interface NewList {
  id: string;
  title: string;
  opml: string;
  sections?: string[];
}

/** A section as `sections.yaml` writes it. */
export interface NewSection {
  id: string;
  title: string;
}

/** A tag as `tags.yaml` writes it: borne by everything of some sources. */
export interface NewTag {
  id: string;
  title: string;
  match: Array<{ source: string[] }>;
  derive: "always";
}

/**
 * The text of a list's file with elements added at its end; everything that stands there, comments and order included, stays.
 * Throws a TypeError where the text holds something other than a list.
 */
export function appendElements(text: string, added: readonly object[]): string {
  if (added.length === 0) return text;
  const document = parseDocument(text);
  const list: unknown = document.contents ?? document.createNode([]);
  if (!isSeq(list)) throw new TypeError("the file does not hold a list");
  list.flow = false;
  for (const element of added) list.add(document.createNode(element));
  document.contents = list as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}
