import type { FeedFacts, Move } from "../facts.ts";
import type { Asked } from "../request-log.ts";
import { DAY, moment, SECOND, span } from "../times.ts";
import { type Check, offence, verdict } from "./verdict.ts";

/** Identical answers before a permanent redirect may be believed. */
const REPEATED = 3;
/** How long it may take to believe it. */
const PATIENCE = 10 * DAY;
/** Within this time of a redirect, the target is asked because of it. */
const HOP = 30 * SECOND;

/** 14. 301 and 308 believed after they repeat, where the new place is the same feed and allowed; 302 and 307 never. */
export const moves: Check = (log, { feeds, end }) => {
  const moving = feeds.flatMap((feed) => (feed.move ? [{ feed, move: feed.move }] : []));
  const judged = moving.map(({ feed, move }) => judge(feed, move, log, end));
  return verdict(
    judged.map(({ evidence }) => evidence).join("; "),
    judged.flatMap(({ offences }) => offences),
    moving.length,
  );
};

function judge({ id, about }: FeedFacts, move: Move, log: readonly Asked[], end: number) {
  const redirects = log.filter(
    ({ url, at, answer }) => url === move.old && at >= move.from && answer.location !== undefined,
  );
  const direct = log.filter(
    ({ url, at }) =>
      url === move.target &&
      (move.kind === "forbidden" || !redirects.some((asked) => at >= asked.at && at - asked.at <= HOP)),
  );
  const [first] = direct;
  if (move.kind !== "believable") {
    const later = log.filter(({ url, at }) => url === move.old && at > move.from + (end - move.from) / 2);
    return {
      evidence: `${about}: ${redirects.length} redirects, asked directly ${direct.length} times`,
      offences: [
        ...direct.map((asked) =>
          offence(asked, move.kind === "forbidden" ? "nobody may be led there" : `${about} was believed`),
        ),
        ...(later.length > 0 ? [] : [`${id} (${about}): its own address is asked no more`]),
        ...(redirects.length > 0 ? [] : [`${id} (${about}): never redirected`]),
      ],
    };
  }
  const before = redirects.filter(({ at }) => first === undefined || at < first.at).length;
  const late = redirects.filter(({ at }) => at > (first?.at ?? move.from + PATIENCE));
  const offences = late.map((asked) =>
    offence(asked, first ? "asked again after the new place was taken" : "not believed yet"),
  );
  if (first !== undefined && before < REPEATED)
    offences.push(offence(first, `believed after ${before} redirects, not ${REPEATED}`));
  if (first === undefined) offences.push(`${id} (${about}): never believed`);
  const believed = first
    ? `believed ${span(first.at - move.from)} after ${moment(move.from)}`
    : "never believed";
  return { evidence: `${about}: ${before} redirects, ${believed}`, offences };
}
