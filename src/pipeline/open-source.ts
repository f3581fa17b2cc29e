import type { Source } from "../model/configuration.ts";
import type { SourceState } from "../model/source-state.ts";
import type { KeptAnswer } from "../store/kept-answer.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { Beginning } from "../store/source-visits.ts";
import { newState } from "../store/state-codec.ts";

/** What is remembered of a source at the beginning of a visit. */
export interface Opened {
  /** As it is stored. */
  stored: SourceState;
  /** As far as it is of the address that is configured now. */
  state: SourceState;
  /** The address to ask. */
  url: string;
  /** The answer of a visit that died before it was brought in. */
  kept: KeptAnswer | undefined;
  /** Whether an answer is stored that is of no use any more. */
  stale: boolean;
}

/** Reads what is remembered of sources. What was learnt of another address than the configured one does not count. */
export async function openSources(
  wanted: ReadonlyArray<Pick<Source, "id" | "url">>,
  { sources }: { sources: Pick<SourceStore, "open"> },
): Promise<Opened[]> {
  const begun = await sources.open(wanted.map(({ id }) => id));
  return begun.map((beginning, at) => opened(wanted[at]?.url ?? "", beginning));
}

/** {@link openSources} for one. */
export async function openSource(
  source: Pick<Source, "id" | "url">,
  services: { sources: Pick<SourceStore, "open"> },
): Promise<Opened> {
  return (await openSources([source], services))[0] as Opened;
}

function opened(url: string, { state: stored, kept }: Beginning): Opened {
  const same = stored.url === undefined || stored.url === url;
  const state = same ? stored : { ...newState(), documents: stored.documents };
  const usable = kept?.sourceUrl === url;
  return {
    stored,
    state,
    url: state.movedTo ?? state.feedUrl ?? url,
    kept: usable ? kept : undefined,
    stale: kept !== undefined && !usable,
  };
}
