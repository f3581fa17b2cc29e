import { cleanLanguage } from "../../src/publish/clean-language.ts";
import { doubtful, type Finding, wrong } from "./finding.ts";
import type { XmlNode } from "./xml-node.ts";

const RFC_822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|[+-]\d{4})$/;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const URI = /^https?:\/\/[^/][0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#[\]]*$/i;
const END_TAG = /<\/(\w+)>/;
const REFERENCE =
  /&(?:#?\w*\d\w*|#\w+|(?:amp|lt|gt|quot|apos|nbsp|copy|hellip|[lr][sd]quo|[mn]dash|[a-z]{2,8}));?/i;
const CHARACTER_DATA = /&#[x0-9]|<[/a-zA-Z]/;
const ADDRESS = /^[A-Za-z0-9_\-+.']+@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9][A-Za-z0-9-]*$/;
const TEN_MINUTES = 600_000;

/** RFC 822 with a four-digit year, the right weekday where one is given, and a time that can be. */
export function checkRfc822(where: string, text: string, now?: number): Finding[] {
  const [, weekday] = RFC_822.exec(text) ?? [undefined, ""];
  const time = Date.parse(text);
  if (!RFC_822.test(text) || Number.isNaN(time)) return [wrong(where, `not an RFC 822 date: ${text}`)];
  if (weekday !== undefined && DAYS[new Date(time).getUTCDay()] !== weekday && text.endsWith("GMT")) {
    return [wrong(where, `wrong weekday: ${text}`)];
  }
  return checkPlausible(where, text, now);
}

/** RFC 3339, a day that exists, and a time that can be. */
export function checkRfc3339(where: string, text: string, now?: number): Finding[] {
  const day = RFC_3339.exec(text);
  const exists =
    day !== null && new Date(`${text.slice(0, 10)}T00:00:00Z`).toJSON()?.startsWith(text.slice(0, 10));
  if (!exists || Number.isNaN(Date.parse(text))) return [wrong(where, `not an RFC 3339 date: ${text}`)];
  return checkPlausible(where, text, now);
}

function checkPlausible(where: string, text: string, now = Number.POSITIVE_INFINITY): Finding[] {
  const time = Date.parse(text);
  const plausible = time >= Date.UTC(1990, 0, 1) && time <= now + TEN_MINUTES;
  return plausible ? [] : [doubtful(where, `implausible date: ${text}`)];
}

/** A full web address in ASCII. */
export function checkUrl(where: string, url: string | undefined): Finding[] {
  if (url === undefined || url === "") return [wrong(where, "an address is missing")];
  const broken = !URI.test(url) || /%(?![0-9A-Fa-f]{2})/.test(url) || url.split("#").length > 2;
  return broken ? [wrong(where, `not a full and valid address: ${url}`)] : [];
}

/** A language tag of BCP 47 whose language is in ISO 639-1 or 639-2. */
export function checkLanguage(where: string, tag: string): Finding[] {
  return cleanLanguage(tag) === tag ? [] : [wrong(where, `not a language: ${tag}`)];
}

/**
 * Text that is no HTML, and cannot be taken for it: no end tag; and where anything in it looks like a reference or a tag, it is written with
 * numeric references, by which a validator knows that it is meant as it stands.
 */
export function checkPlain(where: string, { text, numbered }: Pick<XmlNode, "text" | "numbered">): Finding[] {
  const [, tag] = END_TAG.exec(text) ?? [];
  if (tag !== undefined) return [doubtful(where, `HTML in plain text: </${tag}>`)];
  const looksLike = REFERENCE.test(text) || CHARACTER_DATA.test(text);
  return looksLike && !numbered ? [doubtful(where, "plain text that looks like HTML")] : [];
}

/** An attribute that is read as plain text. */
export function checkPlainAttribute(where: string, node: XmlNode, name: string): Finding[] {
  const text = node.attributes.get(name);
  if (text === undefined) return [];
  const blank = text.trim() === "" ? [doubtful(where, `${name} is blank`)] : [];
  return [...blank, ...checkPlain(where, { text, numbered: node.numbered })];
}

/** An e-mail address that every reader takes for one. */
export function checkEmail(where: string, text: string): Finding[] {
  return ADDRESS.test(text) ? [] : [wrong(where, `invalid e-mail address: ${text}`)];
}

/** As RSS has people: an address, then the name in parentheses (RSS 2.0, "author"). */
export function checkEmailWithName(where: string, text: string): Finding[] {
  const [, address = text, name] = /^(\S+) \(([^()]+)\)$/.exec(text) ?? [];
  const named = name === undefined ? [doubtful(where, "no name behind the e-mail address")] : [];
  const invalid = checkEmail(where, address);
  return invalid.length > 0 ? invalid : named;
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
