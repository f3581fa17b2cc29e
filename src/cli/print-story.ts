import type { StoredEntry } from "../model/stored-entry.ts";
import type { ReportedMember, ReportedTie, StoryReport } from "../model/story-report.ts";
import { say } from "./say.ts";

/** Prints a story: its entries, who leads and by what, what is told beside it, and every tie with its evidence. */
export function printStory({ ref, entry }: StoredEntry, { members, related, ties }: StoryReport): void {
  say(`${entry.title || "(no title)"}`);
  if (members.length + related.length === 1) {
    say("Nothing else that is stored tells this story.");
    if (members[0]?.alone) say("An operator took it out of one: broadsheet story forget takes that back.");
    return;
  }
  say("");
  for (const member of members) for (const line of describe(member, member.ref === ref)) say(line);
  if (related.length > 0) say("\nOn the same event, told beside it:");
  for (const member of related) for (const line of describe(member, false)) say(line);
  say("\nWhat ties them:");
  for (const tie of ties) for (const line of explain(tie)) say(line);
}

function describe(member: ReportedMember, asked: boolean): string[] {
  const { ref, source, title, url, language, published, weight, completeness, shownSince } = member;
  const standing = [
    member.lead ? `leads${language === undefined ? "" : ` in ${language}`}` : "",
    member.pinned ? "pinned" : "",
    member.alone ? "split by an operator" : "",
    shownSince === undefined ? "" : `shown since ${shownSince.slice(0, 16)}Z`,
    `weight ${weight}, completeness ${completeness}`,
  ];
  return [
    `${asked ? ">" : " "} ${ref}  ${language ?? "no language"}  ${published.slice(0, 16)}Z  ${source}`,
    `    ${title || "(no title)"}`,
    ...(url === undefined ? [] : [`    ${url}`]),
    `    ${standing.filter((words) => words !== "").join("; ")}`,
  ];
}

const WORDS = {
  copy: "tell the same",
  translation: "translate each other",
  event: "tell of one event",
} as const;

function explain({ one, other, relation, original, evidence }: ReportedTie): string[] {
  const which = original === undefined ? "" : ` (${original} is the original)`;
  return [
    `  ${one} and ${other} ${WORDS[relation]}${which}:`,
    ...evidence.map(({ kind, because }) => `    ${kind}: ${because}`),
  ];
}
