import type { QueueName } from "../queue/jobs.ts";
import { type RunningWorker, runWorker, type WorkerDefinition } from "../queue/run-worker.ts";
import type { Services } from "../services.ts";

/** Starts workers, each with a connection of its own. */
export function startWorkers(
  definitions: ReadonlyArray<WorkerDefinition<QueueName>>,
  { connect, keys, telemetry, log }: Services,
): RunningWorker[] {
  return definitions.map((definition) =>
    runWorker(definition, {
      connect,
      prefix: keys.queues,
      log,
      ...(telemetry && { telemetry }),
    }),
  );
}
