import type { ReindexMark } from "../model/reindex-mark.ts";
import type { Services } from "../services.ts";
import { type ListStatus, listStatus } from "./list-status.ts";
import { type SourceStatus, sourceStatus } from "./source-status.ts";
import { type WebhookStatus, webhookStatus } from "./webhook-status.ts";

/** How the whole network is. */
export interface NetworkStatus {
  sources: SourceStatus[];
  lists: ListStatus[];
  feeds: Array<{ path: string; title: string; entries: number }>;
  schedule: { scheduled: number; due: number };
  waiting: Record<string, number>;
  webhooks: WebhookStatus[];
  /** How far what is stored has been shelved anew by changed rules; absent where nothing is. */
  reshelving?: Omit<ReindexMark, "rules" | "after">;
}

/** Gathers how all sources are, what waits and what is published. */
export async function networkStatus(services: Services): Promise<NetworkStatus> {
  const { network, editions, due, queues, now } = services;
  const [paused, held] = await Promise.all([due.paused(), services.lists.held()]);
  const { configuration } = network();
  const [sources, lists, feeds, schedule, waiting, webhooks, mark] = await Promise.all([
    Promise.all(configuration.sources.map((source) => sourceStatus(source, paused, services))),
    Promise.all(configuration.lists.map((list) => listStatus(list, held, paused, services))),
    editions.listings(),
    due.count(now()),
    queues.waiting(),
    webhookStatus(services),
    services.feeds.reindexing(),
  ]);
  return { sources, lists, feeds, schedule, waiting, webhooks, ...reshelving(mark) };
}

function reshelving(mark: ReindexMark | undefined): Pick<NetworkStatus, "reshelving"> {
  if (mark === undefined) return {};
  const { rules: _, after: __, ...reshelved } = mark;
  return { reshelving: reshelved };
}
