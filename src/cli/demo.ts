import { randomBytes } from "node:crypto";
import { join, relative } from "node:path";
import { Command } from "commander";
import type { Configuration } from "../model/configuration.ts";
import { openEpoch } from "../press/open-epoch.ts";
import { PressPortTaken, type RunningPress, startPress } from "../press/start-press.ts";
import { CommandFailure } from "./command-failure.ts";
import { demoGuide } from "./demo-guide.ts";
import { openConfiguration } from "./open-configuration.ts";
import { packageRoot } from "./package-root.ts";
import { readEnvOrFail } from "./read-env-or-fail.ts";
import { runService } from "./run-service.ts";
import { say } from "./say.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";
import { withServices } from "./with-services.ts";

/** Where `config/demo/sources.yaml` looks for the sample press. */
const PRESS = { host: "127.0.0.1", port: 4711 };

/** `broadsheet demo`: the whole service on this machine, with a sample press that publishes while it runs. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("Run everything with a sample press of invented publications on this machine")
    .action(async () => {
      const directory = join(packageRoot(), "config", "demo");
      const env = readEnvOrFail();
      const adminToken = env.adminToken ?? randomBytes(12).toString("base64url");
      const here = env.host.includes(":") ? `[${env.host}]` : env.host;
      const adjust = (configured: Configuration): Configuration => ({
        ...configured,
        site: { ...configured.site, url: `http://${here}:${env.port}` },
      });
      const configuration = adjust(await openConfiguration(directory));
      const varDirectory = join(env.varDirectory, "demo");
      // A Redis of one's own holds nothing else; a shared one may hold the real network.
      const prefix = env.redisUrl ? `${env.prefix}-demo` : env.prefix;
      const own = env.redisUrl ? `BROADSHEET_PREFIX=${prefix}` : `BROADSHEET_VAR=${varDirectory}`;
      await withServices(
        configuration,
        async (services) => {
          const press = await openPress(directory, varDirectory);
          try {
            const service = await runService(services, {
              role: "all",
              directory,
              ...env,
              adminToken,
              adjust,
            });
            const { configuration: running } = services.network();
            const places = { url: service.url ?? "", press: press.url, directory: relative(".", directory) };
            say(demoGuide({ ...places, own, adminToken }, running));
            await serveUntilStopped(service, services);
          } finally {
            await press.close();
          }
        },
        { ...env, varDirectory, prefix },
      );
    });
}

async function openPress(directory: string, varDirectory: string): Promise<RunningPress> {
  const startedAt = await openEpoch(join(varDirectory, "press-epoch"), Date.now());
  try {
    return await startPress({ ...PRESS, directory: join(directory, "press"), startedAt });
  } catch (error) {
    throw error instanceof PressPortTaken ? new CommandFailure(error.message) : error;
  }
}
