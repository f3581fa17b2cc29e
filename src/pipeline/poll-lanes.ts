import type { Services } from "../services.ts";
import { beginVisits, type HeldVisit, type Visit } from "./begin-visits.ts";
import type { Done } from "./end-visits.ts";
import { makeVisits } from "./make-visits.ts";

/**
 * Scheduled visits, so many at a time in this process, whichever batches they are of: what one batch leaves free the next one takes, and no
 * lane waits for a batch's slowest source.
 */
export interface PollLanes {
  /** Visits a batch. Throws the first of our own outages after every visit has ended, so that none outlives its batch. */
  visit(batch: readonly Visit[]): Promise<void>;
}

interface Batch {
  visits: Visit[];
  /** How many have begun, and how many not ended. */
  begun: number;
  left: number;
  outage?: { reason: unknown };
  done(): void;
}

/** Opens `width` lanes. Visits that begin in the same turn of the event loop do so together. */
export function createPollLanes(width: number, services: Services): PollLanes {
  const make = makeVisits(services);
  const batches: Batch[] = [];
  let free = width;
  let planned = false;
  const plan = () => {
    if (planned || free === 0 || batches.length === 0) return;
    planned = true;
    setImmediate(fill);
  };
  const fill = () => {
    planned = false;
    while (free > 0 && batches[0] !== undefined) {
      const [batch] = batches;
      const visits = batch.visits.slice(batch.begun, batch.begun + free);
      batch.begun += visits.length;
      if (batch.begun === batch.visits.length) batches.shift();
      free -= visits.length;
      void begin(visits, batch);
    }
  };
  const begin = async (visits: readonly Visit[], batch: Batch) => {
    const done: Done = (outage) => {
      if (outage !== undefined) batch.outage ??= outage;
      batch.left -= 1;
      if (batch.left === 0) batch.done();
      free += 1;
      plan();
    };
    let begun: HeldVisit[] = [];
    let outage: { reason: unknown } | undefined;
    try {
      begun = await beginVisits(visits, services);
    } catch (reason) {
      outage = { reason };
    }
    for (const held of begun) make(held, done);
    for (let ended = begun.length; ended < visits.length; ended += 1) done(outage);
  };
  return {
    async visit(visits) {
      if (visits.length === 0) return;
      const batch: Batch = { visits: [...visits], begun: 0, left: visits.length, done: () => undefined };
      const ended = new Promise<void>((resolve) => {
        batch.done = resolve;
      });
      batches.push(batch);
      plan();
      await ended;
      if (batch.outage !== undefined) throw batch.outage.reason;
    },
  };
}
