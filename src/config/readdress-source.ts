import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";

/**
 * The text of `sources.yaml` with another address for a source; everything else, comments and order included, stays. `undefined` where the
 * text names no such source: it may come from a list.
 */
export function readdressSource(text: string, id: string, url: string): string | undefined {
  const document = parseDocument(text);
  const list: unknown = document.contents;
  if (!isSeq(list)) return undefined;
  const source = list.items.find((item): item is YAMLMap => isMap(item) && item.get("id") === id);
  if (source === undefined) return undefined;
  source.set("url", url);
  return document.toString({ lineWidth: 0 });
}
