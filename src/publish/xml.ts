/** Attributes of an element; those that are `undefined` are left out. */
export type Attributes = Record<string, string | number | undefined>;

/** Character data. Expects clean text. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Character data that people read. Ampersands and angle brackets are written as numbers, which tells readers that the text is plain and no HTML
 * in another coat (RSS profile, "Character Data"). An end tag would be taken for HTML all the same, so a space parts it.
 */
export function escapePlain(text: string): string {
  return partTags(text).replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&#x3E;");
}

/** Text in which no end tag stands: `</b>` is `</b >`. */
export function partTags(text: string): string {
  return text.includes("</") ? text.replace(/<\/(\w+)>/g, "</$1 >") : text;
}

const PLAIN = /(<(title|subtitle|description|category|rights|name)(?: [^<>]*)?>)([^<]*&[^<]*)(?=<\/\2>)/g;

/** XML that the `feed` package wrote, with the references in plain texts as {@link escapePlain} writes them. */
export function numberedReferences(xml: string): string {
  return xml.replace(
    PLAIN,
    (_whole, tag: string, _name, text: string) =>
      tag + text.replaceAll("&amp;", "&#x26;").replaceAll("&lt;", "&#x3C;").replaceAll("&gt;", "&#x3E;"),
  );
}

/** An attribute value for double quotes. Tabs and line ends become references, or a reader would turn them into spaces. */
export function escapeAttribute(text: string, characters = escapeText): string {
  return characters(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}

/** Attributes that people read. */
const READ: ReadonlySet<string> = new Set(["label", "term", "text", "title"]);

/** A whole element with escaped attributes. `body` is XML already; without one the element is empty. */
export function element(name: string, attributes: Attributes, body = ""): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    open += ` ${key}="${escapeAttribute(String(value), READ.has(key) ? escapePlain : escapeText)}"`;
  }
  return body === "" ? `${open}/>` : `${open}>${body}</${name}>`;
}

/** An element that holds only text; nothing where there is none. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): string {
  return text === undefined || text === "" ? "" : element(name, attributes, escapePlain(text));
}

/** HTML inside CDATA; `]]>` is written so that it means the same in HTML. */
export function cdata(html: string): string {
  return `<![CDATA[${cdataSafe(html)}]]>`;
}

/** HTML that can stand inside a CDATA section. */
export function cdataSafe(html: string): string {
  return html.replaceAll("]]>", "]]&gt;");
}

/** Puts `replacement` where `exact` first stands. Throws when it does not: the renderer underneath has changed its shape. */
export function replaceOnce(text: string, exact: string, replacement: string): string {
  const at = text.indexOf(exact);
  if (at === -1) throw new Error(`Rendered document lacks ${JSON.stringify(exact)}`);
  return text.slice(0, at) + replacement + text.slice(at + exact.length);
}
