import { Parser } from "htmlparser2";
import { cleanUrl } from "../../publish/clean-url.ts";
import { Html, html } from "./html.ts";
import type { PictureAddress } from "./shown-pictures.ts";

const VOID = new Set(["br", "hr", "img", "wbr", "source", "track", "col"]);
/** What brings something from elsewhere, beside a picture's own address. */
const FETCHING = new Set(["srcset", "sizes", "poster"]);
/** What an entry's text may not say of itself on our page: its looks, its names, and whom to tell who reads it. */
const DROPPED = new Set(["style", "id", "class", "name", "referrerpolicy", "autoplay", "ping", "target"]);
/** Where a text may end. */
const PARTS = new Set([
  "p",
  "div",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "li",
  "blockquote",
  "figure",
  "table",
  "tr",
  "pre",
  "hr",
  "br",
  "section",
]);
const HEADING = /^h([1-6])$/;

/**
 * An entry's clean HTML as part of a page: its headings below the page's own, its pictures without a referrer and loaded when they come into
 * sight, each with an `alt`, nothing that styles or names.
 *
 * @param below the level of the heading it stands under.
 * @param addressOf what a picture is to be had at; one that is not is left out.
 * @param most bytes after which it ends, with the part in hand; everything that is open then is closed.
 */
export function entryBody(
  content: string,
  below: number,
  addressOf: PictureAddress,
  most = Number.POSITIVE_INFINITY,
): Html {
  const out: string[] = [];
  const open: string[] = [];
  let [bytes, ended] = [0, false];
  const put = (markup: string) => {
    out.push(markup);
    bytes += Buffer.byteLength(markup);
  };
  const levels = [...content.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
  const shift = below + 1 - Math.min(...levels, 6);
  const named = (name: string) => {
    const level = HEADING.exec(name)?.[1];
    return level === undefined ? name : `h${Math.min(Number(level) + shift, 6)}`;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (bytes > most && PARTS.has(name)) ended = true;
      const given = ended ? undefined : shown(name, attributes, addressOf);
      if (given === undefined) return;
      put(`<${named(name)}${attributesOf(name, given)}>`);
      if (!VOID.has(name)) open.push(named(name));
    },
    ontext(text) {
      if (!ended) put(html`${text}`.markup);
    },
    onclosetag(name) {
      if (ended || VOID.has(name)) return;
      put(`</${named(name)}>`);
      open.pop();
    },
  });
  parser.end(content);
  return new Html([...out, ...open.reverse().map((name) => `</${name}>`)].join(""));
}

/** The attributes of an element as the site shows pictures; `undefined` for a picture that is not shown. */
function shown(
  name: string,
  given: Readonly<Record<string, string>>,
  addressOf: PictureAddress,
): Readonly<Record<string, string>> | undefined {
  const { src } = given;
  const linked = src === undefined || addressOf(src) === src;
  const kept = linked
    ? given
    : Object.fromEntries(Object.entries(given).filter(([key]) => !FETCHING.has(key)));
  if (name !== "img" || src === undefined) return kept;
  const address = addressOf(src);
  return address === undefined ? undefined : { ...kept, src: address };
}

function attributesOf(name: string, given: Readonly<Record<string, string>>): string {
  const kept = Object.entries(given).filter(([key]) => !DROPPED.has(key) && !key.startsWith("on"));
  const attributes = new Map(kept);
  if (name === "img") {
    attributes.set("alt", attributes.get("alt") ?? "");
    attributes.set("loading", "lazy");
    attributes.set("decoding", "async");
    attributes.set("referrerpolicy", "no-referrer");
  }
  if (name === "audio" || name === "video") attributes.set("preload", "none");
  // What may be wider than the screen is scrolled by keyboard, too.
  if (name === "table") attributes.set("tabindex", "0");
  if (name === "a" && cleanUrl(attributes.get("href")) === undefined) attributes.delete("href");
  return [...attributes].map(([key, value]) => html` ${new Html(key)}="${value}"`.markup).join("");
}
