import type { FastifyInstance } from "fastify";
import { watchConfiguration } from "../config/watch.ts";
import type { Configuration } from "../model/configuration.ts";
import type { RunningWorker } from "../queue/run-worker.ts";
import type { Services } from "../services.ts";
import { listen } from "./listen.ts";
import { loadWorkers } from "./load-workers.ts";
import { ROLE_QUEUES, type Role } from "./roles.ts";
import { startWorkers } from "./start-workers.ts";

/** How a process takes part in the service. */
export interface ServiceOptions {
  role: Role;
  /** Where the configuration is watched. */
  directory: string;
  host: string;
  port: number;
  /** Applied to every configuration that is read; by default nothing is. */
  adjust?: (configuration: Configuration) => Configuration;
}

/** The service as it runs in this process. */
export interface RunningService {
  /** Where it is served, for roles that serve. */
  url?: string;
  /** Stops taking work, finishes what is in hand, and returns when all is quiet. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks at what is due. */
const TICK = 1_000;
/** Milliseconds that jobs in hand have to finish when the process is asked to stop. */
const GRACE = 20_000;

/** Starts what a role does: workers, the clock, the HTTP layer, and the watch over the configuration. */
export async function runService(services: Services, options: ServiceOptions): Promise<RunningService> {
  const { role, directory, adjust } = options;
  // The port comes first: what cannot serve must not begin to poll.
  const web = role === "all" || role === "web" ? await listen(services, options) : undefined;
  const workers = startWorkers(await loadWorkers(ROLE_QUEUES[role], services), services);
  if (role === "all" || role === "schedule") await takeUp(services);
  const watch = await watchConfiguration(directory, {
    current: services.network().configuration,
    ...(adjust && { adjust }),
    onChange: (configuration) => apply(configuration, services, role),
    onProblems: (lines) =>
      services.log.error({ problems: lines }, "the changed configuration is not taken: it has mistakes"),
  });
  return { url: web?.url, stop: () => stop({ web: web?.server, workers, close: watch.close }) };
}

/** Brings the shared schedule and the feeds in line with the configuration in force. */
async function takeUp({ due, feeds, queues, network, now, log }: Services): Promise<void> {
  const { configuration, rules } = network();
  const ids = configuration.sources.map(({ id }) => id);
  const { added, removed } = await due.schedule(ids, now());
  if (added + removed > 0) log.info({ added, removed, sources: ids.length }, "sources scheduled");
  await queues.tick(TICK);
  const before = await feeds.rules();
  if (before === undefined) await feeds.setRules(rules);
  else if (before !== rules) await queues.reindex(rules);
}

async function apply(configuration: Configuration, services: Services, role: Role): Promise<void> {
  services.reconfigure(configuration);
  services.log.info({ sources: configuration.sources.length }, "the changed configuration is in force");
  if (role === "all" || role === "schedule") await takeUp(services);
}

async function stop(parts: {
  web?: FastifyInstance;
  workers: RunningWorker[];
  close: () => void;
}): Promise<void> {
  parts.close();
  await Promise.all([parts.web?.close(), ...parts.workers.map((worker) => worker.stop(GRACE))]);
}
