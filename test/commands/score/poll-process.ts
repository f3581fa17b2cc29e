import { channel } from "node:diagnostics_channel";
import dns, { type LookupAddress } from "node:dns";
import { readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import type { Socket } from "node:net";
import type { Configuration } from "../../../src/model/configuration.ts";
import { randomFrom } from "../random.ts";
import { ORIGIN_ADDRESS } from "./addresses.ts";
import { openClock } from "./clock.ts";
import type { ProcessInput, ProcessMessage } from "./messages.ts";

/** How many turns, of so many milliseconds at least, a poller is given to put an answer away. */
const TURNS = 4;
const TURN = 10;

/** One poller as the service runs it, in a process of its own that may be killed. Only its clock, its chance and its DNS are given. */
async function main(input: ProcessInput): Promise<void> {
  nameTheOrigin();
  watchConnections();
  // Loaded only now: what imports the look-up must import ours.
  const { createServices } = await import("../../../src/services.ts");
  const { connectRedis } = await import("../../../src/store/connect.ts");
  const { createLog } = await import("../../../src/telemetry/log.ts");
  const { loadWorkers } = await import("../../../src/cli/load-workers.ts");
  const { startWorkers } = await import("../../../src/cli/start-workers.ts");
  const clock = openClock(input.clock);
  const log = createLog({ level: "error" });
  const connection = await connectRedis({ url: input.redis, directory: "", log });
  const services = await createServices({
    configuration: JSON.parse(readFileSync(input.configuration, "utf8")) as Configuration,
    connection,
    env: { prefix: input.prefix },
    log,
    now: clock.now,
    random: randomFrom(input.seed),
  });
  const definitions = await loadWorkers(["poll"], services);
  const told = definitions.map((definition) => ({
    ...definition,
    async work(data: never, signal: AbortSignal) {
      const { token } = data as { token: string };
      tell({ kind: "begun", token });
      await definition.work(data, signal).finally(() => tell({ kind: "done", token }));
    },
  }));
  const workers = startWorkers(told, services);
  process.once("SIGTERM", async () => {
    await Promise.all(workers.map((worker) => worker.stop(20_000)));
    await services.close();
    await connection.close();
    clock.close();
    process.disconnect();
  });
  // Whoever sees to it that it ends is gone.
  process.once("disconnect", () => process.exit());
  tell({ kind: "ready" });
}

function tell(message: ProcessMessage): void {
  process.send?.(message);
}

/** Every invented publication's host is the origin's address; any other name leads nowhere. */
function nameTheOrigin(): void {
  const found: LookupAddress[] = [{ address: ORIGIN_ADDRESS, family: 4 }];
  const lookup = (
    hostname: string,
    _options: dns.LookupAllOptions,
    callback: (error: Error | null, addresses: LookupAddress[]) => void,
  ) => {
    if (hostname.endsWith(".example")) setImmediate(callback, null, found);
    else setImmediate(callback, Object.assign(new Error(`no ${hostname}`), { code: "ENOTFOUND" }), []);
  };
  Object.assign(dns, { lookup });
  syncBuiltinESMExports();
}

/** Tells whose connection is whose, so that a kill can be aimed at the poller that a request comes from. */
function watchConnections(): void {
  const ports = new WeakMap<object, number>();
  channel("undici:client:connected").subscribe((message) => {
    const { socket } = message as { socket: Socket };
    if (socket.localPort !== undefined) tell({ kind: "connected", port: socket.localPort });
  });
  channel("undici:client:sendHeaders").subscribe((message) => {
    const { request, socket } = message as { request: object; socket: Socket };
    if (socket.localPort !== undefined) ports.set(request, socket.localPort);
  });
  channel("undici:request:trailers").subscribe((message) => {
    const port = ports.get((message as { request: object }).request);
    if (port === undefined) return;
    tell({ kind: "received", port });
    settle(port, TURNS);
  });
}

/** Each timer takes a turn of the event loop, which another source's document may hold up for long. */
function settle(port: number, turns: number): void {
  if (turns === 0) tell({ kind: "settled", port });
  else setTimeout(settle, TURN, port, turns - 1).unref();
}

await main(JSON.parse(process.argv[2] ?? "{}") as ProcessInput);
