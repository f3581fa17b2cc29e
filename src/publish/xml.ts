/** Attributes of an element; those that are `undefined` are left out. */
export type Attributes = Record<string, string | number | undefined>;

/** Character data. Expects clean text. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** An attribute value for double quotes. Tabs and line ends become references, or a reader would turn them into spaces. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\t", "&#9;").replaceAll("\n", "&#10;");
}

/** A whole element with escaped attributes. `body` is XML already; without one the element is empty. */
export function element(name: string, attributes: Attributes, body = ""): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${escapeAttribute(String(value))}"`;
  }
  return body === "" ? `${open}/>` : `${open}>${body}</${name}>`;
}

/** An element that holds only text; nothing where there is none. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): string {
  return text === undefined || text === "" ? "" : element(name, attributes, escapeText(text));
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
