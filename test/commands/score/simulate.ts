import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadWorkers } from "../../../src/cli/load-workers.ts";
import { takeUp } from "../../../src/cli/take-up.ts";
import { createServices, type Services } from "../../../src/services.ts";
import { connectRedis } from "../../../src/store/connect.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { type Clock, openClock } from "./clock.ts";
import { type Crew, createCrew } from "./crew.ts";
import { type Disturbance, planDisturbances } from "./disturbances.ts";
import type { Facts } from "./facts.ts";
import type { FeedPlan } from "./feed-plan.ts";
import { scoreNetwork } from "./network.ts";
import { type Origin, startOrigin } from "./origin.ts";
import type { Asked } from "./request-log.ts";
import { DAY, DAYS, SECOND, START } from "./times.ts";

/** What a simulation is made of. */
export interface SimulationInput {
  feeds: readonly FeedPlan[];
  seed: number;
  days?: number;
  /** Told the simulated time now and then. */
  progress(at: number): void;
}

/** What it left to be judged. */
export interface Simulation {
  log: readonly Asked[];
  facts: Facts;
}

const POLLERS = 4;
const PREFIX = "score";
/** Simulated milliseconds between two looks at the schedule, as in the service itself. */
const STEP = SECOND;

/** Runs the service for so many simulated days before the author's eyes, with everything that befalls it on the way. */
export async function simulate({ feeds, seed, days = DAYS, progress }: SimulationInput): Promise<Simulation> {
  const scratch = await mkdtemp(join(tmpdir(), "broadsheet-score-"));
  const redis = await startTestRedis();
  const clock = openClock(join(scratch, "clock"));
  clock.set(START);
  const restarts = new Set<number>();
  const crew: Crew = createCrew({
    process: {
      clock: join(scratch, "clock"),
      configuration: join(scratch, "configuration.json"),
      redis: redis.url,
      prefix: PREFIX,
    },
    seed,
    received: (port) => origin.book.received(port),
    settled: (port) => origin.book.settled(port),
    killed: (death) => origin.book.killed(death),
    started: () => restarts.add(clock.now()),
  });
  const origin: Origin = await startOrigin({ feeds, now: clock.now, marksman: crew });
  const configuration = scoreNetwork(feeds, origin.port);
  await writeFile(join(scratch, "configuration.json"), JSON.stringify(configuration));
  const log = createLog({ level: "error" });
  const connection = await connectRedis({ url: redis.url, directory: "", log });
  const services = await createServices({
    configuration,
    connection,
    env: { prefix: PREFIX },
    log,
    now: clock.now,
  });
  const end = START + days * DAY;
  const run: Run = { clock, crew, origin, services, end, outages: [], progress };
  try {
    await takeUp(services, "schedule");
    await crew.start(POLLERS);
    await live(run, planDisturbances(seed));
    const facts = feeds.map((feed) => feed.facts);
    const kills = crew.kills();
    return {
      log: origin.log,
      facts: { start: START, end, feeds: facts, restarts: [...restarts], outages: run.outages, kills },
    };
  } finally {
    await crew.stopAll("SIGKILL");
    await services.close();
    await connection.close();
    await origin.close();
    await redis.stop();
    clock.close();
    await rm(scratch, { recursive: true });
  }
}

interface Run {
  clock: Clock;
  crew: Crew;
  origin: Origin;
  services: Services;
  end: number;
  outages: Array<{ from: number; until: number }>;
  progress: (at: number) => void;
}

/** Sets the clock to whatever comes next, until the end. */
async function live(run: Run, disturbances: readonly Disturbance[]): Promise<void> {
  const { clock, crew, services, end, progress } = run;
  const ahead = [...disturbances];
  const look = await scheduler(services, crew);
  for (let at = clock.now(); at < end; at = await following(at, services)) {
    while (ahead[0] !== undefined && ahead[0].at <= at) {
      const [next] = ahead.splice(0, 1);
      if (next === undefined) break;
      clock.set(Math.max(clock.now(), next.at));
      await disturb(next, run);
    }
    // An outage may have moved it beyond.
    at = Math.max(at, clock.now());
    clock.set(at);
    await look();
    await crew.idle();
    progress(at);
  }
}

/** The service's own schedule worker, looking when told to. */
async function scheduler(services: Services, crew: Crew): Promise<() => Promise<void>> {
  const queues: Services["queues"] = {
    ...services.queues,
    async poll(batch) {
      crew.handOut(batch.token);
      await services.queues.poll(batch);
    },
  };
  const [definition] = await loadWorkers(["schedule"], { ...services, queues });
  const { signal } = new AbortController();
  return async () => await definition?.work({} as never, signal);
}

/** When the schedule is looked at next: when something is due, but no sooner than a step from now. */
async function following(at: number, { due }: Services): Promise<number> {
  return Math.max(at + STEP, Math.ceil((await due.next()) ?? at + DAY));
}

async function disturb(
  disturbance: Disturbance,
  { clock, crew, origin, services, outages }: Run,
): Promise<void> {
  switch (disturbance.kind) {
    case "aim":
      origin.aim(disturbance.aim);
      return;
    case "kill":
      return await crew.killOne(disturbance.which);
    case "grow":
      return await crew.start(disturbance.by);
    case "deploy":
    case "crash": {
      const size = crew.size();
      await crew.stopAll(disturbance.kind === "deploy" ? "SIGTERM" : "SIGKILL");
      await takeUp(services, "schedule");
      return await crew.start(size);
    }
    case "outage": {
      const size = crew.size();
      await crew.stopAll("SIGTERM");
      outages.push({ from: clock.now(), until: disturbance.until });
      clock.set(disturbance.until);
      await takeUp(services, "schedule");
      return await crew.start(size);
    }
  }
}
