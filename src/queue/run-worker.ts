import { type Job, type Telemetry, Worker } from "bullmq";
import type { Logger } from "pino";
import type { RedisClient } from "../store/connect.ts";
import { JOB_SCHEMAS, type JobData, type QueueName } from "./jobs.ts";

/** A worker that runs until it is stopped. */
export interface RunningWorker {
  queue: QueueName;
  /**
   * Takes no further job and waits for those in hand, at most `deadline` milliseconds; then leaves them to be taken up again. Tells whether
   * all were finished.
   */
  stop(deadline: number): Promise<boolean>;
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
  /** Makes spans of jobs; none are made without. */
  telemetry?: Telemetry;
  log: Logger;
}

/** Milliseconds a job's lock lasts without renewal: how soon the jobs of a process that died are taken up by another. */
const LOCK = 5_000;

/** Milliseconds that jobs have to finish where the connection is lost. */
const AWAY = 1_000;

/** Starts a worker on its queue. A job whose payload does not fit its schema fails at once and is not tried again. */
export function runWorker<Name extends QueueName>(
  definition: WorkerDefinition<Name>,
  { connect, prefix, telemetry, log }: WorkerRuntime,
): RunningWorker {
  const { queue, concurrency } = definition;
  const connection = connect();
  const worker = new Worker<JobData<Name>, void>(queue, (job) => runJob(job, definition), {
    connection,
    prefix,
    concurrency,
    skipVersionCheck: true,
    ...(telemetry && { telemetry }),
    lockDuration: LOCK,
    stalledInterval: LOCK / 2,
    // A job may meet several deaths before it is done; each leaves the store as good as before.
    maxStalledCount: 1_000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 100 },
  });
  // The client says once that Redis is away; a worker says it with every attempt.
  worker.on("error", (error) => log.debug({ queue, err: error }, "the queue cannot be reached"));
  worker.on("failed", (job, error) => log.error({ queue, job: job?.id, err: error }, "a job failed"));
  return {
    queue,
    async stop(deadline) {
      const closed = worker.close().then(() => true);
      // While Redis is away nothing in hand can be finished.
      const patience = connection.status === "ready" ? deadline : Math.min(deadline, AWAY);
      const finished = (await within(closed, patience)) === true;
      connection.disconnect();
      return finished;
    },
  };
}

/** What a promise came to, or `undefined` after so many milliseconds. */
async function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return await Promise.race([promise, expired]).finally(() => clearTimeout(timer));
}

async function runJob<Name extends QueueName>(job: Job, definition: WorkerDefinition<Name>): Promise<void> {
  const schema = JOB_SCHEMAS[definition.queue];
  const data = schema.parse(job.data) as JobData<Name>;
  const abort = new AbortController();
  const done = definition.work(data, abort.signal).then(() => true);
  if (await within(done, definition.deadline)) return;
  const late = new Error(`gave up after ${definition.deadline} ms`);
  abort.abort(late);
  throw late;
}
