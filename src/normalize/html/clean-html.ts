import { decodedText } from "../../markup/read-markup.ts";
import type { Picture } from "../../model/entry.ts";
import { escapeText, withoutControls } from "./escape.ts";
import { HtmlCleaner } from "./html-cleaner.ts";

/** A link of a text, in document order; frames of players count as links to the page that shows the same. */
export interface CleanedLink {
  /** Absolute http(s) URL. */
  url: string;
  /** Plain text, in one line. */
  text: string;
  rel?: string;
  hreflang?: string;
}

/** What {@link cleanHtml} makes of a text. */
export interface CleanedHtml {
  /** Safe to put into any page's body as it is. */
  html: string;
  /** The pictures shown, in document order, without counters, emoji, avatars and share buttons. */
  pictures: Picture[];
  links: CleanedLink[];
}

/**
 * Cleans a stranger's HTML by allow-list. Promises of the result: only listed HTML elements and attributes, no script, handler, form,
 * frame, foreign or raw-text element; every URL absolute (`base` resolves relative ones) and http(s), links also mailto, tel and the
 * like; counters removed; players' frames become links; everything closed in order, so that an HTML5 parser reads back the same tree;
 * all text kept that a reader would have seen. `cleanHtml(cleanHtml(x)) = cleanHtml(x)`. One pass, linear in the text; never throws.
 */
export function cleanHtml(html: string, options: { base?: string }): CleanedHtml {
  if (!html.includes("<")) {
    const text = withoutControls(decodedText(html));
    return { html: escapeText(text), pictures: [], links: [] };
  }
  return new HtmlCleaner(html, options.base).run();
}
