/** A paragraph, list item, heading or cell of a text. */
export interface Block {
  text: string;
  /** True where all of it is the text of links. */
  linked: boolean;
}

/** More is not read: no judgement needs it. */
const MOST_CHARACTERS = 150_000;
const INLINE = new Set(
  "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
/** What they hold is not the text's own. */
const ASIDE = new Set("figcaption figure table script style".split(" "));
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  apos: "'",
  "#39": "'",
};

/** The blocks of clean HTML as plain text, captions and tables left out. Linear; at most 150,000 characters are read. */
export function textBlocks(html: string): Block[] {
  const source = html.length > MOST_CHARACTERS ? html.slice(0, MOST_CHARACTERS) : html;
  const reader = new BlockReader();
  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf("<", at);
    if (tag < 0) break;
    reader.text(source.slice(at, tag));
    const end = source.indexOf(">", tag);
    if (end < 0) return reader.finish();
    reader.tag(source.slice(tag + 1, end));
    at = end + 1;
  }
  reader.text(source.slice(at));
  return reader.finish();
}

class BlockReader {
  private readonly blocks: Block[] = [];
  private current = "";
  private plain = false;
  private links = 0;
  private aside = 0;

  text(text: string): void {
    if (this.aside > 0 || text === "") return;
    this.current += text;
    if (this.links === 0 && /[^\s|·•,.:;–—-]/.test(text)) this.plain = true;
  }

  tag(tag: string): void {
    const closing = tag.startsWith("/");
    const name = /^[a-z][a-z\d]*/.exec(closing ? tag.slice(1) : tag)?.[0] ?? "";
    if (name === "a") this.links = Math.max(0, this.links + (closing ? -1 : 1));
    if (ASIDE.has(name)) this.aside = Math.max(0, this.aside + (closing ? -1 : 1));
    if (!INLINE.has(name)) this.end();
  }

  finish(): Block[] {
    this.end();
    return this.blocks;
  }

  private end(): void {
    const text = decoded(this.current).trim();
    if (text !== "") this.blocks.push({ text, linked: !this.plain });
    this.current = "";
    this.plain = false;
  }
}

function decoded(text: string): string {
  return text.includes("&")
    ? text.replace(/&(#?\w{1,5});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    : text;
}
