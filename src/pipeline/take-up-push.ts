import type { Source } from "../model/configuration.ts";
import type { SourceState } from "../model/source-state.ts";
import type { Announcement } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import { mintCredentials } from "../websub/credentials.ts";
import { newSubscription } from "../websub/steps.ts";
import { endingOf, endSubscription } from "./end-subscription.ts";

/** What a poll learnt. */
export interface PushNews {
  source: Source;
  /** As it was before the poll. */
  state: SourceState;
  read: {
    announced?: Announcement;
    /** Absent where nothing was read. */
    document?: { entries: { added: number } };
    /** Set where the page was asked and the feed found from it. */
    feedUrl?: string;
  };
}

/**
 * Takes up what a document says of hubs, before the poll is committed: a poll that dies is made again, and finds the announcement not noted.
 * Returns until when the source's polls may be fewer.
 */
export async function takeUpPush(
  { source, state, read }: PushNews,
  services: Services,
): Promise<number | undefined> {
  const { subscriptions, now } = services;
  const { announced } = state;
  const pushedUntil = pushStands(source, state);
  if (!source.websub.subscribe || read.document === undefined) return pushedUntil;
  const says = read.announced && JSON.stringify(read.announced);
  if (says !== undefined && says !== announced) {
    await subscribe(source.id, read.announced as Announcement, services);
    await subscriptions.alarm(source.id, now());
    // Noted last: what is noted is taken up whole.
    await subscriptions.note(source.id, says);
    return undefined;
  }
  if (says === undefined && announced !== undefined && !isOfPage(announced, read.feedUrl)) {
    await endSubscription(source.id, services);
    return undefined;
  }
  if (pushedUntil !== undefined && read.document.entries.added > 0) {
    await subscriptions.distrust(source.id);
    return undefined;
  }
  return pushedUntil;
}

/** Until when a source's polls may be fewer where nothing new is known of its hubs. */
export function pushStands({ websub }: Pick<Source, "websub">, state: SourceState): number | undefined {
  return websub.subscribe ? state.pushedUntil : undefined;
}

/** A page's word stands while only the feed found from it is read. */
function isOfPage(announced: string, foundNow: string | undefined): boolean {
  const { from } = JSON.parse(announced) as Announcement;
  return from === "page" && foundNow === undefined;
}

async function subscribe(sourceId: string, announced: Announcement, services: Services): Promise<void> {
  const { subscriptions, now } = services;
  const before = await subscriptions.subscription(sourceId);
  const begun = newSubscription(announced, mintCredentials(sourceId), now());
  await subscriptions.begin(sourceId, begun, endingOf(before, now()));
}
