import type { Services } from "../services.ts";
import { type ListStatus, listStatus } from "./list-status.ts";
import { type SourceStatus, sourceStatus } from "./source-status.ts";

/** How the whole network is. */
export interface NetworkStatus {
  sources: SourceStatus[];
  lists: ListStatus[];
  feeds: Array<{ path: string; title: string; entries: number }>;
  schedule: { scheduled: number; due: number };
  waiting: Record<string, number>;
}

/** Gathers how all sources are, what waits and what is published. */
export async function networkStatus(services: Services): Promise<NetworkStatus> {
  const { network, editions, due, queues, now } = services;
  const [paused, held] = await Promise.all([due.paused(), services.lists.held()]);
  const { configuration } = network();
  const [sources, lists, feeds, schedule, waiting] = await Promise.all([
    Promise.all(configuration.sources.map((source) => sourceStatus(source, paused, services))),
    Promise.all(configuration.lists.map((list) => listStatus(list, held, paused, services))),
    editions.listings(),
    due.count(now()),
    queues.waiting(),
  ]);
  return { sources, lists, feeds, schedule, waiting };
}
