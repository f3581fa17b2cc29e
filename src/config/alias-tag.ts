import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";

/** What a label is to become. */
export interface TagAlias {
  /** The label, as sources write it. */
  label: string;
  /** Id of the tag that it is to be an alias of. */
  tag: string;
  /** Its title, where no such tag is configured yet. */
  title: string;
}

/**
 * The text of `tags.yaml` with a label added to a tag's aliases, the tag being added at the end where it is not configured; everything else,
 * comments and order included, stays. Throws a TypeError where the text holds something other than a list.
 */
export function aliasTag(text: string, { label, tag, title }: TagAlias): string {
  const document = parseDocument(text);
  const list: unknown = document.contents ?? document.createNode([]);
  if (!isSeq(list)) throw new TypeError("tags.yaml does not hold a list");
  list.flow = false;
  document.contents = list as typeof document.contents;
  const known = list.items.find((item): item is YAMLMap => isMap(item) && item.get("id") === tag);
  if (known === undefined) list.add(document.createNode({ id: tag, title, aliases: [label] }));
  else {
    const aliases: unknown = known.get("aliases", true);
    if (isSeq(aliases)) aliases.add(document.createNode(label));
    else
      known.set(
        "aliases",
        document.createNode(aliases === undefined ? [label] : [known.get("aliases"), label]),
      );
  }
  return document.toString({ lineWidth: 0 });
}
