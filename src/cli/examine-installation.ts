import type { Env, EnvResult } from "../config/env.ts";
import {
  examineConfiguration,
  examineMachine,
  examineRedis,
  examineSources,
  examineWorld,
} from "../doctor/examine.ts";
import { type Finding, fault } from "../doctor/finding.ts";
import { remedyForOutage } from "../doctor/judge-redis.ts";
import type { Configuration } from "../model/configuration.ts";
import { createServices } from "../services.ts";
import { connectRedis } from "../store/connect.ts";
import { RedisUnavailable } from "../store/redis/redis-unavailable.ts";
import { createLog } from "../telemetry/log.ts";

/** What an examination may be told. */
export interface ExaminationOptions {
  /** The configuration's directory, instead of the environment's. */
  config?: string;
  /** Ask no host of a source. */
  offline?: boolean;
  /** Files that this process may have open at a time. */
  openFiles?: number;
}

/** Milliseconds that Redis has to answer: somebody waits for what is said. */
const PATIENCE = 2_000;

/** Examines everything that the service stands on, as far as what is wrong lets it. Never throws for what is wrong. */
export async function examineInstallation(
  read: EnvResult,
  { config, offline, openFiles }: ExaminationOptions,
): Promise<Finding[]> {
  if (read.kind === "problems")
    return read.problems.map((problem) =>
      fault("environment", `${problem}.`, "Correct the variable, or unset it."),
    );
  const { env } = read;
  const { findings, configuration } = await examineConfiguration(config ?? env.configDirectory);
  const machine = await examineMachine(env, openFiles);
  const homeless =
    env.redisUrl === undefined &&
    machine.some(({ about, verdict }) => about === "disk" && verdict === "fault");
  const stored = homeless ? HOMELESS : await examineStored(env, configuration);
  const world = await examineWorld(offline ? undefined : configuration, stored.failing, Date.now);
  return [...findings, ...machine, ...stored.findings, ...world];
}

/** A private Redis that has nowhere to keep its data is not started. */
const HOMELESS: Stored = {
  findings: [
    fault(
      "Redis",
      "The private Redis has nowhere to keep its data.",
      "Set BROADSHEET_VAR as said of the disk, or REDIS_URL to a Redis elsewhere.",
    ),
  ],
  failing: new Set(),
};

interface Stored {
  findings: Finding[];
  failing: ReadonlySet<string>;
}

/** Redis, and what is known of the sources in it. */
async function examineStored(env: Env, configuration: Configuration | undefined): Promise<Stored> {
  const log = createLog({ level: "silent" });
  try {
    const connection = await connectRedis({
      url: env.redisUrl,
      directory: env.varDirectory,
      log,
      patience: PATIENCE,
    });
    try {
      const findings = await examineRedis(connection, env.prefix, Date.now);
      if (configuration === undefined || findings.some(({ verdict }) => verdict === "fault"))
        return { findings, failing: new Set() };
      const services = await createServices({ configuration, connection, env, log });
      try {
        const sources = await examineSources(services);
        return { findings: [...findings, ...sources.findings], failing: sources.failing };
      } finally {
        await services.close();
      }
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (!(error instanceof RedisUnavailable)) throw error;
    return {
      findings: [fault("Redis", `${error.message}.`, remedyForOutage(error.message))],
      failing: new Set(),
    };
  }
}
