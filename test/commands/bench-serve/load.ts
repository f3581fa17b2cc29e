import { run } from "../readers/run.ts";
import type { Pinned } from "./pinned.ts";

/** Requests of one kind to one server. */
export interface Target {
  server: Pinned;
  url: string;
  headers: Readonly<Record<string, string>>;
}

/** What a server did under load, over all rounds. */
export interface Load {
  requests: number;
  /** Seconds of processor time it took for them. */
  cpu: number;
  /** Seconds on the clock. */
  seconds: number;
  /** Answers that were not 2xx or 3xx. */
  failed: number;
}

/** An empty sum. */
export function noLoad(): Load {
  return { requests: 0, cpu: 0, seconds: 0, failed: 0 };
}

/** Loads a server from `core` for some seconds with wrk, over sixteen connections that stay open, and adds the outcome to a sum. */
export async function load(
  { server, url, headers }: Target,
  seconds: number,
  core: number,
  sum: Load,
): Promise<void> {
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const before = await server.cpu();
  const args = ["-c", String(core), "wrk", "-t1", "-c16", `-d${seconds}s`, ...lines, url];
  const { code, stdout, stderr } = await run("taskset", args);
  if (code !== 0) throw new Error(`wrk ended with ${code}: ${stderr}`);
  const [, requests = "", time = ""] = /(\d+) requests in ([\d.]+)s/.exec(stdout) ?? [];
  sum.requests += Number(requests);
  sum.seconds += Number(time);
  sum.cpu += (await server.cpu()) - before;
  sum.failed += Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0);
}

/** Microseconds of processor time a request. */
export function microseconds({ cpu, requests }: Load): number {
  return (cpu * 1e6) / requests;
}
