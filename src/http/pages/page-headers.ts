import { createHash } from "node:crypto";
import { STYLE } from "./style.ts";

/** What every page is sent with. Nothing may run, be embedded or be sent anywhere; pictures of entries come from their outlets. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = pageHeaders("'none'");

/** As {@link PAGE_HEADERS}, for a page with a form that asks us for another page. */
export const FORM_PAGE_HEADERS: Readonly<Record<string, string>> = pageHeaders("'self'");

/** What a page is sent with whose forms go to `formAction`, and that has some style beside that of all pages. */
export function pageHeaders(formAction: string, style = ""): Record<string, string> {
  const styleHash = createHash("sha256")
    .update(STYLE + style)
    .digest("base64");
  return {
    "content-security-policy": [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      "img-src http: https:",
      "base-uri 'none'",
      `form-action ${formAction}`,
      "frame-ancestors 'none'",
    ].join("; "),
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
}
