import type { Known } from "../../../src/dedupe/diff.ts";
import { entryKey, entryRef } from "../../../src/dedupe/entry-key.ts";
import { fingerprint } from "../../../src/dedupe/fingerprint.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import { arrivals } from "../../../src/pipeline/place.ts";
import { tieEntries } from "../../../src/pipeline/tie-entries.ts";
import type { Services } from "../../../src/services.ts";
import type { BenchText } from "./bench-entries.ts";

/** How a store is filled. */
export interface Filling {
  services: Services;
  text: (number: number) => BenchText;
  entries: number;
  sources: number;
  /** Milliseconds that the entries are spread over, up to now. */
  spread: number;
  progress(done: number): void;
}

const CHUNK = 200;
/** One entry in so many is another source's report once more, a little later. */
const COPIES = 10;

/** Stores entries as polls over all that time would have left them: in their sources and feeds, known, and tied as far as that is remembered. */
export async function fill(filling: Filling): Promise<void> {
  const { services, entries, sources, progress } = filling;
  const { span, now } = spanOf(services);
  let done = 0;
  const posted: StoredEntry[] = [];
  for (let source = 0; source < sources; source += 1) {
    const stored: StoredEntry[] = [];
    for (let number = source; number < entries; number += sources) stored.push(entryAt(number, filling));
    for (let start = 0; start < stored.length; start += CHUNK) {
      const some = stored.slice(start, start + CHUNK);
      await store(`paper-${source}`, some, services);
      posted.push(
        ...some.filter(({ firstSeen }) => (Math.floor(Date.parse(firstSeen) / span) + 3) * span > now),
      );
      done += some.length;
      progress(done);
    }
  }
  await tie(posted, filling);
}

async function store(sourceId: string, stored: readonly StoredEntry[], services: Services): Promise<void> {
  await services.sources.write(sourceId, stored);
  await Promise.all(
    arrivals(stored.map((after) => ({ after }))).map((change) => services.feeds.change(change)),
  );
  const known = stored.map(({ entry, fingerprint: meaning }): [string, Known] => [
    entryKey(entry.id),
    { raw: fingerprint(entry).split("").reverse().join(""), meaning },
  ]);
  await services.sources.know(sourceId, new Map(known));
}

/** What is still remembered was posted when it came, and copies were tied. */
async function tie(posted: StoredEntry[], { services }: Filling): Promise<void> {
  const { span } = spanOf(services);
  const inOrder = posted.toSorted((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
  for (let start = 0; start < inOrder.length; start += CHUNK) {
    const some = inOrder.slice(start, start + CHUNK);
    const last = Date.parse(some.at(-1)?.firstSeen ?? "");
    await tieEntries(some, { span, now: last }, services);
  }
}

function spanOf({ network, now }: Services): { span: number; now: number } {
  return { span: network().configuration.site.stories.horizon, now: now() };
}

/** The `number`th entry: they come to the sources in turn. */
function entryAt(number: number, { services, text, entries, sources, spread }: Filling): StoredEntry {
  const isCopy = number % COPIES === 0 && number > 0;
  const said = text(isCopy ? number - 1 : number);
  const time = new Date(
    services.now() - spread + Math.floor((spread * (number + 1)) / entries) - 1,
  ).toISOString();
  const sourceId = `paper-${number % sources}`;
  const id = `https://${sourceId}.example/2026/05/report-${number}`;
  const entry: Entry = {
    id,
    url: id,
    title: said.title,
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
