import type { IncomingHttpHeaders } from "node:http";
import Negotiator from "negotiator";
import { LANGUAGES } from "./words/words-for.ts";

/** What an answer in a {@link wantedLanguage} depends on, for `Vary`. */
export const LANGUAGE_VARY = "Accept-Language";

/** The language of ours that a reader asks for (RFC 9110 §12.5.4), as a primary subtag; the site's where none is asked for that we speak. */
export function wantedLanguage(headers: IncomingHttpHeaders, site: string): string {
  if (headers["accept-language"] === undefined) return site;
  const own = site.split("-", 1)[0]?.toLowerCase() ?? "";
  // Who takes any is given the site's.
  const offered = [...LANGUAGES].sort((one, other) => Number(other === own) - Number(one === own));
  return new Negotiator({ headers }).languages(offered)[0] ?? site;
}
