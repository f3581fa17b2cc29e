import type { RedisClient } from "./connect.ts";
import { ENTER, HOLD_HOST, LEAVE } from "./host-scripts.ts";
import type { Keys } from "./keys.ts";
import { runSoon } from "./turn.ts";

/** One visit that wants to ask a host. Times are milliseconds since the epoch. */
export interface GateRequest {
  host: string;
  sourceId: string;
  now: number;
  /** Visits at a time. */
  concurrency: number;
  /** Milliseconds between the starts of two visits. */
  spacing: number;
  /** When the visit counts as over, should nobody say so. */
  until: number;
}

/** What a host's gate answers: come in, or come at `at`. */
export type GateAnswer = { open: true } | { open: false; at: number };

/** The end of a visit. */
export interface Departure {
  host: string;
  sourceId: string;
  /** Whether the host answered as it should: then a host that asked for patience earns trust back. */
  calm: boolean;
}

/**
 * Keeps visits to one host apart, across all pollers. Whoever comes too early is given a time of its own to come back at, each a spacing
 * after the one before, so that sources of one host queue up instead of trying again together.
 */
export interface HostGate {
  enter(request: GateRequest): Promise<GateAnswer>;
  /** The same for many, of whatever hosts: each host is asked once. */
  enterAll(requests: readonly GateRequest[]): Promise<GateAnswer[]>;
  leave(departure: Departure): Promise<void>;
  /** The same for many. */
  leaveAll(departures: readonly Departure[]): Promise<void>;
  /**
   * Closes a host until `until`, because it asked to be left alone. Times given before are void. Afterwards its sources come one by one,
   * far apart at first (five minutes; twice that with every closure that comes before it is won back, up to half an hour), and closer again
   * with every visit, as long as visits go well: times are given as if they did, so that a great host is not put off for days.
   */
  close(host: string, closure: { now: number; until: number; spacing: number }): Promise<void>;
}

const OPEN: GateAnswer = { open: true };

/** The gates of all hosts under the given keys. */
export function createHostGate(redis: RedisClient, keys: Keys): HostGate {
  const gate = (host: string) => [keys.hostTimes(host), keys.hostVisits(host)];
  const enterAll = (requests: readonly GateRequest[]) =>
    byHost(requests, async (host, own): Promise<GateAnswer[]> => {
      const wishes = own.flatMap((one) => [one.sourceId, one.spacing, one.concurrency, one.until]);
      const times = await runSoon(redis, ENTER, gate(host), [own[0]?.now ?? 0, JSON.stringify(wishes)]);
      return (times as number[]).map((at) => (at === 0 ? OPEN : { open: false, at }));
    });
  const leaveAll = async (departures: readonly Departure[]) => {
    await byHost(departures, async (host, own) => {
      const ids = JSON.stringify(own.map(({ sourceId }) => sourceId));
      await runSoon(redis, LEAVE, gate(host), [ids, own.filter(({ calm }) => calm).length]);
      return [];
    });
  };
  return {
    enterAll,
    leaveAll,
    async enter(request) {
      return (await enterAll([request]))[0] as GateAnswer;
    },
    leave: (departure) => leaveAll([departure]),
    async close(host, { now, until, spacing }) {
      await HOLD_HOST.run(redis, [keys.hostTimes(host)], [until, spacing, now]);
    },
  };
}

/** Asks each host once for all who want it, and puts the answers back into the order of the questions. */
async function byHost<Question extends { host: string }, Answer>(
  questions: readonly Question[],
  ask: (host: string, own: Question[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const hosts = new Map<string, number[]>();
  for (const [at, { host }] of questions.entries()) {
    const own = hosts.get(host);
    if (own) own.push(at);
    else hosts.set(host, [at]);
  }
  const answers: Answer[] = [];
  await Promise.all(
    [...hosts].map(async ([host, positions]) => {
      const own = await ask(
        host,
        positions.map((at) => questions[at] as Question),
      );
      for (const [at, position] of positions.entries()) answers[position] = own[at] as Answer;
    }),
  );
  return answers;
}
