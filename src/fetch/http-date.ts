const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const LONG_DAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const TIME = "\\d\\d:\\d\\d:\\d\\d";
const FIXDATE = new RegExp(`^${DAY}, \\d\\d ${MONTH} \\d{4} ${TIME} GMT$`);
const RFC_850 = new RegExp(`^${LONG_DAY}, (\\d\\d)-(${MONTH})-(\\d\\d) (${TIME}) GMT$`);
const ASCTIME = new RegExp(`^${DAY} ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`);

/**
 * Milliseconds of an HTTP date in its three forms (RFC 9110 §5.6.7); `undefined` for anything else, which the precondition
 * that carries it then ignores. `now` decides the century of the two-digit form.
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const old = RFC_850.exec(text);
  if (old !== null) return parseOld(old, now);
  const spelling = FIXDATE.test(text) ? text : ASCTIME.test(text) ? `${text} GMT` : undefined;
  return spelling === undefined ? undefined : known(Date.parse(spelling));
}

function parseOld([, day, month, year, time]: RegExpExecArray, now: number): number | undefined {
  const thisYear = new Date(now).getUTCFullYear();
  const near = Math.floor(thisYear / 100) * 100 + Number(year);
  // A year more than 50 years ahead is the most recent one in the past that ends alike.
  return known(Date.parse(`${day} ${month} ${near > thisYear + 50 ? near - 100 : near} ${time} GMT`));
}

function known(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}

/** An HTTP date as it is sent. */
export function formatHttpDate(time: number): string {
  return new Date(time).toUTCString();
}
