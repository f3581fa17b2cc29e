import type { Freshness } from "../model/fetch-outcome.ts";
import { parseHttpDate } from "./http-date.ts";
import { field, type HeaderFields, listField } from "./response-headers.ts";

/** What a cache may count with at least (RFC 9111 §1.2.2); anything longer is as good as for ever. */
const LONGEST = 2 ** 31;

/**
 * How long an answer, a 304 among them, stays fresh (RFC 9111 §4.2.1): `max-age`, else `Expires` less `Date`; less the `Age` it has
 * already. `no-cache` and `no-store` bid us ask again whatever the age, and so say nothing of when; neither does what has run out.
 * `s-maxage` is for those who answer others out of their cache, which a poller does not.
 */
export function freshness(headers: HeaderFields, now: number): Freshness {
  if (headers["cache-control"] === undefined && headers.expires === undefined) return {};
  const control = directives(listField(headers, "cache-control"));
  if (control.has("no-store") || control.get("no-cache") === "") return {};
  const lifetime = control.has("max-age") ? seconds(control.get("max-age")) : untilExpires(headers, now);
  // A lifetime that cannot be read is none (§4.2.1).
  if (lifetime === undefined) return {};
  const maxAge = (lifetime - (seconds(field(headers, "age")) ?? 0)) * 1000;
  return maxAge > 0 ? { maxAge } : {};
}

/** In seconds. An `Expires` that is no date, `0` above all, is in the past (§5.3). */
function untilExpires(headers: HeaderFields, now: number): number | undefined {
  const expires = parseHttpDate(field(headers, "expires")?.trim() ?? "", now);
  if (expires === undefined) return undefined;
  return (expires - (parseHttpDate(field(headers, "date")?.trim() ?? "", now) ?? now)) / 1000;
}

/** Names in lower case to arguments, unquoted; the first of several holds (§4.2.1). `no-cache` with an argument is about single fields. */
function directives(control: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", quoted, token] of control.matchAll(DIRECTIVE)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, quoted ?? token ?? "");
  }
  return found;
}

/** `name`, `name=token` or `name="quoted"`, up to the next comma; blanks around the sign are wrong and common. */
const DIRECTIVE = /([^\s,="]+)[ \t]*(?:=[ \t]*(?:"([^"]*)"|([^\s,"]*)))?/g;

/** A whole number of seconds (§1.2.2), or nothing where it is none. */
function seconds(text: string | undefined): number | undefined {
  const digits = text?.trim() ?? "";
  return /^\d+$/.test(digits) ? Math.min(Number(digits), LONGEST) : undefined;
}
