import type { FeedStore } from "../store/feed-store.ts";
import type { SourceStore } from "../store/source-store.ts";
import { storedEntries } from "./stored-entries.ts";
import { type CompanyDeps, tellCompany } from "./tell-company.ts";
import { type TieDeps, tieEntries } from "./tie-entries.ts";

/** What finding all stories anew works with. */
export interface RetellDeps extends TieDeps {
  sources: SourceStore;
  feeds: FeedStore;
  publish: CompanyDeps["publish"];
  /** See `Site.stories`. */
  horizon: number;
  now: () => number;
  /** Told after every few hundred entries. */
  progress(done: { entries: number; of: number }): void;
}

const CHUNK = 200;
/** Milliseconds for which entries beyond the horizon can be found: the walk passes whatever they may be tied to much sooner. */
const KEEP = 15 * 60_000;

/**
 * Judges every stored entry's story anew, oldest first; what operators said stands. May be stopped and repeated at any time, and beside polls:
 * ties that hold are never absent meanwhile.
 */
export async function retell(deps: RetellDeps): Promise<number> {
  const refs = await deps.feeds.refs("all");
  for (let start = 0; start < refs.length; start += CHUNK) {
    const stored = await storedEntries(refs.slice(start, start + CHUNK), deps.sources);
    const tied = await tieEntries(stored, { span: deps.horizon, now: deps.now(), keep: KEEP }, deps);
    await tellCompany(tied, deps);
    deps.progress({ entries: Math.min(start + CHUNK, refs.length), of: refs.length });
  }
  return refs.length;
}
