import type { QueueName } from "../queue/jobs.ts";
import type { WorkerDefinition } from "../queue/run-worker.ts";
import type { Services } from "../services.ts";

type AnyWorker = { [Name in QueueName]: WorkerDefinition<Name> }[QueueName];
interface WorkerModule {
  default: (services: Services) => AnyWorker;
}

/**
 * Loads queue workers by their names. They are looked up, not imported: the workers stand on everything in `src/`, and nothing stands
 * on them.
 */
export async function loadWorkers(names: readonly QueueName[], services: Services): Promise<AnyWorker[]> {
  // Compiled code loads compiled workers, source loads source.
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const modules = await Promise.all(
    names.map((name) => import(new URL(`../../workers/${name}.${extension}`, import.meta.url).href)),
  );
  return modules.map((module: WorkerModule) => module.default(services));
}
