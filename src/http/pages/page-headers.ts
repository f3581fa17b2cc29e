import { createHash } from "node:crypto";
import { PAPER_SCRIPT } from "./paper-script.ts";
import { PAPER_STYLE } from "./paper-style.ts";
import { BASE_STYLE } from "./style.ts";

/** What a page may do beside being read. */
interface Permissions {
  /** What it has beside the style of all pages. */
  style?: string;
  /** The one script it runs. */
  script?: string;
  /** Whether it shows recordings. */
  media?: boolean;
}

/**
 * What a page is sent with: nothing runs and nothing styles but what the service wrote itself, known by its hash; nothing is embedded; forms
 * go to us; pictures of entries come from their outlets.
 */
export function pageHeaders({ style = "", script, media = false }: Permissions): Record<string, string> {
  return {
    "content-security-policy": [
      "default-src 'none'",
      ...(script === undefined ? [] : [`script-src 'sha256-${hashOf(script)}'`]),
      `style-src 'sha256-${hashOf(BASE_STYLE + style)}'`,
      "img-src http: https:",
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

/** Of every page for readers. */
export const PAPER_HEADERS: Readonly<Record<string, string>> = pageHeaders({
  style: PAPER_STYLE,
  script: PAPER_SCRIPT,
});

/** Of an entry's page: its text may have recordings in it. */
export const ENTRY_HEADERS: Readonly<Record<string, string>> = pageHeaders({
  style: PAPER_STYLE,
  script: PAPER_SCRIPT,
  media: true,
});

/** Of what is no page, but may be looked at like one. */
export const PICTURE_HEADERS: Readonly<Record<string, string>> = pageHeaders({});
