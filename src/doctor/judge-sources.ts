import { adviceFor } from "../status/advice.ts";
import { counted } from "../status/counted.ts";
import type { NetworkStatus } from "../status/network-status.ts";
import { doubt, type Finding, good } from "./finding.ts";

/** Sources that are named one by one. */
const NAMED = 20;
/** Milliseconds beyond its time after which a source has been forgotten. */
const FORGOTTEN = 10 * 60_000;

/** Judges what is known of the sources, and whether anybody polls them. */
export function judgeSources({ sources, schedule }: NetworkStatus, now: number): Finding[] {
  const needy = sources.flatMap((source) => {
    const advice = adviceFor(source);
    return advice === undefined
      ? []
      : [doubt(`source ${source.id}`, `${source.problem ?? stateOf(source)}`, advice)];
  });
  const found = [...unattended(sources, now), ...needy.slice(0, NAMED)];
  if (needy.length > NAMED)
    found.push(
      doubt("sources", `${needy.length - NAMED} more need somebody.`, "broadsheet status shows them all."),
    );
  if (found.length > 0) return found;
  return [
    good(
      "sources",
      `${counted(schedule.scheduled === 0 ? sources.length : schedule.scheduled, "source")}, and none needs anybody.`,
    ),
  ];
}

function stateOf({ health, movedTo }: NetworkStatus["sources"][number]): string {
  return movedTo === undefined ? `It is ${health}.` : `It has moved to ${movedTo}.`;
}

function unattended(sources: NetworkStatus["sources"], now: number): Finding[] {
  const late = sources.filter(
    ({ health, nextPoll }) =>
      nextPoll !== undefined && ["ok", "failing"].includes(health) && now - nextPoll > FORGOTTEN,
  );
  if (late.length === 0) return [];
  return [
    doubt(
      "polls",
      `${late.length} of ${sources.length} sources are more than ten minutes late: nobody polls them.`,
      "Run broadsheet start; where roles are apart, one process each of schedule and poll at least.",
    ),
  ];
}
