import type { SourceState } from "../model/source-state.ts";

/** Polls in a row that must meet the same permanent redirect before it is believed. */
const REPETITIONS = 3;

/** What a successful poll showed of where the feed lives. */
export interface Sighting {
  /** Where permanent redirects alone led (RFC 9110 §15.4.2, §15.4.9); absent where there was none, or a temporary one first. */
  movedTo: string | undefined;
  /** Whether what was found there was known before: the same document, entries of it, or its name; absent for a document without entries. */
  familiar: boolean | undefined;
}

/**
 * What is remembered of a feed's move. A permanent redirect counts once it has led to the same place, and to the same feed, three polls
 * in a row: servers under repair say 301 too. A place that ever had nothing in common with the feed is a stranger's from then on: its own
 * entries are known after the first sight of it, and prove nothing.
 */
export function afterRedirect(
  before: Pick<SourceState, "movedTo" | "redirect">,
  { movedTo, familiar }: Sighting,
): Pick<SourceState, "movedTo" | "redirect"> {
  const { redirect } = before;
  if (movedTo === undefined || familiar === undefined)
    return { movedTo: before.movedTo, redirect: redirect?.stranger ? redirect : undefined };
  const again = redirect?.to === movedTo ? redirect : undefined;
  if (!familiar || again?.stranger)
    return { movedTo: before.movedTo, redirect: { to: movedTo, times: 0, stranger: true } };
  const times = (again?.times ?? 0) + 1;
  return times < REPETITIONS
    ? { movedTo: before.movedTo, redirect: { to: movedTo, times } }
    : { movedTo, redirect: undefined };
}
