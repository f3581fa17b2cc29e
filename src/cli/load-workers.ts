import type { QueueName } from "../queue/jobs.ts";
import type { WorkerDefinition } from "../queue/run-worker.ts";
import type { Services } from "../services.ts";

interface WorkerModule {
  default: (services: Services) => WorkerDefinition<QueueName>;
}

/**
 * Loads queue workers by their names. They are looked up, not imported: the workers stand on everything in `src/`, and nothing stands
 * on them.
 */
export async function loadWorkers(
  names: readonly QueueName[],
  services: Services,
): Promise<WorkerDefinition<QueueName>[]> {
  // Compiled code loads compiled workers, source loads source.
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const modules = await Promise.all(
    names.map((name) => import(new URL(`../../workers/${name}.${extension}`, import.meta.url).href)),
  );
  return modules.map((module: WorkerModule) => module.default(services));
}
