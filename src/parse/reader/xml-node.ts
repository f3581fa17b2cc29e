/**
 * An element as the reader hands it on. Names are canonical: lower case, with the prefix this project uses for the
 * namespace whatever the document wrote (`dc:creator`, `media:content`; RSS's own names have none, Atom's have `atom:`).
 */
export interface XmlNode {
  name: string;
  /** The local name as the document wrote it; inline markup is written back with it. */
  tag: string;
  /** Canonical names to values, entities decoded; namespace declarations are left out. */
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
  /** The absolute base in force here (XML Base), as far as one is known. */
  base: string | undefined;
  /** `xml:lang` in force here, as written. */
  lang: string | undefined;
  /** Offsets of the element in the text that was read. */
  start: number;
  end: number;
  /** Child elements by name, made when first asked for; a node made from another must not keep it. */
  index?: Map<string, XmlNode[]> | undefined;
}

/** What reading came to: the root, if there was one, and what had to be repaired on the way. */
export interface XmlDocument {
  root: XmlNode | undefined;
  notes: string[];
  /** Index one past the last element that was closed by its own end tag, for judging truncation. */
  truncated: boolean;
}
