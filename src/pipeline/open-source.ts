import type { Source } from "../model/configuration.ts";
import type { SourceState } from "../model/source-state.ts";
import type { KeptAnswer } from "../store/kept-answer.ts";
import type { SourceStore } from "../store/source-store.ts";
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
  kept?: KeptAnswer;
  /** Whether an answer is stored that is of no use any more. */
  stale: boolean;
}

/** Reads what is remembered of a source. What was learnt of another address than the configured one does not count. */
export async function openSource(
  source: Pick<Source, "id" | "url">,
  { sources }: { sources: Pick<SourceStore, "open"> },
): Promise<Opened> {
  const { state: stored, kept } = await sources.open(source.id);
  const same = stored.url === undefined || stored.url === source.url;
  const state = same ? stored : { ...newState(), documents: stored.documents };
  const usable = kept?.sourceUrl === source.url;
  return {
    stored,
    state,
    url: state.movedTo ?? state.feedUrl ?? source.url,
    ...(usable && { kept }),
    stale: kept !== undefined && !usable,
  };
}
