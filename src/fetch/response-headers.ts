import type { Freshness } from "../model/fetch-outcome.ts";
import type { Validators } from "../model/source-state.ts";

/** Header fields as undici gives them: lower-case names, repeated fields as arrays. */
export type HeaderFields = Record<string, string | string[] | undefined>;

/** The first value of a field. */
export function field(headers: HeaderFields, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** All values of a field that is a list, joined (RFC 9110 §5.3). */
export function listField(headers: HeaderFields, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : (value ?? "");
}

/** ETag and Last-Modified, byte for byte. */
export function validators(headers: HeaderFields): Validators {
  return {
    etag: field(headers, "etag") || undefined,
    lastModified: field(headers, "last-modified") || undefined,
  };
}

/**
 * How long an answer stays fresh (RFC 9111 §4.2.1): `max-age`, else `Expires` less `Date`. `no-cache` and `no-store` mean 0 and so say
 * nothing. Less the `Age` it has already.
 */
export function freshness(headers: HeaderFields, now: number): Freshness {
  const control = listField(headers, "cache-control").toLowerCase();
  if (/\bno-(cache|store)\b/.test(control)) return {};
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,10})/.exec(control)?.[1];
  const age = Number(field(headers, "age") ?? 0) * 1000 || 0;
  if (maxAge !== undefined) return positive(Number(maxAge) * 1000 - age);
  const expires = Date.parse(field(headers, "expires") ?? "");
  const date = Date.parse(field(headers, "date") ?? "");
  if (Number.isNaN(expires)) return {};
  return positive(expires - (Number.isNaN(date) ? now : date) - age);
}

/** `Retry-After` as milliseconds from `now`: seconds or an HTTP-date (RFC 9110 §10.2.3). */
export function retryAfter(headers: HeaderFields, now: number): number | undefined {
  const value = field(headers, "retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}

function positive(milliseconds: number): Freshness {
  return milliseconds > 0 ? { maxAge: milliseconds } : {};
}
