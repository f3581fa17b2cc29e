import type { Alert, QueueSample } from "../model/alert.ts";
import type { SourceState } from "../model/source-state.ts";

/** What alerts are judged by. */
export interface AlertFacts {
  /** Sources that are polled: paused ones are somebody's wish. */
  sources: ReadonlyArray<{ id: string; title: string; url: string; state: SourceState }>;
  /** Samples of the queues, the oldest first. */
  samples: readonly QueueSample[];
}

/** An alert that nobody has noticed yet. */
export type Trouble = Omit<Alert, "since" | "ended">;

const DAY = 24 * 60 * 60_000;
/** Polls that must have failed in a row: one is an accident. */
const FAILED = 2;
const NEVER_WELL = 3;
/** Samples of a queue that must all hold jobs, none fewer than the one before. */
export const SAMPLES = 5;
/** Queues of clock ticks, of which one waits at times. */
const TICKS = new Set(["schedule", "subscribe", "tighten", "watch"]);

/** What troubles there are: sources dead for a day, hosts that ask for patience again and again, queues that nobody empties. */
export function judgeAlerts({ sources, samples }: AlertFacts, now: number): Trouble[] {
  return [...deadSources(sources, now), ...throttlingHosts(sources), ...growingQueues(samples)];
}

function deadSources(sources: AlertFacts["sources"], now: number): Trouble[] {
  return sources.flatMap(({ id, title, state }): Trouble[] => {
    if (state.gone)
      return [
        {
          id: `source/${id}`,
          says: `${title} is gone for good, its origin says.`,
          remedy: `Take ${id} out of sources.yaml, or give it the feed's new address.`,
        },
      ];
    if (state.outcome === "throttled") return [];
    const { failures, lastSuccess, problem } = state;
    const dead =
      lastSuccess === undefined ? failures >= NEVER_WELL : failures >= FAILED && now - lastSuccess > DAY;
    if (!dead) return [];
    const since = lastSuccess === undefined ? "has never been read" : "has not been read for more than a day";
    return [
      {
        id: `source/${id}`,
        says: `${title} ${since}: ${problem ?? "it fails."}`,
        remedy: `broadsheet status ${id} shows its polls and what to do.`,
      },
    ];
  });
}

function throttlingHosts(sources: AlertFacts["sources"]): Trouble[] {
  const hosts = new Map<string, { ids: string[]; failures: number }>();
  for (const { id, url, state } of sources) {
    const host = URL.parse(state.movedTo ?? state.feedUrl ?? url)?.host;
    if (state.outcome !== "throttled" || host === undefined) continue;
    const { ids, failures } = hosts.get(host) ?? { ids: [], failures: 0 };
    hosts.set(host, { ids: [...ids, id], failures: Math.max(failures, state.failures) });
  }
  return [...hosts]
    .filter(([, { ids, failures }]) => failures >= FAILED || ids.length >= FAILED)
    .map(([host, { ids }]) => ({
      id: `host/${host}`,
      says: `${host} asks for patience: ${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""}.`,
      remedy: "It gets it by itself. If it lasts, raise polling.min of these sources, or perHost.spacing.",
    }));
}

function growingQueues(samples: readonly QueueSample[]): Trouble[] {
  const last = samples.slice(-SAMPLES);
  if (last.length < SAMPLES) return [];
  return Object.keys(last.at(-1)?.waiting ?? {}).flatMap((queue): Trouble[] => {
    const counts = last.map(({ waiting }) => waiting[queue] ?? 0);
    const grows = counts.every((count, at) => count > 0 && count >= (counts[at - 1] ?? 0));
    if (TICKS.has(queue) || !grows) return [];
    return [
      {
        id: `queue/${queue}`,
        says: `The queue ${queue} is not worked off: ${counts.join(", ")} jobs waited, one look after the other.`,
        remedy: "Look whether processes of that role run (broadsheet doctor), and start more of them.",
      },
    ];
  });
}

/** What is new and what is over, when `open` was so and `troubles` are now. */
export function alertChanges(
  open: readonly Alert[],
  troubles: readonly Trouble[],
  now: number,
): { raised: Alert[]; lasting: Alert[]; ended: Alert[] } {
  const were = new Map(open.map((alert) => [alert.id, alert]));
  const are = new Set(troubles.map(({ id }) => id));
  const raised = troubles.filter(({ id }) => !were.has(id)).map((trouble) => ({ ...trouble, since: now }));
  const lasting = troubles.flatMap((trouble) => {
    const was = were.get(trouble.id);
    return was === undefined ? [] : { ...trouble, since: was.since };
  });
  return {
    raised,
    lasting,
    ended: open.filter(({ id }) => !are.has(id)).map((alert) => ({ ...alert, ended: now })),
  };
}
