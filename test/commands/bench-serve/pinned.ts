import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";

/** A process that stays on one core. */
export interface Pinned {
  name: string;
  /** Seconds of processor time it has used so far, all its threads together. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Ticks a second in `/proc`: the same on every Linux that Node.js runs on. */
const TICKS = 100;

/** Starts a program on a core; what it writes to standard error is shown where it ends too soon. */
export function startPinned(
  name: string,
  core: number,
  [program, ...args]: [string, ...string[]],
  env: Record<string, string> = {},
): Pinned {
  const child: ChildProcess = spawn("taskset", ["-c", String(core), program, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4_000);
  });
  let stopping = false;
  child.once("exit", (code) => {
    if (!stopping) console.error(`${name} ended with ${code}: ${said}`);
  });
  return {
    name,
    async cpu() {
      const stat = await readFile(`/proc/${child.pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Waits until an address answers 200, for a minute at most. */
export async function untilServed(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const status = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) return;
    if (Date.now() > deadline) throw new Error(`${url} answers ${status || "nothing"}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
