import { conditional, failure, httpDate, unchanged, whole } from "../answers.ts";
import type { FeedPlan } from "../feed-plan.ts";
import { DAY, HOUR } from "../times.ts";
import { day, type Peculiarity, plan, standing, versionAt } from "./plan.ts";

/** Entity tags that somebody has sent at some time; in bytes beyond ASCII, latin-1 and UTF-8. */
const ODD_ETAGS = [
  'W/"weak-#"',
  '"with space #"',
  '"back\\slash\\#"',
  '"quo"te-#"',
  '"\u00fcml\u00e4ut-#"',
  Buffer.from('"снег-#"').toString("latin1"),
  "unquoted-#",
  'w/"lower-#"',
  "\"comma,#, 'apostrophe'\"",
  '"#-gzip"',
  `"${"long".repeat(80)}-#"`,
  "W/unquoted-#",
  '""',
  '"',
  "*#",
];

/** Dates that somebody has sent as Last-Modified. */
const ODD_DATES = [
  (at: number) => httpDate(at + 400 * DAY),
  () => "Thu, 01 Jan 1970 00:00:00 GMT",
  () => "yesterday, about noon",
  (at: number) => `${httpDate(at).slice(0, -3)}CET`,
  (at: number) => new Date(at).toISOString(),
  () => "0",
  () => "-1",
  (at: number) => httpDate(at).replace("GMT", "+0200"),
  (at: number) => `${httpDate(at)}; length=1234`,
];

function of<One>(list: readonly [One, ...One[]] | readonly One[], at: number): One {
  return list[at % list.length] as One;
}

/** Keeps the number of requests down where intervals are not the point. */
const fresh = { for: 2 * HOUR, by: "max-age" } as const;

const oddEtag: Peculiarity = { id: "odd-etags", about: "odd entity tags", fresh };
const oddDate: Peculiarity = { id: "odd-dates", about: "odd modification dates", fresh };
const oddBoth: Peculiarity = { id: "odd-both", about: "odd tags with odd dates", fresh, every: 7 * HOUR };
const dropping: Peculiarity = {
  id: "dropping",
  about: "validators that come and go",
  fresh,
  every: 9 * HOUR,
};
const refreshed: Peculiarity = {
  id: "refreshed",
  about: "304s with a new entity tag",
  fresh,
  every: 5 * DAY,
};
const restless: Peculiarity = { id: "restless", about: "a new tag for the same body", fresh, every: 4 * DAY };

/** Feeds built to catch what pollers do to validators. */
export const VALIDATOR_FEEDS: readonly FeedPlan[] = [
  plan({ id: "plain", about: "both validators" }),
  plan({
    ...oddEtag,
    answer: (visit) => {
      const { version } = versionAt(visit.at, 10 * HOUR);
      const etag = of(ODD_ETAGS, version).replace("#", String(version));
      return conditional(visit, { ...standing(oddEtag, visit.at), etag, lastModified: undefined });
    },
  }),
  plan({
    ...oddDate,
    answer: (visit) => {
      const { version, since } = versionAt(visit.at, 10 * HOUR);
      const lastModified = of(ODD_DATES, version)(since);
      return conditional(visit, { ...standing(oddDate, visit.at), etag: undefined, lastModified });
    },
  }),
  plan({
    ...oddBoth,
    answer: (visit) => {
      const { version, since } = versionAt(visit.at, 7 * HOUR);
      const etag = of(ODD_ETAGS, version * 4).replace("#", String(version));
      return conditional(visit, {
        ...standing(oddBoth, visit.at),
        etag,
        lastModified: of(ODD_DATES, version * 2)(since),
      });
    },
  }),
  plan({
    ...dropping,
    answer: (visit) => {
      const full = standing(dropping, visit.at);
      const turn = versionAt(visit.at, 9 * HOUR).version % 4;
      const etag = turn === 1 || turn === 2 ? undefined : full.etag;
      const lastModified = turn === 2 || turn === 3 ? undefined : full.lastModified;
      return conditional(visit, { ...full, etag, lastModified });
    },
  }),
  plan({
    ...refreshed,
    answer: (visit) => {
      const full = { ...standing(refreshed, visit.at), etag: `"refreshed-${visit.nth}"` };
      // Whatever tag it gave for this body counts as a match.
      return visit.lastModified === full.lastModified ? unchanged(visit, full) : whole(visit, full);
    },
  }),
  plan({
    ...restless,
    answer: (visit) =>
      whole(visit, {
        ...standing(restless, visit.at),
        etag: `"restless-${visit.nth}"`,
        lastModified: undefined,
      }),
  }),
  plan({
    id: "deaf",
    about: "200 to every request, with the same validators",
    answer: (visit) => whole(visit, standing({ id: "deaf", about: "", fresh, every: 3 * DAY }, visit.at)),
  }),
  plan({
    id: "clockwork",
    about: "Last-Modified is always now",
    answer: (visit) => {
      const full = standing({ id: "clockwork", about: "", fresh, every: 2 * DAY }, visit.at);
      return whole(visit, { ...full, etag: undefined, lastModified: httpDate(visit.at) });
    },
  }),
  plan({
    id: "empty-tag",
    about: "an ETag field without a value",
    answer: (visit) =>
      conditional(visit, { ...standing({ id: "empty-tag", about: "", fresh }, visit.at), etag: "" }),
  }),
  plan({
    id: "still",
    about: "no validators, no changes",
    facts: { still: true },
    answer: (visit) => bare(visit, "still", Number.POSITIVE_INFINITY),
  }),
  plan({ id: "bare", about: "no validators, a change a day", answer: (visit) => bare(visit, "bare", DAY) }),
  plan({
    id: "big-whole",
    about: "a large document, there from the sixth hour on",
    fresh,
    items: 800,
    every: 6 * DAY,
    // So that its first document comes when nothing else keeps the poller busy.
    answer: (visit, usual) => (visit.at < day(0) + 5 * HOUR ? failure(500) : usual()),
  }),
  plan({ id: "big-half", about: "a large document", fresh, items: 150, every: 6 * DAY }),
];

function bare(visit: Parameters<FeedPlan["answer"]>[0], id: string, every: number) {
  const full = standing({ id, about: "", every }, visit.at);
  return whole(visit, { ...full, etag: undefined, lastModified: undefined });
}
