import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runService } from "../../src/cli/run-service.ts";
import { loadConfiguration } from "../../src/config/load.ts";
import { createServices } from "../../src/services.ts";
import { connectRedis } from "../../src/store/connect.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { startTestRedis } from "../redis/start-test-redis.ts";

/** The service whole, as an operator runs it: it polls, publishes, serves, and watches its files. */
export interface RunningDesk {
  url: string;
  token: string;
  /** Of the configuration's files. */
  directory: string;
  /** Moves its clock on by milliseconds. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

const TOKEN = "a token of an operator";

/** Starts it on a configuration of four files. */
export async function startDesk(files: Readonly<Record<string, string>>): Promise<RunningDesk> {
  const directory = await mkdtemp(join(tmpdir(), "broadsheet-desk-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, `${name}.yaml`), text);
  const loaded = await loadConfiguration(directory);
  if (loaded.kind !== "configuration") throw new Error("the test's own configuration is wrong");
  const redis = await startTestRedis();
  const log = createLog({ level: "silent" });
  const connection = await connectRedis({ url: redis.url, directory, log });
  let offset = 0;
  const services = await createServices({
    configuration: loaded.configuration,
    connection,
    env: { prefix: "desk" },
    log,
    now: () => Date.now() + offset,
  });
  const listening = { host: "127.0.0.1", port: 0, adminToken: TOKEN };
  const service = await runService(services, { role: "all", directory, ...listening });
  return {
    url: service.url ?? "",
    token: TOKEN,
    directory,
    pass(milliseconds) {
      offset += milliseconds;
    },
    async close() {
      await service.stop();
      await services.close();
      await connection.close();
      await redis.stop();
      await rm(directory, { recursive: true });
    },
  };
}
