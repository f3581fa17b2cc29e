import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ProcessInput, ProcessMessage } from "./messages.ts";
import type { Marksman } from "./origin.ts";
import type { Death } from "./request-book.ts";

/** The pollers' processes. */
export interface Crew extends Marksman {
  /** Starts so many further pollers and waits until they work. */
  start(count: number): Promise<void>;
  /** How many are meant to run. */
  size(): number;
  /** SIGKILLs one, the `which`th in turn, and starts another in its place. */
  killOne(which: number): Promise<void>;
  /** Stops all as a deploy does, or with SIGKILL, and starts none. */
  stopAll(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** A batch was handed out. */
  handOut(token: string): void;
  /** Settles when every batch handed out is done, or was lost with its poller. */
  idle(): Promise<void>;
  /** SIGKILLs so far. */
  kills(): number;
}

/** Who wants to know of the crew's doings. */
export interface CrewInput {
  process: Omit<ProcessInput, "seed">;
  seed: number;
  received(port: number): void;
  settled(port: number): void;
  /** One was killed, over its answer to port `aimed` if it was aimed at, and so over whatever its other ports were about. */
  killed(death: Death): void;
  /** A poller was started. */
  started(): void;
}

interface Poller {
  child: ChildProcess;
  ports: Set<number>;
  batches: Set<string>;
  ready: boolean;
  ended: Promise<void>;
}

const SCRIPT = fileURLToPath(new URL("./poll-process.js", import.meta.url));
/** Real milliseconds in which every batch must come to an end. */
const PATIENCE = 120_000;

/** A crew without pollers. */
export function createCrew(input: CrewInput): Crew {
  const pollers = new Set<Poller>();
  const handed = new Set<string>();
  const events = new EventEmitter().setMaxListeners(0);
  let seed = input.seed;
  let kills = 0;

  function launch(): Poller {
    seed += 1;
    const argument = JSON.stringify({ ...input.process, seed } satisfies ProcessInput);
    const child = fork(SCRIPT, [argument], { stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
    child.on("message", (message) => hear(poller, message as ProcessMessage));
    // What it had still said before its end is heard first.
    const ended = Promise.all([once(child, "exit"), once(child, "disconnect")]).then(() => {
      pollers.delete(poller);
      // Lost with it: its sources are due again when their leases end.
      for (const token of poller.batches) handed.delete(token);
      events.emit("change");
    });
    const poller: Poller = { child, ports: new Set(), batches: new Set(), ready: false, ended };
    pollers.add(poller);
    return poller;
  }

  function hear(poller: Poller, message: ProcessMessage): void {
    if (message.kind === "ready") {
      poller.ready = true;
      input.started();
    } else if (message.kind === "begun") poller.batches.add(message.token);
    else if (message.kind === "done") {
      poller.batches.delete(message.token);
      handed.delete(message.token);
    } else if (message.kind === "connected") {
      for (const other of pollers) other.ports.delete(message.port);
      poller.ports.add(message.port);
    } else if (message.kind === "settled") input.settled(message.port);
    else {
      input.received(message.port);
      events.emit(`received ${message.port}`);
    }
    events.emit("change");
  }

  async function until(condition: () => boolean, what: string, vain?: AbortSignal): Promise<void> {
    const late = AbortSignal.timeout(PATIENCE);
    const signal = vain === undefined ? late : AbortSignal.any([late, vain]);
    try {
      while (!condition()) await once(events, "change", { signal });
    } catch (cause) {
      if (vain?.aborted) return;
      throw new Error(`${what} did not happen: ${handed.size} batches out, ${pollers.size} pollers`, {
        cause,
      });
    }
  }

  async function end(poller: Poller, signal: NodeJS.Signals, aimed?: number): Promise<void> {
    const { child, ports, ended } = poller;
    if (child.exitCode !== null || child.signalCode !== null) return await ended;
    const at = performance.now();
    child.kill(signal);
    await ended;
    if (signal !== "SIGKILL") return;
    kills += 1;
    input.killed({ ports, at, aimed });
  }

  return {
    async start(count) {
      const fresh = Array.from({ length: count }, launch);
      await until(() => fresh.every(({ ready }) => ready), "the start of the pollers");
    },
    size: () => pollers.size,
    async killOne(which) {
      const poller = [...pollers][which % pollers.size];
      if (poller === undefined) return;
      launch();
      await end(poller, "SIGKILL");
    },
    async stopAll(signal) {
      await until(() => [...pollers].every(({ ready }) => ready), "the start of a poller");
      await Promise.all([...pollers].map((poller) => end(poller, signal)));
    },
    async kill(port, vain) {
      const owner = () => [...pollers].find(({ ports }) => ports.has(port));
      await until(() => owner() !== undefined, "the word of a poller whose connection is known", vain);
      const poller = owner();
      if (poller === undefined || vain.aborted) return;
      launch();
      await end(poller, "SIGKILL", port);
    },
    async received(port) {
      await once(events, `received ${port}`);
    },
    handOut: (token) => handed.add(token),
    async idle() {
      await until(
        () => handed.size === 0 && [...pollers].every(({ batches }) => batches.size === 0),
        "the end of a batch",
      );
    },
    kills: () => kills,
  };
}
