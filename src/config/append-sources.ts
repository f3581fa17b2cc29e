import { isSeq, parseDocument } from "yaml";

/** A source as `sources.yaml` writes it. */
export interface NewSource {
  id: string;
  title: string;
  url: string;
  homepage?: string;
  language?: string;
  /** Ids of the sections that all its entries go to. */
  sections?: string[];
}

/**
 * The text of `sources.yaml` with sources added at its end; everything that stands there, comments and order included, stays.
 * Throws a TypeError where the text holds something other than a list.
 */
export function appendSources(text: string, added: readonly NewSource[]): string {
  const document = parseDocument(text);
  const list: unknown = document.contents ?? document.createNode([]);
  if (!isSeq(list)) throw new TypeError("sources.yaml does not hold a list");
  list.flow = false;
  for (const source of added) list.add(document.createNode(source));
  document.contents = list as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}
