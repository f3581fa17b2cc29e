import type { FastifyInstance } from "fastify";
import { configurationDifference } from "../config/difference.ts";
import { watchConfiguration } from "../config/watch.ts";
import type { Configuration } from "../model/configuration.ts";
import type { RunningWorker } from "../queue/run-worker.ts";
import type { Services } from "../services.ts";
import { followLists } from "./follow-lists.ts";
import { type ListenOptions, listen, listenForHealth } from "./listen.ts";
import { loadWorkers } from "./load-workers.ts";
import { ROLE_QUEUES, type Role } from "./roles.ts";
import { startWorkers } from "./start-workers.ts";
import { takeUp } from "./take-up.ts";

/** How a process takes part in the service. */
export interface ServiceOptions extends ListenOptions {
  role: Role;
  /** Where the configuration is watched. */
  directory: string;
  /** Applied to every configuration that is read; by default nothing is. */
  adjust?: (configuration: Configuration) => Configuration;
}

/** The service as it runs in this process. */
export interface RunningService {
  /** Where it is served, for roles that serve. */
  url?: string;
  /** Stops taking work, finishes what is in hand, and returns when all is quiet, at the latest after `deadline` milliseconds. */
  stop(deadline?: number): Promise<void>;
}

/** Milliseconds that jobs in hand have to finish when the process is asked to stop. */
const GRACE = 20_000;

/** Starts what a role does: workers, the clock, the HTTP layer, and the watch over the configuration. */
export async function runService(services: Services, options: ServiceOptions): Promise<RunningService> {
  const { role, directory, adjust } = options;
  // The port comes first: what cannot serve must not begin to poll.
  const web = role === "all" || role === "web" ? await listen(services, options) : undefined;
  const health = web === undefined ? await listenForHealth(services, options) : undefined;
  const workers = startWorkers(await loadWorkers(ROLE_QUEUES[role], services), services);
  const inTurn = takeTurns();
  const lists = followLists(services, (before) => inTurn(() => takeUp(services, role, before)));
  await inTurn(() => takeUp(services, role));
  const watch = await watchConfiguration(directory, {
    current: services.written(),
    ...(adjust && { adjust }),
    onChange: async (configuration) => {
      const before = services.network();
      const changes = configurationDifference(services.written(), configuration);
      services.reconfigure(configuration);
      services.log.info({ changes }, "the changed configuration is in force");
      await inTurn(() => takeUp(services, role, before));
    },
    onProblems: (lines) =>
      services.log.error({ problems: lines }, "the changed configuration is not taken: it has mistakes"),
  });
  return {
    url: web?.url,
    stop: (deadline = GRACE) => {
      const close = () => {
        watch.close();
        lists.close();
      };
      return stop({ web: web?.server ?? health, workers, close, log: services.log }, deadline);
    },
  };
}

/** Two changes at once must not undo each other's part of the schedule: runs tasks one after the other, in the order they came. */
function takeTurns(): (task: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    // Whoever asked for a task hears of its failure; the next goes on.
    last = turn.catch(() => undefined);
    return turn;
  };
}

interface Parts {
  web?: FastifyInstance;
  workers: RunningWorker[];
  close: () => void;
  log: Services["log"];
}

async function stop({ web, workers, close, log }: Parts, deadline: number): Promise<void> {
  close();
  // Requests that wait for a store that is away are broken off, so that closing does not wait for them.
  const impatience = setTimeout(() => web?.server.closeAllConnections(), deadline);
  const [finished] = await Promise.all([
    Promise.all(workers.map((worker) => worker.stop(deadline))),
    web?.close(),
  ]);
  clearTimeout(impatience);
  const queues = workers.flatMap(({ queue }, at) => (finished[at] ? [] : [queue]));
  if (queues.length > 0)
    log.warn({ queues }, "jobs in hand did not finish in time and are left to be taken up again");
}
