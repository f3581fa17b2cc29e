/** An element as a namespace-aware reader sees it. */
export interface XmlNode {
  /** As written, with its prefix. */
  name: string;
  local: string;
  /** Empty for none. */
  namespace: string;
  /** By name as written; `xmlns` declarations included. */
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  /** Character data directly in it, joined. */
  text: string;
  /** Whether its text or its tag holds a hexadecimal reference, by which plain text says that it is plain. */
  numbered: boolean;
}

/** A document's root, or the first thing that makes it not well-formed. */
export type XmlReading = { root: XmlNode } | { problem: string };
