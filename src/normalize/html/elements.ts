/** How an element behaves while a tree is written; the bits of {@link ELEMENTS}. Names follow the HTML standard §13.2. */
export const BLOCK = 1; // its start tag closes an open p
export const FORMATTING = 2; // its end tag reaches through blocks
export const PHRASE = 4; // inline: reopened when a block inside a p had to close it
export const SCOPE = 8; // an end tag from inside does not reach past it
export const VOID = 16;
export const TABLE_PART = 32;
export const HEADING = 64;
export const DROP_EMPTY = 128; // says nothing without content
export const MEDIA = 256;
export const RUBY_PART = 512;

const listed: readonly [number, string][] = [
  [
    BLOCK,
    "address article aside blockquote center dd details div dl dt figcaption figure footer header hgroup",
  ],
  [BLOCK, "li main menu nav ol p pre section summary ul"],
  [BLOCK | HEADING, "h1 h2 h3 h4 h5 h6"],
  [BLOCK | VOID, "hr"],
  [BLOCK | SCOPE, "table"],
  [TABLE_PART, "thead tbody tfoot tr colgroup"],
  [TABLE_PART | SCOPE, "td th caption"],
  [TABLE_PART | VOID, "col"],
  [FORMATTING | PHRASE | DROP_EMPTY, "a b big code em i s small strike strong tt u"],
  [PHRASE | DROP_EMPTY, "abbr acronym bdi bdo cite del dfn ins kbd mark q samp span sub sup time var"],
  [0, "ruby"],
  [RUBY_PART, "rp rt"],
  [MEDIA, "audio video"],
  [VOID, "br img wbr source track"],
];

/** The allow-list: every element that may be written, with its behaviour. HTML only: nothing foreign, nothing that holds raw text. */
export const ELEMENTS: ReadonlyMap<string, number> = new Map(
  listed.flatMap(([flags, names]) => names.split(" ").map((name): [string, number] => [name, flags])),
);

/** Elements that hold an author's text and are written under another name: form controls' frames, and what HTML gave up. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ["form", "div"],
  ["fieldset", "div"],
  ["legend", "div"],
  ["dialog", "div"],
  ["search", "div"],
  ["dir", "ul"],
]);

/** Elements whose content is no text of the author's: code, metadata, fallbacks, choices of a form, drawings. */
export const SKIPPED: ReadonlySet<string> = new Set(
  "script style title iframe noembed noframes svg template select datalist annotation annotation-xml".split(
    " ",
  ),
);

/** Skipped elements the tokenizer reads as raw text: only their own end tag can follow. */
export const RAW_SKIPPED: ReadonlySet<string> = new Set(
  "script style title iframe noembed noframes".split(" "),
);

/** Elements a table's own children are written into; anything else in them needs a cell. */
export const TABLE_CONTEXT: ReadonlySet<string> = new Set("table thead tbody tfoot tr colgroup".split(" "));

const END_TAGS: ReadonlyMap<string, string> = new Map(
  [...ELEMENTS.keys()].map((name) => [name, `</${name}>`]),
);

/** The end tag of a listed element: one string for all of its kind. */
export const endTagOf = (name: string): string => END_TAGS.get(name) ?? `</${name}>`;
