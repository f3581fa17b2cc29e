import type { Validators } from "../model/source-state.ts";
import { parseHttpDate } from "./http-date.ts";

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

/** ETag and Last-Modified, byte for byte, whatever they look like; but not what could never be sent back. */
export function validators(headers: HeaderFields): Validators {
  return { etag: returnable(headers, "etag"), lastModified: returnable(headers, "last-modified") };
}

function returnable(headers: HeaderFields, name: string): string | undefined {
  const value = field(headers, name);
  return value !== undefined && SENDABLE.test(value) ? value : undefined;
}

/** A field's content (RFC 9110 §5.5), of a length that fits into any server's header. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]{1,4096}$/;

/**
 * `Retry-After` as milliseconds from `now`: seconds or an HTTP-date (RFC 9110 §10.2.3), a badly written one too. Who asks for time gets
 * it.
 */
export function retryAfter(headers: HeaderFields, now: number): number | undefined {
  const value = field(headers, "retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1000;
  const date = parseHttpDate(value, now) ?? (/[a-z]/i.test(value) ? Date.parse(value) : Number.NaN);
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
