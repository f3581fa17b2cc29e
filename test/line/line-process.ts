import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

// Tests run from their source, commands from what was built.
const BUILT = import.meta.url.includes("/dist/test/") ? "../../src/" : "../../dist/src/";
const MAIN = fileURLToPath(new URL(`${BUILT}cli/main.js`, import.meta.url));

/** The built service in a process of its own, as an operator runs it. */
export interface LineProcess {
  /** Settles with the matching line once standard error says it. Rejects when the process ends first. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** SIGKILLs it and waits for its end. */
  kill(): Promise<void>;
  /** Asks it to stop, waits for its end and gives its exit code. */
  stop(): Promise<number | null>;
  /** Everything it wrote to standard error so far. */
  output(): string;
}

/** Runs `broadsheet` with these arguments and this environment on top of the test's own. */
export function runLineProcess(args: readonly string[], env: Record<string, string>): LineProcess {
  const child: ChildProcess = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    child.emit("said");
  });
  const ended = once(child, "exit") as Promise<[number | null]>;
  return {
    async says(pattern) {
      for (;;) {
        const match = pattern.exec(output);
        if (match !== null) return match;
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`ended before saying ${pattern}:\n${output}`);
        await Promise.race([once(child, "said"), ended]);
      }
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = await ended;
      return code;
    },
    output: () => output,
  };
}
