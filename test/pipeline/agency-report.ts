import { rssOf } from "../line/rss-of.ts";

/** What an agency sent, and what papers make of it: texts of invented words, so that no two reports have anything in common. */
export interface AgencyReport {
  key: string;
  title: string;
  text: string;
}

const SYLLABLES = "ba ke li mo nu ra se ti vo zu pel dor fan gri hul jas mer nok sul tav".split(" ");

/** The `number`th report. */
export function agencyReport(number: number): AgencyReport {
  let state = number * 2_654_435_761 + 12_345;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const word = () => Array.from({ length: 2 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join("");
  const words = (count: number) => Array.from({ length: count }, word).join(" ");
  const sentence = () => `${words(1).replace(/^./, (first) => first.toUpperCase())} ${words(8 + next(12))}.`;
  const paragraph = () => `<p>${Array.from({ length: 4 }, sentence).join(" ")}</p>`;
  return {
    key: `report-${number}`,
    title: sentence().slice(0, 60),
    text: Array.from({ length: 4 }, paragraph).join("\n"),
  };
}

/** What a paper says of one entry. */
export interface Told extends AgencyReport {
  /** Of its source. */
  paper: string;
  /** ISO 8601. */
  date: string;
  tags?: string[];
}

/** A paper's document with these entries. */
export function paperOf(told: readonly Told[]): string {
  const items = told.map(({ paper, key, title, text, date, tags = ["ports"] }) => {
    const place = { guid: `tag:${paper}.example,2026:${key}`, link: `https://${paper}.example/${key}` };
    return { ...place, title, text, date, tags };
  });
  return rssOf(items);
}
