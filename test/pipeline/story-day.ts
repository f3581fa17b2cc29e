import fc from "fast-check";
import { agencyReport, paperOf, type Told } from "./agency-report.ts";

/** A day of polls: what every paper prints, in its order, and in which order the papers' documents come in. */
export interface StoryDay {
  /** By paper: its entries, in the order they appear in. */
  printed: ReadonlyMap<string, Told[]>;
  /** Papers, one for each document that comes in: a paper's next document has one entry more. */
  order: string[];
}

/** A poll that goes wrong: done twice, or cut off at a step and then done again. */
export interface Mishap {
  twice: boolean;
  /** From 1; 0 for none. */
  cutAt: number;
}

export const DAY_PAPERS = ["courier", "gazette", "herald", "faro"] as const;
/** Its entries are in Spanish, and the others' translations of them are by a credit line. */
const SPANISH = "faro";
const NOON = Date.UTC(2026, 4, 10, 12);

/** The day's polls are all made at this moment, so that no date depends on their order. */
export const DAY_END = NOON + 12 * 3_600_000;

/** What a day may bring: reports that some papers carry as they are, some changed a little, and some translate. */
export function anyDay(): fc.Arbitrary<StoryDay> {
  const carried = fc.record({
    papers: fc.shuffledSubarray([...DAY_PAPERS], { minLength: 1 }),
    changes: fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 }),
  });
  return fc.array(carried, { minLength: 2, maxLength: 4 }).chain((reports) => {
    const printed = new Map<string, Told[]>(DAY_PAPERS.map((paper) => [paper, []]));
    for (const [number, { papers, changes }] of reports.entries())
      for (const [at, paper] of papers.entries())
        printed.get(paper)?.push(printedIn(paper, number, changes[at] ?? 0, at, papers));
    const documents = [...printed].flatMap(([paper, entries]) => entries.map(() => paper));
    return fc
      .shuffledSubarray(documents, { minLength: documents.length, maxLength: documents.length })
      .map((order) => ({ printed, order }));
  });
}

/** Other orders of the same documents, and what goes wrong in them. */
export function anyOtherOrder(day: StoryDay): fc.Arbitrary<{ order: string[]; mishaps: Mishap[] }> {
  const { length } = day.order;
  const mishap = fc.record({ twice: fc.boolean(), cutAt: fc.oneof(fc.constant(0), fc.nat({ max: 22 })) });
  return fc.record({
    order: fc.shuffledSubarray(day.order, { minLength: length, maxLength: length }),
    mishaps: fc.array(mishap, { minLength: length, maxLength: length }),
  });
}

/** A paper's document that holds its first `count` entries, the newest first. */
export function documentOf({ printed }: StoryDay, paper: string, count: number): string {
  return paperOf((printed.get(paper) ?? []).slice(0, count).toReversed());
}

function printedIn(paper: string, number: number, change: number, at: number, papers: string[]): Told {
  const report = agencyReport(paper === SPANISH ? 500 + number : number);
  const date = new Date(NOON + number * 3_600_000 + at * 60_000).toISOString();
  const words = report.text.split(" ");
  // A paper changes a few words, and each its own.
  for (let word = 0; word < change * 2; word += 1) words[7 + word * 23 + at] = `${paper}${word}`;
  const translates = papers.includes(SPANISH) && paper !== SPANISH && change === 3;
  const credit = `<p><em>Originally published <a href="https://${SPANISH}.example/report-${500 + number}">in Spanish</a> in Faro. Translated by Ana Ruiz.</em></p>`;
  return { ...report, paper, date, text: `${words.join(" ")}${translates ? credit : ""}` };
}
