/** The head of a document is near its beginning. */
const HEAD = 20_000;

const self =
  /<(?:[\w-]{1,20}:)?link\b(?=[^<>]{0,500}\brel\s*=\s*["']self["'])[^<>]{0,500}?\bhref\s*=\s*["'](https?:[^"'<>\s]{1,2000})["']/i;
const site = /<link>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(https?:[^\s<>\]]{1,2000})/i;

/** Where a document says it stands, for one that nobody said was found anywhere: its self link, else its site's. */
export function ownAddress(text: string): string | undefined {
  const [head = ""] = text.slice(0, HEAD).split(/<(?:item|entry)\b/i, 1);
  return (self.exec(head)?.[1] ?? site.exec(head)?.[1])?.replaceAll("&amp;", "&");
}
