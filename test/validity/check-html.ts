import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { checkStyle } from "./check-style.ts";
import { doubtful, type Finding } from "./finding.ts";

/** Elements a feed may carry in HTML without a validator's doubt. */
const ELEMENTS = new Set(
  (
    "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn " +
    "div dl dt em figcaption figure footer header h1 h2 h3 h4 h5 h6 hgroup hr i img ins kbd li main mark menu nav ol p picture pre q rp " +
    "rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "abbr align alt border cite class colspan controls datetime dir height href hreflang kind label lang loop media muted open poster " +
    "rel reversed rowspan scope sizes span src srclang srcset start title type valign value width"
  ).split(" "),
);
const REFERENCES = new Set(["href", "src", "poster", "cite"]);

/**
 * HTML as a validator reads it: without one parse error (HTML standard §13.2.2), of elements and attributes that can do no harm, with
 * absolute references, since readers do not agree what others are relative to.
 */
export function checkHtml(where: string, html: string): Finding[] {
  const findings: Finding[] = [];
  const fragment = parseFragment(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code }) => findings.push(doubtful(where, `HTML parse error: ${code}`)),
  });
  const [written, read] = [tagsIn(html), tagsOf(fragment)];
  if (written !== read) findings.push(doubtful(where, `is read otherwise: ${difference(written, read)}`));
  const open: DefaultTreeAdapterTypes.Node[] = [fragment];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("tagName" in node) findings.push(...checkElement(where, node));
    if ("childNodes" in node) open.push(...node.childNodes);
  }
  return findings;
}

function checkElement(where: string, { tagName, attrs }: DefaultTreeAdapterTypes.Element): Finding[] {
  if (!ELEMENTS.has(tagName)) return [doubtful(where, `HTML element <${tagName}>`)];
  return attrs.flatMap(({ name, value }) => {
    if (name === "style") return checkStyle(value).map((what) => doubtful(where, `dangerous style: ${what}`));
    if (!ATTRIBUTES.has(name)) return [doubtful(where, `HTML attribute ${name} of <${tagName}>`)];
    return REFERENCES.has(name) && !/^[a-z][a-z0-9+.-]*:/i.test(value.trim())
      ? [doubtful(where, `relative reference: ${value}`)]
      : [];
  });
}

const TAG = /<(\/?[a-z][a-z0-9]*)(?:\s+[^\s=<>"]+(?:="[^"]*")?)*\s*\/?>/gi;
const VOID = new Set(["area", "br", "col", "hr", "img", "source", "track", "wbr"]);

/** The tags as they are written, in their order. */
function tagsIn(html: string): string {
  return [...html.matchAll(TAG)].map(([, name = ""]) => name.toLowerCase()).join(" ");
}

/**
 * The tags of the tree that a browser makes of them. Where that is another than what is written, something stands where it must not, is
 * closed by something else or closes nothing. A `tbody` goes without saying.
 */
function tagsOf(fragment: DefaultTreeAdapterTypes.DocumentFragment): string {
  const tags: string[] = [];
  const open: (DefaultTreeAdapterTypes.Node | string)[] = [fragment];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === "string") tags.push(node);
    else if ("childNodes" in node) {
      const name = "tagName" in node && !isImplied(node) ? node.tagName : undefined;
      if (name !== undefined) tags.push(name);
      if (name !== undefined && !VOID.has(name)) open.push(`/${name}`);
      open.push(...node.childNodes.toReversed());
    }
  }
  return tags.join(" ");
}

function isImplied({ tagName, sourceCodeLocation }: DefaultTreeAdapterTypes.Element): boolean {
  return tagName === "tbody" && !sourceCodeLocation?.startTag;
}

function difference(written: string, read: string): string {
  const [one, other] = [written.split(" "), read.split(" ")];
  const at = one.findIndex((tag, index) => tag !== other[index]);
  const from = Math.max(0, at - 2);
  return `${one.slice(from, from + 6).join(" ")} as ${other.slice(from, from + 6).join(" ")}`;
}
