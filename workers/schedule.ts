import { randomUUID } from "node:crypto";
import { catchUp } from "../src/pipeline/catch-up.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** Sources in one poll job. */
const BATCH = 100;
/** Poll jobs that may wait: beyond this, sources wait in the due set, where a restart loses nothing. */
const BACKLOG = 10;
/** Milliseconds until a batch that nobody finished is due again. */
const LEASE = 60_000;

/** The schedule worker: hands what is due to the pollers, in leased batches. */
export default function scheduleWorker(services: Services): WorkerDefinition<"schedule"> {
  const { due, queues, now } = services;
  return {
    queue: "schedule",
    concurrency: 1,
    deadline: 30_000,
    async work() {
      await catchUp(services);
      await queues.queueAsked();
      let room = BACKLOG - (await queues.waiting()).poll;
      while (room > 0) {
        const token = randomUUID();
        const leased = await due.lease({ now: now(), until: now() + LEASE, limit: BATCH, token });
        if (leased.length === 0) return;
        const sources = await awake(leased, token, services);
        if (sources.length === 0) continue;
        await queues.poll({ token, sources });
        room -= 1;
      }
    },
  };
}

/** Without the paused: a command, or a delivery, that was under way when they were paused may have brought them back. */
async function awake(leased: readonly string[], token: string, { due }: Services): Promise<string[]> {
  const paused = await due.paused();
  const resting = leased.filter((id) => paused.has(id));
  await Promise.all(resting.map((id) => due.settle(id, token, undefined)));
  return leased.filter((id) => !paused.has(id));
}
