import { type ChildProcess, spawn } from "node:child_process";
import type { Server } from "node:net";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";

/** How a server ended: the last lines it printed, oldest first. */
export interface ServerExit {
  code: number | null;
  lines: string[];
}

/** A running `redis-server` or `valkey-server` with the shell that watches over it. */
export interface SupervisedServer {
  /** Settles when the server and its shell are gone. */
  exited: Promise<ServerExit>;
  /** Has the server write what it holds and end; kills it where it has not after `patience` milliseconds. Waits for the end. */
  stop(patience: number): Promise<void>;
}

/** Exit code of the shell where no server is installed. */
export const NOT_INSTALLED = 127;

/**
 * Standard input is a pipe from the parent: its end, for whatever reason, is the order to stop. The subshell that waits for it survives
 * the outer shell's death, so a server never outlives both.
 */
const SUPERVISOR = `
trap '' HUP INT
PATH="$PATH:/usr/local/bin:/usr/bin:/usr/sbin:/opt/homebrew/bin"
for name in redis-server valkey-server; do
  if command -v "$name" >/dev/null 2>&1; then server="$name"; break; fi
done
[ -n "$server" ] || exit ${NOT_INSTALLED}
exec 4<&0 </dev/null
"$server" "$@" 4<&- &
pid=$!
( exec >/dev/null 2>&1; read -r end <&4; kill -TERM "$pid" ) &
watcher=$!
exec 4<&-
wait "$pid"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

const KEPT_LINES = 20;

/**
 * Starts a server in `directory` with command-line `settings`, in a process group of its own: Ctrl-C in a terminal reaches the parent alone.
 * It inherits `lock`, where there is one, which therefore stays taken until it has ended.
 */
export function superviseServer(directory: string, settings: string[], lock?: Server): SupervisedServer {
  const child = spawn("/bin/sh", ["-c", SUPERVISOR, "sh", ...settings], {
    cwd: directory,
    detached: true,
    stdio: ["pipe", "pipe", "pipe", lock ? descriptor(lock) : "ignore"],
  });
  const lines: string[] = [];
  collectLines(child.stdout, lines);
  collectLines(child.stderr, lines);
  // The server may be gone before the pipe is closed.
  child.stdin?.on("error", () => child.stdin?.destroy());
  const exited = new Promise<ServerExit>((resolve) => {
    child.once("error", (error) => resolve({ code: null, lines: [error.message] }));
    child.once("close", (code) => resolve({ code, lines }));
  });
  return { exited, stop: (patience) => stopServer(child, exited, patience) };
}

/** Node shows a listening server's descriptor nowhere in its documented interface; `_handle.fd` has been there since its beginning. */
function descriptor(server: Server): number {
  const fd = (server as Server & { _handle?: { fd?: number } })._handle?.fd;
  if (typeof fd !== "number") throw new Error("a listening server has no descriptor");
  return fd;
}

async function stopServer(child: ChildProcess, exited: Promise<ServerExit>, patience: number): Promise<void> {
  child.stdin?.end();
  const patienceEnds = new AbortController();
  const late = delay(patience, "late" as const, { signal: patienceEnds.signal, ref: false }).catch(
    () => "ended" as const,
  );
  if ((await Promise.race([exited, late])) === "late" && child.pid !== undefined) killGroup(child.pid);
  await exited;
  patienceEnds.abort();
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function collectLines(stream: Readable | null, lines: string[]): void {
  let rest = "";
  stream?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = (parts.pop() ?? "").slice(-2000);
    lines.push(...parts.map((line) => line.trimEnd()).filter((line) => line !== ""));
    if (lines.length > KEPT_LINES) lines.splice(0, lines.length - KEPT_LINES);
  });
}
