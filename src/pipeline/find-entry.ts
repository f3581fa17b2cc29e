import { linkAlias } from "../dedupe/aliases.ts";
import { entryKey } from "../dedupe/entry-key.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { twinUrl } from "../normalize/url/twin-url.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { Network } from "./network.ts";

/** What finding an entry needs. */
export interface FindEntryDeps {
  network: () => Network;
  sources: Pick<SourceStore, "entries" | "known" | "twins">;
}

/** A place where an entry may be: what a name comes to before anybody has looked. */
export interface Whereabouts {
  sourceId: string;
  key: string;
}

/** Sources asked at a time. */
const WIDTH = 500;

/**
 * The stored entries that somebody may mean by a ref, an id (of the source, or one that we minted), a former id, or the address they are read at.
 * Several where several sources use one id or publish one page; where entries of one source share an address, the one that came last.
 * Every source is asked for one name, none is looked through.
 */
export async function findEntries(name: string, deps: FindEntryDeps): Promise<StoredEntry[]> {
  const places = await whereabouts(name, deps);
  const found = await inChunks(places, async ({ sourceId, key }) => {
    return [...(await deps.sources.entries(sourceId, [key])).values()];
  });
  return found.flat();
}

/** Where an entry of this name may be, whether it is stored or not: what {@link findEntries} looks at. */
export async function whereabouts(name: string, deps: FindEntryDeps): Promise<Whereabouts[]> {
  const ref = refIn(name.trim(), deps.network());
  if (ref !== undefined) return [ref];
  const ids = [...deps.network().sources.keys()];
  const places = await inChunks(ids, (sourceId) => inSource(sourceId, name.trim(), deps));
  return places.flat();
}

/** A ref as it is, or in an id that we minted: `tag:host,2026:source/key`. */
function refIn(name: string, { sources }: Network): Whereabouts | undefined {
  const [, minted] = /^tag:[^,]+,\d{4}:([^;]+)(?:;\d+)?$/.exec(name) ?? [];
  const [, sourceId = "", key = ""] = /^(.+)\/([\w-]{12})$/.exec(decoded(minted ?? name)) ?? [];
  // An address may look like a ref, but no source is called so.
  return minted !== undefined && key !== ""
    ? { sourceId, key }
    : sources.has(sourceId)
      ? { sourceId, key }
      : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % is part of the name.
  }
}

async function inSource(sourceId: string, name: string, { sources }: FindEntryDeps): Promise<Whereabouts[]> {
  const key = entryKey(name);
  const alias = linkAlias(name);
  const [known, twins] = await Promise.all([
    sources.known(sourceId, [key]),
    alias === undefined ? undefined : sources.twins(sourceId, [alias]),
  ]);
  const own = known.get(key);
  const keys = new Set<string>(own === undefined ? [] : [own.key ?? key]);
  const twin = alias === undefined ? undefined : twins?.get(alias);
  if (twin !== undefined && (await isReadAt(sourceId, twin.key, name, sources))) keys.add(twin.key);
  return [...keys].map((one) => ({ sourceId, key: one }));
}

/** An alias is a little wider than an address: it leaves out what counts versions. */
async function isReadAt(
  sourceId: string,
  key: string,
  url: string,
  sources: FindEntryDeps["sources"],
): Promise<boolean> {
  const { entry } = (await sources.entries(sourceId, [key])).get(key) ?? {};
  if (entry === undefined) return true;
  const twin = twinUrl(url);
  return [entry.id, entry.url].some((one) => one !== undefined && twinUrl(one) === twin);
}

/** Looks everything up, a few hundred at a time, and answers in order. */
export async function inChunks<Thing, Found>(
  things: readonly Thing[],
  look: (thing: Thing) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < things.length; start += WIDTH)
    found.push(...(await Promise.all(things.slice(start, start + WIDTH).map(look))));
  return found;
}
