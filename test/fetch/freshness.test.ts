import { describe, expect, it } from "vitest";
import { freshness } from "../../src/fetch/freshness.ts";
import type { HeaderFields } from "../../src/fetch/response-headers.ts";

const NOW = Date.UTC(2026, 4, 4, 12);
const DATE = "Mon, 04 May 2026 12:00:00 GMT";
const LATER = "Mon, 04 May 2026 13:00:00 GMT";

const cases: Array<[headers: HeaderFields, seconds: number | undefined, why: string]> = [
  [{}, undefined, "nothing is said"],
  [{ "cache-control": "max-age=3600" }, 3600, "max-age"],
  [{ "cache-control": "public, MAX-AGE=3600, must-revalidate" }, 3600, "names have no case"],
  [{ "cache-control": 'max-age="3600"' }, 3600, "a quoted argument, which some send"],
  [{ "cache-control": "max-age = 3600" }, 3600, "blanks around the sign, which some send"],
  [{ "cache-control": ["public", "max-age=3600"] }, 3600, "several fields are one list"],
  [{ "cache-control": "max-age=3600, max-age=60" }, 3600, "the first of two"],
  [{ "cache-control": "max-age=0" }, undefined, "stale at once says nothing of later"],
  [{ "cache-control": "max-age=0", expires: LATER, date: DATE }, undefined, "max-age overrules Expires"],
  [{ "cache-control": "max-age=soon", expires: LATER, date: DATE }, undefined, "an unreadable age is none"],
  [{ "cache-control": "max-age=-60" }, undefined, "a negative age is none"],
  [{ "cache-control": "max-age=1.5" }, undefined, "a broken age is none"],
  [{ "cache-control": "max-age=99999999999999999999" }, 2 ** 31, "as good as for ever"],
  [{ "cache-control": "s-maxage=3600" }, undefined, "s-maxage is for caches that others share"],
  [{ "cache-control": "x-max-age=3600" }, undefined, "another directive's name"],
  [{ "cache-control": 'ext="max-age=3600"' }, undefined, "another directive's argument"],
  [{ "cache-control": "max-age=3600, no-cache" }, undefined, "no-cache"],
  [{ "cache-control": "max-age=3600, no-store" }, undefined, "no-store"],
  [{ "cache-control": 'max-age=3600, no-cache="set-cookie"' }, 3600, "no-cache of one field"],
  [{ "cache-control": "max-age=3600", age: "600" }, 3000, "less its age"],
  [{ "cache-control": "max-age=3600", age: "7200" }, undefined, "older than it lives"],
  [{ "cache-control": "max-age=3600", age: "-600" }, 3600, "a negative Age is ignored"],
  [{ "cache-control": "max-age=3600", age: "old" }, 3600, "an unreadable Age is ignored"],
  [{ expires: LATER, date: DATE }, 3600, "Expires less Date"],
  [{ expires: LATER, date: "Mon, 04 May 2026 12:30:00 GMT" }, 1800, "by the origin's clock, not ours"],
  [{ expires: LATER }, 3600, "by our clock where the origin tells no time"],
  [{ expires: "Monday, 04-May-26 13:00:00 GMT", date: DATE }, 3600, "RFC 850's form"],
  [{ expires: "Mon May  4 13:00:00 2026", date: DATE }, 3600, "asctime's form, which is in UTC"],
  [{ expires: "0", date: DATE }, undefined, "0 is in the past"],
  [{ expires: "-1", date: DATE }, undefined, "-1 is in the past"],
  [{ expires: "99999", date: DATE }, undefined, "not a date, and no year either"],
  [{ expires: LATER, date: DATE, age: "600" }, 3000, "Expires less Age"],
];

describe("how long an answer is fresh", () => {
  it.each(cases)("%o is %s s: %s", (headers, seconds) => {
    expect(freshness(headers, NOW)).toEqual(seconds === undefined ? {} : { maxAge: seconds * 1000 });
  });
});
