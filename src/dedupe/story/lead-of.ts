import type { EntryRef } from "../../model/stored-entry.ts";

/** What decides which entry of a story is shown. */
export interface LeadCandidate {
  ref: EntryRef;
  /** Of its source, as configured; more leads. */
  weight: number;
  /** See `completenessOf`. */
  completeness: number;
  /** Milliseconds since the epoch: the date it is shown under. */
  time: number;
}

/**
 * The entry that leads a story: of the weightiest source, the most complete, the earliest, the first by ref. The same whatever the order
 * of the members; `undefined` of none.
 */
export function leadOf<Candidate extends LeadCandidate>(members: Iterable<Candidate>): Candidate | undefined {
  let lead: Candidate | undefined;
  for (const member of members) if (lead === undefined || byLead(member, lead) < 0) lead = member;
  return lead;
}

/** A total order of a story's members, the lead first. */
export function byLead(a: LeadCandidate, b: LeadCandidate): number {
  return (
    b.weight - a.weight ||
    b.completeness - a.completeness ||
    a.time - b.time ||
    (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0)
  );
}
