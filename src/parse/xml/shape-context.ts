/** What an element's shape depends on besides itself. */
export interface ShapeContext {
  /** True where rss-parser reads the document as Atom. */
  atom: boolean;
  /** Where the document was found. */
  url: string | undefined;
}
