import type { Source } from "../model/configuration.ts";
import type { SourceState } from "../model/source-state.ts";
import { openSource } from "../pipeline/open-source.ts";
import type { Services } from "../services.ts";
import { type PushStatus, pushStatus } from "./push-status.ts";
import { ago, until } from "./relative-time.ts";

/** A source as operators see it. */
export interface SourceStatus extends Omit<SourceState, "announced" | "pushedUntil"> {
  id: string;
  title: string;
  /** The list that it comes from; absent where it is configured by hand. */
  list?: string;
  /** The address that is asked: where the feed was found, or has moved to, else the configured one. */
  asked: string;
  configured: string;
  health: "paused" | "gone" | "new" | "ok" | "failing";
  /** Its entries in the store. */
  stored: number;
  /** Those of them that its filter drops. */
  dropped: number;
  /** Its subscription; absent where it names no hub. */
  push?: PushStatus;
}

/** Gathers what is known of a source at its configured address. */
export async function sourceStatus(
  source: Source,
  paused: ReadonlySet<string>,
  services: Pick<Services, "sources" | "feeds" | "subscriptions">,
): Promise<SourceStatus> {
  const { id, title, url, list } = source;
  const [opened, listed, dropped, subscription] = await Promise.all([
    openSource(source, services),
    services.feeds.size(`sources/${id}`),
    services.sources.droppedCount(id),
    services.subscriptions.subscription(id),
  ]);
  const { announced, pushedUntil, ...state } = opened.state;
  const push = pushStatus(subscription);
  return {
    id,
    title,
    ...(list !== undefined && { list }),
    asked: opened.url,
    configured: url,
    health: paused.has(id) ? "paused" : health(state),
    stored: listed + dropped,
    dropped,
    ...state,
    ...(push && { push }),
  };
}

function health({
  gone,
  lastPoll,
  failures,
}: Pick<SourceState, "gone" | "lastPoll" | "failures">): SourceStatus["health"] {
  if (gone) return "gone";
  if (lastPoll === undefined) return "new";
  return failures === 0 ? "ok" : "failing";
}

/** A source's health in a word or two. */
export function healthWords({ health, failures }: SourceStatus): string {
  return health === "failing" ? `failing ×${failures}` : health;
}

/** When a source was polled last, in words. */
export function lastWords({ lastPoll }: Pick<SourceStatus, "lastPoll">, now: number): string {
  return lastPoll === undefined ? "never" : ago(lastPoll, now);
}

/** When a source is polled next, in words. */
export function nextWords(
  { health, gone, nextPoll }: Pick<SourceStatus, "health" | "gone" | "nextPoll">,
  now: number,
): string {
  if (gone) return "never";
  if (health === "paused") return "when resumed";
  return nextPoll === undefined ? "as soon as the service runs" : until(nextPoll, now);
}

/** What is to be done about a move that is believed; nothing for a source that has not moved. */
export function moveWords({ movedTo, list }: SourceStatus): string | undefined {
  if (movedTo === undefined) return undefined;
  return `moved to ${movedTo}${list === undefined ? ": put it into sources.yaml" : `, which ${list} does not know yet`}`;
}
