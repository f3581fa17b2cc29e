import { NamespaceScope } from "./namespace-scope.ts";
import { readProlog } from "./read-prolog.ts";
import { scanXml } from "./scan-xml.ts";
import { MAX_ELEMENTS, TreeBuilder } from "./tree-builder.ts";
import type { XmlDocument } from "./xml-node.ts";

/** How often reading resumes after something that only looked like a tag. No honest document comes near. */
const MAX_REPAIRS = 100_000;

/**
 * Reads any text as XML into a tree with canonical names, decoded entities and the scopes of `xml:base` and `xml:lang`.
 * Never fails: what is not well-formed is repaired the way its author most likely meant it, and a document that breaks off
 * keeps everything up to there. Time and memory are linear in the text.
 */
export function readXml(text: string, base: string | undefined): XmlDocument {
  const prolog = readProlog(text);
  if (prolog.rootStart === -1) return { root: undefined, notes: [], truncated: false };
  const notes = prolog.junk ? ["something stood before the XML declaration"] : [];
  const [, prefix = "", name = ""] =
    /^<(?:(\w+):)?(feed|entry|rss|channel)[\s>/]/i.exec(
      text.slice(prolog.rootStart, prolog.rootStart + 64),
    ) ?? [];
  const unprefixed = /^(?:feed|entry)$/i.test(name) ? "atom" : "";
  const builder = new TreeBuilder(text, {
    entities: prolog.entities,
    scope: new NamespaceScope(new Map([["xml", "xml"]]), unprefixed, prefix.toLowerCase()),
    base,
  });
  let from = prolog.rootStart;
  for (let repairs = 0; from !== -1 && repairs < MAX_REPAIRS && !builder.full; repairs += 1) {
    builder.resumeAt = -1;
    builder.stopped = false;
    scanXml(text, from, builder);
    if (!builder.stopped) builder.end();
    from = builder.resumeAt;
  }
  if (from !== -1 || builder.full) {
    builder.end();
    if (!builder.full)
      notes.push(`reading stopped after ${MAX_REPAIRS} repairs, ${text.length - from} characters early`);
  }
  if (builder.elements >= MAX_ELEMENTS) notes.push(`only the first ${MAX_ELEMENTS} elements were read`);
  if (builder.truncated && !builder.full) notes.push("the document breaks off or leaves elements open");
  return { root: builder.root, notes, truncated: builder.truncated };
}
