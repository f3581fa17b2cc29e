import { Parser } from "htmlparser2";
import type { Picture } from "../../model/entry.ts";
import { resolveUrl } from "../url/resolve-url.ts";

/** What cleaning a fragment came to: HTML that is safe to show, with the pictures and links found in it. */
export interface CleanedHtml {
  html: string;
  pictures: Picture[];
  links: { url: string; text: string; rel?: string; hreflang?: string }[];
}

const kept = new Set(
  "a abbr b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th thead tr u ul var".split(
    " ",
  ),
);
const dropped = new Set([
  "script",
  "style",
  "iframe",
  "object",
  "embed",
  "form",
  "svg",
  "math",
  "template",
  "noscript",
]);

/** Cleans a fragment by a short allow-list and makes its addresses absolute. */
export function cleanHtml(html: string, options: { base?: string }): CleanedHtml {
  const result: CleanedHtml = { html: "", pictures: [], links: [] };
  const pieces: string[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (dropped.has(name)) hidden += 1;
      if (hidden > 0 || !kept.has(name)) return;
      const url = resolveUrl(attributes["href"] ?? attributes["src"] ?? "", options.base);
      const carries = (name === "a" || name === "img") && url !== undefined;
      pieces.push(`<${name}${carries ? ` ${name === "a" ? "href" : "src"}="${escapeHtml(url)}"` : ""}>`);
      if (name === "img" && url !== undefined) result.pictures.push({ url });
      if (name === "a" && url !== undefined) result.links.push({ url, text: "" });
    },
    ontext(text) {
      if (hidden === 0) pieces.push(escapeHtml(text));
    },
    onclosetag(name, implied) {
      if (dropped.has(name)) hidden = Math.max(0, hidden - 1);
      else if (
        hidden === 0 &&
        kept.has(name) &&
        !(implied && (name === "br" || name === "img" || name === "hr"))
      )
        pieces.push(`</${name}>`);
    },
  });
  parser.end(html);
  result.html = pieces.join("");
  return result;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
