import { Command } from "commander";
import type { SourceState } from "../model/source-state.ts";
import type { Services } from "../services.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { type PushStatus, pushStatus, pushWords } from "./push-status.ts";
import { ago, until } from "./relative-time.ts";
import { say } from "./say.ts";
import { table } from "./table.ts";
import { withServices } from "./with-services.ts";

interface SourceStatus extends Omit<SourceState, "announced" | "pushedUntil"> {
  id: string;
  title: string;
  stored: number;
  /** Its subscription; absent where it names no hub. */
  push?: PushStatus;
}

interface Status {
  sources: SourceStatus[];
  feeds: Array<{ path: string; title: string; entries: number }>;
  schedule: { scheduled: number; due: number };
  waiting: Record<string, number>;
}

/** `broadsheet status`: how the sources are, what waits, what is published. */
export function statusCommand(): Command {
  return new Command("status")
    .description("Show how every source is, when it is polled next and why, and what is published")
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .action(async (options: { config?: string; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services) => {
        const status = await gather(services);
        if (options.json) say(JSON.stringify(status, null, 2));
        else print(status, services.now());
      });
    });
}

async function gather(services: Services): Promise<Status> {
  const { network, sources, subscriptions, feeds, editions, due, queues, now } = services;
  const states = network().configuration.sources.map(async ({ id, title }) => {
    const { announced, pushedUntil, ...state } = await sources.state(id);
    const push = pushStatus(await subscriptions.subscription(id));
    return { id, title, stored: await feeds.size(`sources/${id}`), ...state, ...(push && { push }) };
  });
  const [gathered, listings, schedule, waiting] = await Promise.all([
    Promise.all(states),
    editions.listings(),
    due.count(now()),
    queues.waiting(),
  ]);
  return { sources: gathered, feeds: listings, schedule, waiting };
}

function print({ sources, feeds, schedule, waiting }: Status, now: number): void {
  const rows = sources.map((source) => [
    source.id,
    health(source),
    String(source.stored),
    source.lastPoll === undefined ? "never" : ago(source.lastPoll, now),
    source.gone
      ? "never"
      : source.nextPoll === undefined
        ? "as soon as the service runs"
        : until(source.nextPoll, now),
    pushWords(source.push, now),
    source.problem ?? source.why ?? "",
  ]);
  say(table(["source", "health", "entries", "last poll", "next poll", "push", "why"], rows));
  const filled = feeds.filter(({ entries }) => entries > 0);
  say(`\n${filled.length} feeds with entries, ${feeds.length - filled.length} without.`);
  say(`${schedule.scheduled} sources scheduled, ${schedule.due} due now; jobs waiting: ${counts(waiting)}.`);
}

function health({ lastPoll, failures, gone }: SourceStatus): string {
  if (gone) return "gone";
  if (lastPoll === undefined) return "new";
  return failures === 0 ? "ok" : `failing ×${failures}`;
}

function counts(waiting: Record<string, number>): string {
  return Object.entries(waiting)
    .map(([queue, count]) => `${queue} ${count}`)
    .join(", ");
}
