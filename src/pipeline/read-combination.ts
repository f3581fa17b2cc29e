import { readQuery } from "../combine/read-query.ts";
import { unknownName } from "../combine/refused-query.ts";
import { rememberFor } from "../combine/remember-for.ts";
import type { QueryPairs, ReadQuery } from "../model/combination.ts";
import type { FeedPath } from "../model/feed.ts";
import type { IndexReader } from "../store/index-reader.ts";
import type { Network } from "./network.ts";

/** What reading a query needs. */
export interface ReadCombinationDeps {
  network: () => Network;
  indexes: IndexReader;
  now: () => number;
}

/** Milliseconds that the tags there are, of which one was probably meant, are remembered. */
const MEMORY = 60_000;

/** Reads queries by the names there are. A tag is there when it is configured or when an entry ever had it. */
export function readCombination(deps: ReadCombinationDeps): (query: QueryPairs) => Promise<ReadQuery> {
  const allTags = rememberFor(MEMORY, () => tagsThereAre(deps.indexes), deps.now);
  return async (query) => {
    const { sections, sources, router, configuration } = deps.network();
    const reading = readQuery(query, { sections, sources, slugOf: router.tags.slugOf });
    if (reading.kind === "refused") return reading;
    const { take, not } = reading.combination;
    const unsure = [...take.tag, ...not.tag].filter((slug) => router.tags.titleOf(slug) === undefined);
    const existing = await deps.indexes.existing(unsure.map(tagPath));
    const missing = unsure.find((slug) => !existing.has(tagPath(slug)));
    if (missing === undefined) return reading;
    const known = [...configuration.tags.map(({ id }) => id), ...(await allTags())];
    return unknownName(take.tag.includes(missing) ? "tag" : "not", "tag", missing, known);
  };
}

function tagPath(slug: string): FeedPath {
  return `tags/${slug}`;
}

async function tagsThereAre(indexes: IndexReader): Promise<string[]> {
  const paths = await indexes.paths();
  return paths.filter((path) => path.startsWith("tags/")).map((path) => path.slice("tags/".length));
}
