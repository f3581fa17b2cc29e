import type { Refusal, RefusalReason } from "../../model/normalized-feed.ts";
import { announcedFeeds } from "../discover/announced-feeds.ts";

/** Pages announce their feeds early. */
const PAGE_LIMIT = 1_000_000;

const challenge =
  /just a moment\.\.\.|cf[-_]chl|challenge-platform|cf-browser-verification|checking your browser|captcha|ddos-guard|_incapsula_|attention required!|are you a robot|verify you are (?:a )?human|enable javascript and cookies to continue|perimeterx|datadome|anubis_challenge/i;
const failure =
  /\b(?:40[0-9]|41[0-9]|42[0-9]|50[0-9]|52[0-9])\b|not found|forbidden|unauthori[sz]ed|access denied|bad gateway|service unavailable|temporarily unavailable|internal server error|gateway time-?out|error occurred|\berror\b|we'?re sorry|maintenance/i;

/** Says of a document without a feed what it is instead. `root` is the name of its first element, if it has any. */
export function refuse(text: string, root: string | undefined, url: string | undefined): Refusal {
  const head = text.slice(0, 4000).trimStart();
  if (head === "") return refusal("empty", "The body is empty.");
  if (isBinary(head)) return refusal("binary", "The body is a binary file, not a document.");
  if (root === "opml" || /<opml[\s>]/i.test(head.slice(0, 2000)))
    return refusal("opml", "The document is an OPML subscription list, not a feed.");
  if (root !== undefined && /^(?:\w+:)?(?:urlset|sitemapindex)$/.test(root)) {
    return refusal("sitemap", "The document is a sitemap, not a feed.");
  }
  if (isPage(head, root)) return refusePage(text, url);
  if (/^[[{]/.test(head)) return refusal("json", "The document is JSON, but not a JSON Feed.");
  if (root !== undefined)
    return refusal("xml", `The document is XML whose root is <${root}>, which is no feed.`);
  return refusal("text", "The body is plain text, not a feed.");
}

/** A refusal without anything announced. */
export function refusal(reason: RefusalReason, message: string): Refusal {
  return { kind: "refusal", reason, message, announced: [] };
}

function refusePage(text: string, url: string | undefined): Refusal {
  const start = text.slice(0, 20_000);
  const announced = announcedFeeds(text.slice(0, PAGE_LIMIT), url);
  const headings = [...start.matchAll(/<(title|h1|h2)\b[^<>]{0,500}>([^<]{0,300})/gi)]
    .map((match) => match[2])
    .join(" ");
  if (challenge.test(start) && announced.length === 0) {
    return refusal("challenge", "The server answered with a challenge for browsers instead of the feed.");
  }
  // Real pages mention errors too; an error page is short, or announces nothing.
  if (failure.test(headings) && announced.length === 0) {
    return refusal("error-page", `The server answered with an error page: ${folded(headings)}.`);
  }
  const count = announced.length;
  const names = count === 0 ? "no feed" : count === 1 ? "one feed" : `${count} feeds`;
  return {
    kind: "refusal",
    reason: "html",
    message: `The document is an HTML page and announces ${names}.`,
    announced,
  };
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 120).replace(/\.+$/, "");
}

function isPage(head: string, root: string | undefined): boolean {
  if (
    root !== undefined &&
    /^(?:xhtml:)?(?:html|head|body|meta|title|div|center|h1|p|script|frameset)$/.test(root)
  )
    return true;
  return /^<!doctype\s+html/i.test(head) || /<(?:html|head|body)[\s>]/i.test(head);
}

const signatures = [
  "%PDF-",
  "GIF8",
  "PNG\r\n",
  "\u0089PNG",
  "\u2030PNG",
  "PK\u0003",
  "PK",
  "ID3",
  "Rar!",
  "JFIF",
  "RIFF",
  "7z",
];

function isBinary(head: string): boolean {
  const start = head.slice(0, 16);
  if (
    !start.includes("<") &&
    signatures.some((signature) => start.includes(signature)) &&
    !/^[\w\s]{12}/.test(start)
  )
    return true;
  const odd = head.slice(0, 512).replace(/[^\ufffd\u0080-\u009f]/g, "").length;
  return odd > 24 && !head.includes("<");
}
