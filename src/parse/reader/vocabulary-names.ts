/** Names that only RSS has (and the dialects around it): in an Atom document they can mean nothing else. */
const onlyRss = new Set([
  "abstract",
  "body",
  "comments",
  "description",
  "enclosure",
  "fullitem",
  "guid",
  "image",
  "keywords",
  "language",
  "lastbuilddate",
  "managingeditor",
  "pubdate",
  "skipdays",
  "skiphours",
  "textinput",
  "ttl",
  "webmaster",
]);

/** Names that only Atom has, as RSS documents borrow them. Not its texts: without a `type` RSS reads them by its own rules. */
const onlyAtom = new Set([
  "contributor",
  "created",
  "icon",
  "id",
  "issued",
  "logo",
  "modified",
  "published",
  "updated",
]);

/**
 * The name an element goes by, from its vocabulary's prefix and its local name in lower case. Publishers copy elements from one format
 * into the other and leave the namespace behind; a name that only one of them defines is that format's wherever it stands.
 */
export function canonicalName(prefix: string, local: string): string {
  if (prefix === "atom") return onlyRss.has(local) ? local : `atom:${local}`;
  if (prefix === "") return onlyAtom.has(local) ? `atom:${local}` : local;
  return `${prefix}:${local}`;
}
