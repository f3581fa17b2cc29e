import { isoOf } from "./civil-time.ts";
import { parseEastAsianDate } from "./east-asian-date.ts";
import { parseFrequentDate } from "./frequent-date.ts";
import { parseIsoDate } from "./iso-date.ts";
import { parseNamedMonthDate } from "./named-month-date.ts";
import { parseNumericDate } from "./numeric-date.ts";

/** A whole moment in ISO 8601 with something after it. */
const isoStart = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?(?![\d:])/;

/**
 * Reads a date in any shape a feed has been seen to use into ISO 8601, UTC. A missing zone means UTC. What cannot be read,
 * or cannot exist, is `undefined`: never now, never thrown.
 */
export function parseDate(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const common = parseFrequentDate(text);
  if (common !== undefined) return common;
  // Comments in parentheses (RFC 822 §3.4.3) and spelled-out zones say nothing the figures do not.
  const plain = text
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, " ")
    .replace(/[\s\u00a0\u200e\u200f]+/g, " ")
    .trim()
    // Region names, a server log's colon before the time, figures without anything between them, a plus that a form took for a space.
    .replace(/ [A-Z][a-z]+\/[A-Z]\w+$/, "")
    .replace(/^(\d{1,2}\/[A-Za-z]{3}\/\d{4}):/, "$1 ")
    .replace(/^(\d{8})(\d{4}(?:\d\d)?)$/, "$1T$2")
    .replace(/(T\d\d:\d\d:\d\d(?:\.\d{1,9})?) (\d\d:\d\d)$/, "$1+$2");
  if (plain === "" || !/\d/.test(plain)) return undefined;
  const unlabelled = plain.replace(/^\p{L}{2,12}\.?,?\s+(?=\d{4}[-/])/u, "");
  return (
    parseIsoDate(unlabelled) ??
    parseEastAsianDate(plain) ??
    parseNumericDate(plain.replace(/^\p{L}{2,14}\.?,?\s+(?=\d)/u, "")) ??
    parseNamedMonthDate(plain) ??
    parseEpoch(plain) ??
    parseIsoDate(isoStart.exec(unlabelled)?.[0] ?? "")
  );
}

/** Seconds or milliseconds since 1970, as some home-made feeds write. */
function parseEpoch(text: string): string | undefined {
  if (!/^\d{9,10}$|^\d{13}$/.test(text)) return undefined;
  return isoOf(new Date(text.length === 13 ? Number(text) : Number(text) * 1000));
}
