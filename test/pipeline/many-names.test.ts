import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Item, rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

let line: SmallLine;
beforeAll(async () => {
  line = await startSmallLine(["paper"]);
});
afterAll(() => line.stop());

/** What may become of one report from a poll to the next. */
type Change =
  | "none"
  | "guid"
  | "title"
  | "guid and title"
  | "link"
  | "twin"
  | "guid and twin"
  | "text"
  | "date"
  | "double";
const CHANGES: Change[] = [
  "none",
  "guid",
  "title",
  "guid and title",
  "link",
  "twin",
  "guid and twin",
  "text",
  "date",
  "double",
];

const WORDS =
  "crane quay dock ship strike vote union harbour night shift court tide rope anchor ferry pilot cargo gate ledger lamp".split(
    " ",
  );

/** A report that nothing else says: its words depend on its number alone. */
function tell(number: number): string {
  return Array.from(
    { length: 60 },
    (_, at) => `${WORDS[(number * 7 + at * (number + 3)) % WORDS.length]}${(at * number) % 17}`,
  ).join(" ");
}

interface Report {
  number: number;
  guid: string;
  link: string;
  title: string;
  text: string;
  date: number;
}

function changed(report: Report, change: Change, poll: number): Report {
  const next = { ...report };
  if (change.includes("guid")) next.guid = `guid-${report.number}-${poll}`;
  if (change.includes("title")) next.title = `Report ${report.number} as told in poll ${poll}`;
  if (change === "link") next.link = `https://paper.example/moved/${report.number}/${poll}`;
  if (change.includes("twin"))
    next.link = `${report.link.replace("https://", "http://www.")}${poll % 2 ? "/" : "?utm_source=x"}`;
  if (change === "text") next.text = `${report.text} Added in poll ${poll}.`;
  if (change === "date") next.date += 3_600_000;
  return next;
}

const item = ({ number: _, date, ...rest }: Report): Item => ({
  ...rest,
  date: new Date(date).toISOString(),
});

const anyPoll = fc.array(fc.record({ number: fc.nat(7), change: fc.constantFrom(...CHANGES) }), {
  maxLength: 7,
});

it("every report is one entry, however its id, link, title, date and text change from poll to poll, and none is two reports", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPoll, { minLength: 2, maxLength: 6 }), async (polls) => {
      await line.services.redis.flushdb();
      const reports = new Map<number, Report>();
      const refs = new Map<string, number>();
      for (const [poll, shown] of polls.entries()) {
        line.clock.now += 3_600_000;
        const items: Item[] = [];
        for (const { number, change } of shown) {
          const before = reports.get(number);
          const fresh = {
            number,
            guid: `guid-${number}`,
            link: `https://paper.example/${number}`,
            title: `Report ${number}`,
            text: tell(number),
            date: line.clock.now - 60_000,
          };
          // One change a poll: a report that changes in every respect at once is another one to everybody.
          const report = before === undefined ? fresh : changed(before, change, poll);
          if (items.some((one) => one.text?.startsWith(tell(number)))) continue;
          reports.set(number, report);
          items.push(item(report));
          if (change === "double") items.push({ ...item(report), guid: `double-${number}-${poll}` });
        }
        await line.poll("paper", rssOf(items));
        // The same document once more, as by a job that is done twice.
        const again = await line.poll("paper", rssOf(items).replace("Invented", `Poll ${poll}`));
        expect(again.entries).toMatchObject({ added: 0, updated: 0 });
        const stored = await line.stored("paper");
        expect(stored).toHaveLength(reports.size);
        for (const { ref, entry } of stored) {
          const number = [...reports.keys()].find((one) => entry.summary?.includes(tell(one)));
          expect(number).toBeDefined();
          expect(refs.get(ref) ?? number).toBe(number);
          refs.set(ref, number ?? -1);
          const report = reports.get(number ?? -1);
          expect(entry.title).toBe(report?.title);
        }
      }
    }),
    { numRuns: 25 },
  );
});
