import type { Env } from "../config/env.ts";
import type { Configuration } from "../model/configuration.ts";
import { createServices, type Services } from "../services.ts";
import { connectRedis } from "../store/connect.ts";
import { RedisUnavailable } from "../store/redis/redis-unavailable.ts";
import { createLog } from "../telemetry/log.ts";
import { CommandFailure } from "./command-failure.ts";
import { readEnvOrFail } from "./read-env-or-fail.ts";
import { tell } from "./say.ts";

/** Runs something that needs the store: connects (to `REDIS_URL`, or to a private server), and closes whatever happens. */
export async function withServices<Result>(
  configuration: Configuration,
  work: (services: Services, env: Env) => Promise<Result>,
  env: Env = readEnvOrFail(),
): Promise<Result> {
  const log = createLog({ level: env.logLevel });
  const connection = await connectRedis({ url: env.redisUrl, directory: env.varDirectory, log }).catch(
    (error: unknown) => {
      throw error instanceof RedisUnavailable ? new CommandFailure(error.message) : error;
    },
  );
  for (const warning of connection.warnings) tell(`broadsheet: ${warning}`);
  try {
    const services = await createServices({ configuration, connection, env, log });
    try {
      return await work(services, env);
    } finally {
      await services.close();
    }
  } finally {
    await connection.close();
  }
}
