import { entryKey, entryRef } from "../../../src/dedupe/entry-key.ts";
import { fingerprint } from "../../../src/dedupe/fingerprint.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import type { Services } from "../../../src/services.ts";
import type { BenchTexts } from "./bench-entries.ts";

/** How a store is filled. */
export interface Filling {
  services: Services;
  text: BenchTexts;
  tags: (number: number) => string[];
  entries: number;
  sources: number;
  /** Milliseconds that the entries are spread over, up to now. */
  spread: number;
  progress(done: number): void;
}

/** One entry in so many is another source's report once more, a little later. */
const COPIES = 10;

/** The `number`th entry: they come to the sources in turn. */
export function entryAt(number: number, filling: Filling): StoredEntry {
  const { services, text, sources } = filling;
  const isCopy = number % COPIES === 0 && number > 0;
  const paper = number % sources;
  const said = text(isCopy ? number - 1 : number, paper);
  const time = new Date(timeOf(number, filling)).toISOString();
  const sourceId = `paper-${paper}`;
  const id = idOf(sourceId, number);
  const entry: Entry = {
    id,
    url: id,
    title: said.title,
    summary: said.summary,
    content: said.html,
    published: time,
    authors: [{ name: `Reporter ${number % 97}` }],
    tags: said.tags,
    enclosures: [],
    pictures: [],
    links: [],
    language: "en",
  };
  const meaning = fingerprint(entry);
  const route = services.network().router.route(entry, { id: sourceId, sections: ["city"] }, Date.now());
  const { sections, tags } = route;
  const ref = entryRef(sourceId, entryKey(id));
  return {
    ref,
    sourceId,
    entry,
    firstSeen: time,
    changed: time,
    backlog: false,
    fingerprint: meaning,
    sections,
    tags,
  };
}

/** Where an entry stands, which is its id. */
export function idOf(sourceId: string, number: number): string {
  return `https://${sourceId}.example/2026/05/report-${number}`;
}

/** When an entry came: milliseconds since the epoch. */
export function timeOf(number: number, { services, entries, spread }: Filling): number {
  return services.now() - spread + Math.floor((spread * (number + 1)) / entries) - 1;
}
