import type { PollRecord } from "../model/poll-record.ts";

/** One poll in a strip: how it went, and what a pointer or a screen reader is told of it. */
export interface StripPart {
  kind: "news" | "same" | "patience" | "bad";
  words: string;
}

/** Polls that a strip shows. */
const POLLS = 30;
const DAY = 86_400_000;

/** The last polls, the oldest first, as a strip is read. */
export function outcomeStrip(history: readonly PollRecord[]): StripPart[] {
  return history
    .slice(0, POLLS)
    .reverse()
    .map((record) => ({ kind: kindOf(record), words: wordsOf(record) }));
}

/** The same in one sentence. */
export function stripSummary(parts: readonly StripPart[]): string {
  if (parts.length === 0) return "No polls yet.";
  const count = (kind: StripPart["kind"]) => parts.filter((part) => part.kind === kind).length;
  const told = [
    `${count("news")} with news`,
    `${count("same")} without`,
    ...(count("patience") > 0 ? [`${count("patience")} told to wait`] : []),
    ...(count("bad") > 0 ? [`${count("bad")} failed`] : []),
  ];
  return `Last ${parts.length} polls: ${told.join(", ")}.`;
}

/** New entries of each of the last days, the oldest first, as far as the history reaches; today last. */
export function newPerDay(history: readonly PollRecord[], now: number, days = 14): number[] {
  const counts = new Array<number>(days).fill(0);
  for (const { at, added } of history) {
    const age = Math.floor(now / DAY) - Math.floor(at / DAY);
    const place = days - 1 - age;
    if (place >= 0 && place < days) counts[place] = (counts[place] ?? 0) + added;
  }
  return counts;
}

function kindOf({ outcome, added, updated }: PollRecord): StripPart["kind"] {
  if (outcome === "throttled") return "patience";
  if (outcome !== "fetched" && outcome !== "unchanged") return "bad";
  return added + updated > 0 ? "news" : "same";
}

function wordsOf({ at, outcome, status, added, updated }: PollRecord): string {
  const time = `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const answer = status === undefined ? outcome : `${outcome} (${status})`;
  return added + updated === 0
    ? `${time}: ${answer}`
    : `${time}: ${answer}, ${added} new, ${updated} updated`;
}
