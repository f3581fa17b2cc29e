import type { Services } from "../services.ts";
import { type ListStatus, listStatus, listTable } from "./list-status.ts";
import { pushWords } from "./push-status.ts";
import {
  healthWords,
  lastWords,
  moveWords,
  nextWords,
  type SourceStatus,
  sourceStatus,
} from "./source-status.ts";
import { table } from "./table.ts";

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

/** The same as a table of the sources and a few lines. `columns` is the terminal's width; absent where there is no terminal. */
export function networkWords(
  { sources, lists, feeds, schedule, waiting }: NetworkStatus,
  now: number,
  columns: number | undefined,
): string {
  const rows = sources.map((source) => [
    source.list === undefined ? source.id : `${source.id} (from ${source.list})`,
    healthWords(source),
    source.dropped === 0 ? String(source.stored) : `${source.stored}, ${source.dropped} dropped`,
    lastWords(source, now),
    nextWords(source, now),
    pushWords(source.push, now),
    source.problem ?? source.why ?? "",
  ]);
  const head = ["source", "health", "entries", "last poll", "next poll", "push", "why"];
  const moves = sources.flatMap((source) => {
    const words = moveWords(source);
    return words === undefined ? [] : [`${source.id} ${words}`];
  });
  const filled = feeds.filter(({ entries }) => entries > 0);
  return [
    table(head, rows, columns),
    ...listTable(lists, now, columns),
    ...(moves.length > 0 ? ["", ...moves] : []),
    "",
    `${filled.length} feeds with entries, ${feeds.length - filled.length} without.`,
    `${schedule.scheduled} sources scheduled, ${schedule.due} due now; jobs waiting: ${counts(waiting)}.`,
  ].join("\n");
}

function counts(waiting: Record<string, number>): string {
  return Object.entries(waiting)
    .map(([queue, count]) => `${queue} ${count}`)
    .join(", ");
}
