import { createHash } from "node:crypto";
import { STYLE } from "./style.ts";

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** What every page is sent with. Nothing may run, be embedded or be sent anywhere; pictures of entries come from their outlets. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = pageHeaders("'none'");

/** As {@link PAGE_HEADERS}, for a page with a form that asks us for another page. */
export const FORM_PAGE_HEADERS: Readonly<Record<string, string>> = pageHeaders("'self'");

function pageHeaders(formAction: string): Record<string, string> {
  return {
    "content-security-policy": [
      "default-src 'none'",
      `style-src 'sha256-${STYLE_HASH}'`,
      "img-src http: https:",
      "base-uri 'none'",
      `form-action ${formAction}`,
      "frame-ancestors 'none'",
    ].join("; "),
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
}
