import { isoOf } from "./civil-time.ts";
import { parseEastAsianDate } from "./east-asian-date.ts";
import { parseFrequentDate } from "./frequent-date.ts";
import { parseIsoDate } from "./iso-date.ts";
import { parseNamedMonthDate } from "./named-month-date.ts";
import { parseNumericDate } from "./numeric-date.ts";

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
    .replace(/\([^()]*\)/g, " ")
    .replace(/[\s\u00a0\u200e\u200f]+/g, " ")
    .trim();
  if (plain === "" || !/\d/.test(plain)) return undefined;
  const unlabelled = plain.replace(/^\p{L}{2,12}\.?,?\s+(?=\d{4}[-/])/u, "");
  return (
    parseIsoDate(unlabelled) ??
    parseEastAsianDate(plain) ??
    parseNumericDate(plain.replace(/^\p{L}{2,14}\.?,?\s+(?=\d)/u, "")) ??
    parseNamedMonthDate(plain) ??
    parseEpoch(plain)
  );
}

/** Seconds or milliseconds since 1970, as some home-made feeds write. */
function parseEpoch(text: string): string | undefined {
  if (!/^\d{9,10}$|^\d{13}$/.test(text)) return undefined;
  return isoOf(new Date(text.length === 13 ? Number(text) : Number(text) * 1000));
}
