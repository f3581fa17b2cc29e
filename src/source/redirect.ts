import type { SourceState } from "../model/source-state.ts";

/** Polls in a row that must meet the same permanent redirect before it is believed. */
const REPETITIONS = 3;

/** What a successful poll showed of where the feed lives. */
export interface Sighting {
  /** Where permanent redirects alone led (RFC 9110 §15.4.2, §15.4.9); absent where there was none, or a temporary one first. */
  movedTo: string | undefined;
  /** Whether what was found there is known to be the same feed: nothing new, or entries that are known. */
  familiar: boolean;
}

/**
 * What is remembered of a feed's move. A permanent redirect counts once it has led to the same place, and to the same feed, three polls
 * in a row: servers under repair say 301 too.
 */
export function afterRedirect(
  before: Pick<SourceState, "movedTo" | "redirect">,
  { movedTo, familiar }: Sighting,
): Pick<SourceState, "movedTo" | "redirect"> {
  if (movedTo === undefined || !familiar) return { movedTo: before.movedTo, redirect: undefined };
  const times = before.redirect?.to === movedTo ? before.redirect.times + 1 : 1;
  return times < REPETITIONS
    ? { movedTo: before.movedTo, redirect: { to: movedTo, times } }
    : { movedTo, redirect: undefined };
}
