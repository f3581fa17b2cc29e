import { type Job, Worker } from "bullmq";
import type { Logger } from "pino";
import type { RedisClient } from "../store/connect.ts";
import { JOB_SCHEMAS, type JobData, type QueueName } from "./jobs.ts";

/** A worker that runs until it is stopped. */
export interface RunningWorker {
  queue: QueueName;
  /** Takes no further job and waits for those in hand, at most `deadline` milliseconds; then leaves them to be taken up again. */
  stop(deadline: number): Promise<void>;
}

/** How a queue's jobs are done. */
export interface WorkerDefinition<Name extends QueueName> {
  queue: Name;
  /** Jobs at a time in this process. */
  concurrency: number;
  /** Milliseconds after which a job is given up, so that one that never settles cannot keep the process from stopping. */
  deadline: number;
  /** Does one job. Safe to run twice. `signal` aborts at the deadline. */
  work(data: JobData<Name>, signal: AbortSignal): Promise<void>;
}

/** What workers share. */
export interface WorkerRuntime {
  /** Opens a connection of the worker's own: it blocks on it. */
  connect: () => RedisClient;
  prefix: string;
  log: Logger;
}

/** Milliseconds a job's lock lasts without renewal: how soon the jobs of a process that died are taken up by another. */
const LOCK = 5_000;

/** Starts a worker on its queue. A job whose payload does not fit its schema fails at once and is not tried again. */
export function runWorker<Name extends QueueName>(
  definition: WorkerDefinition<Name>,
  { connect, prefix, log }: WorkerRuntime,
): RunningWorker {
  const { queue, concurrency } = definition;
  const connection = connect();
  const worker = new Worker<JobData<Name>, void>(queue, (job) => runJob(job, definition), {
    connection,
    prefix,
    concurrency,
    skipVersionCheck: true,
    lockDuration: LOCK,
    stalledInterval: LOCK / 2,
    // A job may meet several deaths before it is done; each leaves the store as good as before.
    maxStalledCount: 1_000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 100 },
  });
  worker.on("error", (error) => log.warn({ queue, err: error }, "the queue cannot be reached"));
  worker.on("failed", (job, error) => log.error({ queue, job: job?.id, err: error }, "a job failed"));
  return {
    queue,
    async stop(deadline) {
      const patience = AbortSignal.timeout(deadline);
      const expired = new Promise<"expired">((resolve) =>
        patience.addEventListener("abort", () => resolve("expired"), { once: true }),
      );
      if ((await Promise.race([worker.close(), expired])) === "expired") {
        log.warn({ queue }, "jobs in hand did not finish in time and are left to be taken up again");
        await worker.close(true);
      }
      connection.disconnect();
    },
  };
}

async function runJob<Name extends QueueName>(job: Job, definition: WorkerDefinition<Name>): Promise<void> {
  const schema = JOB_SCHEMAS[definition.queue];
  const data = schema.parse(job.data) as JobData<Name>;
  const signal = AbortSignal.timeout(definition.deadline);
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error(`gave up after ${definition.deadline} ms`)), {
      once: true,
    });
  });
  await Promise.race([definition.work(data, signal), expired]);
}
