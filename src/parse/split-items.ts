/** An XML feed taken apart where its items begin and end. Put together again in this order it is the document. */
export interface SplitDocument {
  /** The start tags that every item stands in, and with them its prefixes, its base and its language. */
  shell: string;
  /** Everything before the first item. */
  head: string;
  /** Each from its start tag to its end tag. */
  items: string[];
  /** Everything after the last item. */
  tail: string;
}

/** The start of a document's root, and of its channel. */
export const SHELL = /<(rss|feed|rdf:RDF)(?:\s[^<>]*)?>(?:\s*<channel(?:\s[^<>]*)?>)?/;
/** Characters within which a document's root begins. */
export const START = 2_000;

/**
 * Takes a plainly written RSS or Atom document apart without parsing it: one whose items stand side by side, each complete in itself, with
 * nothing but white space in between. `undefined` for any other; whoever gets it parses the whole. It is so careful because it is the basis
 * for leaving items unread: whatever is taken out must leave the rest as it was.
 */
export function splitItems(text: string): SplitDocument | undefined {
  const [shell, root] = SHELL.exec(text.slice(0, START)) ?? [];
  if (shell === undefined) return undefined;
  const name = itemName(root);
  const first = startOf(name, text, 0);
  if (first === -1) return undefined;
  const head = text.slice(0, first);
  if (!isPlainHead(head)) return undefined;
  const items: string[] = [];
  const ending = `</${name}>`;
  let at = first;
  let end = first;
  while (at !== -1) {
    if (text.slice(end, at).trim() !== "") return undefined;
    const close = text.indexOf(ending, at);
    if (close === -1) return undefined;
    end = close + ending.length;
    const item = text.slice(at, end);
    if (!isWholeItem(name, item)) return undefined;
    items.push(item);
    at = startOf(name, text, end);
  }
  const tail = text.slice(end);
  return isClosed(tail) ? { shell, head, items, tail } : undefined;
}

/** The document with only some of its items. */
export function joinItems(
  { head, tail }: Pick<SplitDocument, "head" | "tail">,
  items: readonly string[],
): string {
  return head + items.join("\n") + tail;
}

/** What the items of a root are called. */
export function itemName(root: string | undefined): string {
  return root === "feed" ? "entry" : "item";
}

/** Whether what stands before the first item leaves the items to mean what they say. */
export function isPlainHead(head: string): boolean {
  // A document type may define what any text after it means.
  return !/<!(?:DOCTYPE|ENTITY)/i.test(head) && isClosed(head);
}

/** Whether a text from an item's start tag to an end tag is one item, and all of it. */
export function isWholeItem(name: string, item: string): boolean {
  return startOf(name, item, 1) === -1 && isClosed(item);
}

function startOf(name: string, text: string, from: number): number {
  const tag = `<${name}`;
  for (let at = text.indexOf(tag, from); at !== -1; at = text.indexOf(tag, at + 1)) {
    const next = text.charCodeAt(at + tag.length);
    if (endsName(next)) return at;
  }
  return -1;
}

/** `>` or white space: after anything else it is another element's name, or an empty element. */
export function endsName(code: number | undefined): boolean {
  return code === 62 || isSpace(code);
}

export function isSpace(code: number | undefined): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Whether every comment and CDATA section that begins in a text ends in it. */
export function isClosed(text: string): boolean {
  for (let at = text.indexOf("<!"); at !== -1; at = text.indexOf("<!", at)) {
    const [start, end] = text.startsWith("<![CDATA[", at) ? [9, "]]>"] : [4, "-->"];
    if (end === "-->" && !text.startsWith("<!--", at)) return false;
    const close = text.indexOf(end, at + start);
    if (close === -1) return false;
    at = close + end.length;
  }
  return true;
}
