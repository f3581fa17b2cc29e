import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { packageRoot } from "../../src/cli/package-root.ts";
import { runService } from "../../src/cli/run-service.ts";
import { loadConfiguration } from "../../src/config/load.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import { startPress } from "../../src/press/start-press.ts";
import { createServices } from "../../src/services.ts";
import { networkStatus } from "../../src/status/network-status.ts";
import { connectRedis } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";

/** The demo, whole: press, polls, publishing, pages, desk. */
export interface RunningDemo {
  /** Where it is served, without a slash at the end. */
  url: string;
  /** Opens the desk. */
  token: string;
  close(): Promise<void>;
}

/** Seconds since the press opened, at which it stands still: every written story has appeared and been corrected. */
const MOMENT = 700;
const DIRECTORY = join(packageRoot(), "config", "demo");
/** Its configuration, as it comes with the project. */
export const DEMO: Promise<Configuration> = loadConfiguration(DIRECTORY).then((loaded) => {
  if (loaded.kind !== "configuration") throw new Error("the demo's configuration is wrong");
  return loaded.configuration;
});
const TOKEN = "a token for looking at the desk";

/** Runs the service on the demo's configuration, with a press that stands still, and waits until everything it has is published. */
export async function startDemo(
  change: (configuration: Configuration) => Configuration = (same) => same,
): Promise<RunningDemo> {
  const now = Date.now();
  const press = await startPress({
    port: 0,
    host: "127.0.0.1",
    directory: `${DIRECTORY}/press`,
    startedAt: now - MOMENT * 1000,
    clock: () => now,
  });
  const adjust = (configured: Configuration) => change(atPress(configured, press.url));
  const configured = await DEMO;
  const redis = await startTestRedis();
  const log = createLog({ level: "silent" });
  const connection = await connectRedis({ url: redis.url, directory: "", log });
  const configuration = adjust(configured);
  const services = await createServices({ configuration, connection, env: { prefix: "front" }, log });
  const listening = { host: "127.0.0.1", port: 0, adminToken: TOKEN };
  const service = await runService(services, { role: "all", directory: DIRECTORY, adjust, ...listening });
  await everythingIn(services);
  return {
    url: service.url ?? "",
    token: TOKEN,
    async close() {
      await service.stop();
      await services.close();
      await connection.close();
      await redis.stop();
      await press.close();
    },
  };
}

/** The configuration of a wire whose sources are at the press that runs. */
function atPress(configured: Configuration, press: string): Configuration {
  const moved = (address: string) => address.replace("http://127.0.0.1:4711", press);
  return {
    ...configured,
    site: { ...configured.site, url: "https://wire.example.org" },
    sources: configured.sources.map((source) => ({
      ...source,
      url: moved(source.url),
      // Nothing is to change while somebody looks.
      polling: { ...source.polling, min: 3_600_000, max: 86_400_000 },
      ...(source.homepage !== undefined && { homepage: moved(source.homepage) }),
    })),
  };
}

async function everythingIn(services: Parameters<typeof networkStatus>[0]): Promise<void> {
  for (const until = Date.now() + 120_000; ; await pause(100)) {
    const { sources, waiting } = await networkStatus(services);
    const empty = sources
      .filter(({ stored, failures }) => stored === 0 && failures === 0)
      .map(({ id }) => id);
    if (empty.length === 0 && Object.values(waiting).every((jobs) => jobs === 0)) return;
    if (Date.now() > until) throw new Error(`nothing of ${empty.join(", ")}; ${JSON.stringify(waiting)}`);
  }
}
