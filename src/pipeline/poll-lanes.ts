import type { Services } from "../services.ts";
import { pollSource, type Visit } from "./poll-source.ts";

/** Visits sources, so many at a time in this process, whichever batches they are of. */
export interface PollLanes {
  /** Visits a batch. Throws the first of our own outages after every visit has ended, so that none outlives its batch. */
  visit(batch: readonly Visit[]): Promise<void>;
}

interface Batch {
  visits: Iterator<Visit>;
  /** Visits that have not ended. */
  left: number;
  outage?: { reason: unknown };
  done(): void;
}

/** Opens `width` lanes. What one batch leaves free the next one takes: no lane waits for a batch's slowest source. */
export function createPollLanes(width: number, services: Services): PollLanes {
  const batches: Batch[] = [];
  let free = width;
  const next = (): { visit: Visit; batch: Batch } | undefined => {
    for (;;) {
      const [batch] = batches;
      if (batch === undefined) return undefined;
      const { value: visit, done } = batch.visits.next();
      if (!done) return { visit, batch };
      batches.shift();
    }
  };
  const lane = async () => {
    for (let one = next(); one !== undefined; one = next()) {
      const { visit, batch } = one;
      try {
        await pollSource(visit, services);
      } catch (reason) {
        batch.outage ??= { reason };
      }
      batch.left -= 1;
      if (batch.left === 0) batch.done();
    }
    free += 1;
  };
  return {
    async visit(sources) {
      if (sources.length === 0) return;
      const batch: Batch = { visits: sources.values(), left: sources.length, done: () => undefined };
      const ended = new Promise<void>((resolve) => {
        batch.done = resolve;
      });
      batches.push(batch);
      for (let wanted = sources.length; wanted > 0 && free > 0; wanted -= 1) {
        free -= 1;
        void lane();
      }
      await ended;
      if (batch.outage !== undefined) throw batch.outage.reason;
    },
  };
}
