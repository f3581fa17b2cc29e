import { toIso } from "./civil-time.ts";

const rfc822 =
  /^(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:([+-])(\d\d)(\d\d)|GMT|UTC|Z)$/;
const w3c = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))$/;
const months = "JanFebMarAprMayJunJulAugSepOctNovDec";

/**
 * The two shapes nearly every feed uses, RFC 822's and W3C-DTF's to the second, read without trying the others. `undefined`
 * says only that the text is not exactly one of them, or cannot exist.
 */
export function parseFrequentDate(text: string): string | undefined {
  const iso = w3c.exec(text);
  if (iso !== null) return made(iso, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const mail = rfc822.exec(text);
  if (mail === null) return undefined;
  const month = months.indexOf(mail[2] ?? "");
  return month % 3 === 0 ? made(mail, Number(mail[3]), month / 3 + 1, Number(mail[1])) : undefined;
}

function made(match: RegExpExecArray, year: number, month: number, day: number): string | undefined {
  const sign = match[7] === "-" ? -1 : 1;
  const offset = match[7] === undefined ? 0 : sign * (Number(match[8]) * 60 + Number(match[9]));
  return toIso({
    year,
    month,
    day,
    hour: Number(match[4]),
    minute: Number(match[5]),
    second: Number(match[6]),
    offset,
  });
}
