import { FIELDS, replay } from "./replay.ts";
import { type Check, offence, verdict } from "./verdict.ts";

/** 4. Never an old validator after a newer document or a 304 that refreshed it. */
export const newest: Check = (log, facts) => {
  const readings = replay(log, facts);
  const sent = readings.flatMap(({ asked, carries, remembered, ever }) =>
    FIELDS.flatMap((field) => {
      const value = carries[field];
      if (value === undefined || !ever[field].has(value)) return [];
      const replaced = remembered.every((one) => one[field] && one[field] !== value);
      return [{ asked, renewed: ever[field].size > 1, old: replaced }];
    }),
  );
  const old = sent.filter((one) => one.old);
  const renewed = sent.filter((one) => one.renewed).length;
  return verdict(
    `${renewed} validators sent of feeds that had changed theirs; ${old.length} were old ones`,
    old.map(({ asked }) => offence(asked, "a newer one was given since")),
    renewed,
  );
};
