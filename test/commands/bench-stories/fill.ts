import type { Known } from "../../../src/dedupe/diff.ts";
import { entryKey, entryRef } from "../../../src/dedupe/entry-key.ts";
import { fingerprint } from "../../../src/dedupe/fingerprint.ts";
import type { Entry } from "../../../src/model/entry.ts";
import type { FeedPath } from "../../../src/model/feed.ts";
import type { EntryRef, StoredEntry } from "../../../src/model/stored-entry.ts";
import { arrivals } from "../../../src/pipeline/place.ts";
import { tieEntries } from "../../../src/pipeline/tie-entries.ts";
import { tightenEntries } from "../../../src/pipeline/tighten-entries.ts";
import type { Services } from "../../../src/services.ts";
import { packEntry, packTightly } from "../../../src/store/entry-codec.ts";
import type { BenchText } from "./bench-entries.ts";

/** How a store is filled. */
export interface Filling {
  services: Services;
  text: (number: number) => BenchText;
  tags: (number: number) => string[];
  entries: number;
  sources: number;
  /** Milliseconds that the entries are spread over, up to now. */
  spread: number;
  progress(done: number): void;
}

const CHUNK = 200;
/** One entry in so many is another source's report once more, a little later. */
const COPIES = 10;
/** Different texts among the entries that no story can be found with any more; as many are stored at a time. */
const TEXTS = 1_000;

/**
 * Stores entries as polls over all that time would have left them: in their sources and feeds, known, and tied as far as that is remembered.
 * Those that are beyond every horizon take as much room as others, but their texts are the same few over and over.
 */
export async function fill(filling: Filling): Promise<void> {
  const { services, entries, sources, progress } = filling;
  const { span, now } = spanOf(services);
  const isPosted = (number: number) => (Math.floor(timeOf(number, filling) / span) + 3) * span > now;
  const packed: Buffer[] = [];
  for (let number = 0; number < TEXTS; number += 1)
    packed.push(await packTightly(packEntry(entryAt(number, filling))));
  let done = 0;
  const posted: StoredEntry[] = [];
  for (let source = 0; source < sources; source += 1) {
    const own = Array.from(
      { length: Math.ceil((entries - source) / sources) },
      (_, at) => source + at * sources,
    );
    const old = own.filter((number) => !isPosted(number));
    for (let start = 0; start < old.length; start += TEXTS)
      await storeAlike(old.slice(start, start + TEXTS), packed, filling);
    const young = own.filter(isPosted).map((number) => entryAt(number, filling));
    for (let start = 0; start < young.length; start += CHUNK)
      await store(`paper-${source}`, young.slice(start, start + CHUNK), services);
    posted.push(...young);
    done += own.length;
    progress(done);
  }
  await tie(posted, filling);
  await settle(filling);
}

/** Time passes: whatever is old enough is packed as tight as it is then. */
async function settle({ services, sources }: Filling): Promise<void> {
  const idle = new AbortController().signal;
  for (let source = 0; source < sources; source += 1) {
    const random = () => source / sources;
    while ((await tightenEntries({ ...services, random }, idle)) > 0);
  }
}

/** What the source store would write of these entries of one source, with other texts in them. */
async function storeAlike(
  numbers: readonly number[],
  packed: readonly Buffer[],
  filling: Filling,
): Promise<void> {
  const { redis, keys, feeds, sources, network } = filling.services;
  const sourceId = `paper-${(numbers[0] ?? 0) % filling.sources}`;
  const made = numbers.map((number) => {
    const key = entryKey(idOf(sourceId, number));
    const time = timeOf(number, filling);
    const bytes = packed[Math.floor(number / filling.sources) % TEXTS] as Buffer;
    return { key, time, bytes, ref: entryRef(sourceId, key), tags: filling.tags(number) };
  });
  await redis.hset(keys.entries(sourceId), ...made.flatMap(({ key, bytes }) => [key, bytes]));
  await redis.hset(
    keys.twins(sourceId),
    ...made.flatMap(({ key }) => [`l${key.slice(1)}`, key, `c${key.slice(1)}`, key]),
  );
  await redis.zadd(keys.index(`sources/${sourceId}`), ...made.flatMap(({ time, ref }) => [time, ref]));
  const hash = (key: string) => key.slice(1);
  await sources.know(sourceId, new Map(made.map(({ key }) => [key, { raw: hash(key), meaning: hash(key) }])));
  const { router } = network();
  const added = new Map<FeedPath, Array<{ ref: EntryRef; arrival: number }>>();
  for (const { ref, time, tags } of made) {
    const slugs = tags.map((tag) => router.tags.slugOf(tag) ?? tag.replace(" ", "-"));
    for (const path of ["all", "sections/city", ...slugs.map((slug) => `tags/${slug}`)] as FeedPath[])
      added.set(path, [...(added.get(path) ?? []), { ref, arrival: time }]);
  }
  await Promise.all([...added].map(([path, add]) => feeds.change({ path, add, remove: [] })));
}

async function store(sourceId: string, stored: readonly StoredEntry[], services: Services): Promise<void> {
  await services.sources.write(sourceId, stored);
  await Promise.all(
    arrivals(stored.map((after) => ({ after }))).map((change) => services.feeds.change(change)),
  );
  const known = stored.map(({ entry, fingerprint: meaning }): [string, Known] => [
    entryKey(entry.id),
    { raw: meaning.split("").reverse().join(""), meaning },
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
function entryAt(number: number, filling: Filling): StoredEntry {
  const { services, text, sources } = filling;
  const isCopy = number % COPIES === 0 && number > 0;
  const said = text(isCopy ? number - 1 : number);
  const time = new Date(timeOf(number, filling)).toISOString();
  const sourceId = `paper-${number % sources}`;
  const id = idOf(sourceId, number);
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

function idOf(sourceId: string, number: number): string {
  return `https://${sourceId}.example/2026/05/report-${number}`;
}

function timeOf(number: number, { services, entries, spread }: Filling): number {
  return services.now() - spread + Math.floor((spread * (number + 1)) / entries) - 1;
}
