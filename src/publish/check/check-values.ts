import { cleanLanguage } from "../clean-language.ts";
import { isUri } from "../clean-url.ts";
import { doubtful, type Finding, wrong } from "./finding.ts";

const RFC_822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|[+-]\d{4})$/;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const MARKUP =
  /<\/?(?:a|abbr|b|big|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|q|s|small|span|strong|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?\/?>|&(?:[a-z]{2,8}|#\d+|#x[0-9a-f]+);/i;
const REFERENCES = /\s(?:href|src|poster|cite)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** RFC 822 with a four-digit year and, where a weekday is given, the right one. */
export function checkRfc822(where: string, text: string): Finding[] {
  const [, weekday] = RFC_822.exec(text) ?? [undefined, ""];
  const time = Date.parse(text);
  if (!RFC_822.test(text) || Number.isNaN(time)) return [wrong(where, `not an RFC 822 date: ${text}`)];
  if (weekday !== undefined && DAYS[new Date(time).getUTCDay()] !== weekday && text.endsWith("GMT")) {
    return [wrong(where, `wrong weekday: ${text}`)];
  }
  return [];
}

/** RFC 3339, and a day that exists. */
export function checkRfc3339(where: string, text: string): Finding[] {
  const day = RFC_3339.exec(text);
  const exists =
    day !== null && new Date(`${text.slice(0, 10)}T00:00:00Z`).toJSON()?.startsWith(text.slice(0, 10));
  return exists && !Number.isNaN(Date.parse(text)) ? [] : [wrong(where, `not an RFC 3339 date: ${text}`)];
}

/** A full web address. */
export function checkUrl(where: string, url: string | undefined): Finding[] {
  if (url === undefined || url === "") return [wrong(where, "an address is missing")];
  return /^https?:/i.test(url) && isUri(url) ? [] : [wrong(where, `not a full and valid address: ${url}`)];
}

/** A language tag of BCP 47. */
export function checkLanguage(where: string, tag: string): Finding[] {
  return cleanLanguage(tag) === undefined ? [wrong(where, `not a language: ${tag}`)] : [];
}

/** A title is plain text: markup in it is shown as it stands, or not at all. */
export function checkPlain(where: string, text: string): Finding[] {
  return MARKUP.test(text) ? [doubtful(where, "markup in plain text")] : [];
}

/** References in HTML must be absolute: readers do not agree what they are relative to. */
export function checkHtml(where: string, html: string): Finding[] {
  const references = [...html.matchAll(REFERENCES)].map(([, double, single]) => double ?? single ?? "");
  return references
    .filter((reference) => !/^[a-z][a-z0-9+.-]*:/i.test(reference.trim()))
    .map((reference) => doubtful(where, `relative reference: ${reference}`));
}

/** Every value once. */
export function checkUnique(where: string, values: readonly string[], what: string): Finding[] {
  const seen = new Set<string>();
  return values.flatMap((value) => {
    if (seen.has(value)) return [wrong(where, `${what} twice: ${value}`)];
    seen.add(value);
    return [];
  });
}
