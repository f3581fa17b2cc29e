import { createHash } from "node:crypto";
import type { PicturesShown } from "../../model/configuration.ts";
import { PAPER_SCRIPT } from "./paper-script.ts";
import { PAPER_STYLE } from "./paper-style.ts";
import { BASE_STYLE } from "./style.ts";

/** What a page may do beside being read. */
interface Permissions {
  /** What it has beside the style of all pages. */
  style?: string;
  /** The one script it runs. */
  script?: string;
  /** Whether pictures and recordings from elsewhere may be in it. */
  pictures?: boolean;
  media?: boolean;
}

/**
 * What a page is sent with: nothing runs and nothing styles but what the service wrote itself, known by its hash; nothing is embedded; forms
 * go to us.
 */
export function pageHeaders({
  style = "",
  script,
  pictures = false,
  media = false,
}: Permissions): Record<string, string> {
  return {
    "content-security-policy": [
      "default-src 'none'",
      ...(script === undefined ? [] : [`script-src 'sha256-${hashOf(script)}'`]),
      `style-src 'sha256-${hashOf(BASE_STYLE + style)}'`,
      pictures ? "img-src http: https:" : "img-src 'self'",
      ...(media ? ["media-src http: https:"] : []),
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join("; "),
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

const PAPER = { style: PAPER_STYLE, script: PAPER_SCRIPT };
const LINKED = pageHeaders({ ...PAPER, pictures: true });
const LINKED_ENTRY = pageHeaders({ ...PAPER, pictures: true, media: true });
const OWN_ENTRY = pageHeaders({ ...PAPER, media: true });

/** Of pages for readers that have no pictures of entries. */
export const PAPER_HEADERS: Readonly<Record<string, string>> = pageHeaders(PAPER);

/** Of pages with cards. */
export function cardHeaders(pictures: PicturesShown = "link"): Readonly<Record<string, string>> {
  return pictures === "link" ? LINKED : PAPER_HEADERS;
}

/** Of an entry's page: its text may have recordings in it. */
export function entryHeaders(pictures: PicturesShown = "link"): Readonly<Record<string, string>> {
  return pictures === "link" ? LINKED_ENTRY : OWN_ENTRY;
}

/** Of what is no page, but may be looked at like one. */
export const PICTURE_HEADERS: Readonly<Record<string, string>> = pageHeaders({});
