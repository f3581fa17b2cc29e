import { FIELDS, replay } from "./replay.ts";
import { type Check, offence, verdict } from "./verdict.ts";

/** 2. Every later request carries what was given: both validators when both were. */
export const both: Check = (log, facts) => {
  const due = replay(log, facts).filter(({ remembered }) =>
    remembered.every((one) => one.etag || one.lastModified),
  );
  const lacking = due.filter(({ carries, remembered }) =>
    FIELDS.some((field) => carries[field] === undefined && remembered.every((one) => one[field])),
  );
  const pairs = due.filter(({ remembered }) => remembered.every((one) => one.etag && one.lastModified));
  return verdict(
    `${due.length} requests by a poller that had validators, ${pairs.length} of them with both; ${lacking.length} left one out`,
    lacking.map(({ asked }) => offence(asked, "a validator that was given is left out")),
    due.length,
  );
};
