import { FIELDS, replay } from "./replay.ts";
import { type Check, offence, verdict } from "./verdict.ts";

/** 5. Validators cleared when a document comes without them, and kept across errors and what is no feed. */
export const clearedAndKept: Check = (log, facts) => {
  const readings = replay(log, facts);
  const stale = readings.filter(({ carries, remembered }) =>
    FIELDS.some((field) => carries[field] !== undefined && remembered.every((one) => !one[field])),
  );
  const afterFailure = readings.filter((one) => one.afterFailure);
  const lost = afterFailure.filter(
    ({ carries, remembered }) =>
      !remembered.some((one) => FIELDS.every((field) => (one[field] || undefined) === carries[field])),
  );
  const cleared = readings.filter(({ remembered, ever }) =>
    FIELDS.some((field) => ever[field].size > 0 && remembered.every((one) => !one[field])),
  ).length;
  return verdict(
    `${cleared} requests after a document had come without a validator, ${stale.length} still sent it; ${afterFailure.length} requests after failures, ${lost.length} without the validators from before`,
    [
      ...stale.map(({ asked }) => offence(asked, "the last document came without this validator")),
      ...lost.map(({ asked }) => offence(asked, "not the validators from before the failure")),
    ],
    Math.min(cleared, afterFailure.length),
  );
};
