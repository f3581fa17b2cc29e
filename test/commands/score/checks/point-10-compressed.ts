import { replay } from "./replay.ts";
import { type Check, offence, verdict } from "./verdict.ts";

/** 10. gzip and br are accepted, and what is so coded is understood: its validators come back. */
export const compressed: Check = (log, facts) => {
  const wrong = log.filter(
    ({ headers }) => !["gzip", "br"].every((coding) => accepts(headers["accept-encoding"], coding)),
  );
  const coded = facts.feeds.filter(({ coding }) => coding !== undefined);
  const returned = new Set(
    replay(log, facts)
      .filter(({ carries, remembered }) => remembered.some((one) => one.etag && one.etag === carries.etag))
      .map(({ asked }) => asked.feed),
  );
  const deaf = coded.filter(({ id }) => !returned.has(id));
  return verdict(
    `${log.length - wrong.length} of ${log.length} requests accept gzip and br; ${coded.length - deaf.length} of ${coded.length} feeds that come in ${coded.map(({ coding }) => coding).join(", ")} were understood`,
    [
      ...wrong.map((asked) =>
        offence(asked, `Accept-Encoding: ${asked.headers["accept-encoding"] ?? "none"}`),
      ),
      ...deaf.map(({ id, coding }) => `${id}: no validator of its ${coding} documents ever came back`),
    ],
    Math.min(log.length, coded.length),
  );
};

function accepts(value: string | undefined, coding: string): boolean {
  return (value ?? "").split(",").some((one) => {
    const [name = "", weight = ""] = one.split(";").map((part) => part.trim());
    return name === coding && !/^q=0(\.0+)?$/.test(weight);
  });
}
