import type { Known } from "../../../src/dedupe/diff.ts";
import { entryKey } from "../../../src/dedupe/entry-key.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import { arrivals } from "../../../src/pipeline/place.ts";
import { tieEntries } from "../../../src/pipeline/tie-entries.ts";
import { SETTLED } from "../../../src/pipeline/tighten-entries.ts";
import type { Services } from "../../../src/services.ts";
import { packAlike, storeAlike } from "./alike-texts.ts";
import { entryAt, type Filling, timeOf } from "./bench-entry.ts";

const CHUNK = 200;
/** Entries with texts like others' are stored in larger parts. */
const AT_ONCE = 1_024;

/**
 * Stores entries as polls over all that time would have left them: in their sources and feeds, known, and tied as far as that is remembered.
 * Those that are beyond every horizon take as much room as others, but their texts are the same few over and over.
 */
export async function fill(filling: Filling): Promise<void> {
  const { services, entries, sources, progress } = filling;
  const { span, now } = spanOf(services);
  const isPosted = (number: number) => (Math.floor(timeOf(number, filling) / span) + 3) * span > now;
  const alike = await packAlike(filling);
  let done = 0;
  const posted: StoredEntry[] = [];
  for (let source = 0; source < sources; source += 1) {
    const own = Array.from(
      { length: Math.ceil((entries - source) / sources) },
      (_, at) => source + at * sources,
    );
    const old = own.filter((number) => !isPosted(number));
    for (let start = 0; start < old.length; start += AT_ONCE)
      await storeAlike(old.slice(start, start + AT_ONCE), alike, filling);
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

/** Time passes: whatever is old enough is packed as it is then. */
async function settle({ services, sources }: Filling): Promise<void> {
  const round = async (source: number) => {
    for (let sum = 0; ; ) {
      const { packed, ended } = await services.packing.tighten(`paper-${source}`, services.now() - SETTLED);
      sum += packed;
      if (ended) return sum;
    }
  };
  for (let source = 0; source < sources; source += 1) while ((await round(source)) > 0);
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
  await services.ids.claim(
    sourceId,
    stored.map(({ entry }) => entry.id),
  );
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
