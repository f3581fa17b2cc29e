import { FIELDS, replay } from "./replay.ts";
import { type Check, offence, verdict } from "./verdict.ts";

/** 3. Validators byte for byte as they were given; never invented, never from the poller's own clock. */
export const exact: Check = (log, facts) => {
  const readings = replay(log, facts);
  const sent = readings.flatMap(({ asked, carries, ever }) =>
    FIELDS.flatMap((field) => {
      const value = carries[field];
      return value === undefined ? [] : [{ asked, field, value, given: ever[field].has(value) }];
    }),
  );
  const invented = sent.filter(({ given }) => !given);
  const values = new Set(sent.map(({ value }) => value));
  const odd = [...values].filter(
    (value) => !/^(W\/)?"[\x21\x23-\x7e]*"$/.test(value) && !HTTP_DATE.test(value),
  );
  return verdict(
    `${sent.length} validators sent, ${values.size} different ones, ${odd.length} of those odd; ${invented.length} were never given`,
    invented.map(({ asked, field }) => offence(asked, `this ${field} was never given`)),
    sent.length,
  );
};

const HTTP_DATE = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/;
