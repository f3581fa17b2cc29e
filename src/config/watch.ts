import { type FSWatcher, watch } from "node:fs";
import type { Configuration } from "../model/configuration.ts";
import type { CheckResult } from "./check.ts";
import { filesHash } from "./files-hash.ts";
import { formatProblem } from "./format-problem.ts";
import { loadConfiguration } from "./load.ts";

/** What happens when the files change. */
export interface ConfigurationListener {
  /** Called with each right configuration that differs from the last; the next waits until this has settled. Called again where it failed. */
  onChange(configuration: Configuration): void | Promise<void>;
  /** Called with one line a problem where the changed files have any, or where `onChange` failed. */
  onProblems(lines: string[]): void;
  /** The configuration in force; what is read first is compared with it, so that no change before the watch is missed. */
  current?: Configuration;
  /** Made of every configuration that is read, before it is compared and reported; as it stands unless told. */
  adjust?(configuration: Configuration): Configuration;
}

/** A running watch. */
export interface ConfigurationWatch {
  close(): void;
}

/** Milliseconds of quiet after which a burst of writes counts as over. */
const QUIET = 100;
/** Milliseconds between looks that nothing asked for: file systems exist that announce nothing, and links that lead elsewhere. */
const LOOK = 15_000;

/**
 * Re-reads and checks the files of `directory` whenever something in it changes, however an editor writes them, and reports what differs.
 * The file system's word is only a hint to look: what counts is the content.
 */
export async function watchConfiguration(
  directory: string,
  listener: ConfigurationListener,
): Promise<ConfigurationWatch> {
  let known = listener.current ? JSON.stringify(listener.current) : identity(await read(directory, listener));
  let closed = false;
  let files: string[] = [];
  let seen = "";
  const look = serialised(async () => {
    // Before they are read for good, so that what changes meanwhile is seen by the next look.
    const hash = await filesHash(directory, files);
    if (closed || hash === seen) return;
    const result = await read(directory, listener);
    const beside = filesBeside(result);
    // Of files that were not looked at before, nobody knows whether they have changed since they were read.
    seen = beside.join() === files.join() ? hash : "";
    files = beside;
    if (closed || identity(result) === known) return;
    known = identity(result);
    // What could not be applied counts as unread, so that the next look tries again.
    if (!(await report(result, listener))) known = seen = "";
  });
  let quiet: NodeJS.Timeout | undefined;
  const hint = () => {
    clearTimeout(quiet);
    quiet = setTimeout(look, QUIET);
  };
  const watcher = watchDirectory(directory, hint);
  const regular = setInterval(look, LOOK).unref();
  hint();
  return {
    close() {
      closed = true;
      clearTimeout(quiet);
      clearInterval(regular);
      watcher?.close();
    },
  };
}

/** The files that a configuration leads to: lists of sources, also those that cannot be read. */
function filesBeside(result: CheckResult): string[] {
  return result.kind === "problems"
    ? [...new Set(result.problems.map(({ file }) => file))]
    : result.configuration.lists.flatMap(({ url, feeds }) => (feeds === undefined ? [] : url));
}

async function read(directory: string, { adjust }: ConfigurationListener): Promise<CheckResult> {
  const result = await loadConfiguration(directory);
  if (adjust === undefined || result.kind === "problems") return result;
  return { ...result, configuration: adjust(result.configuration) };
}

/** Tells the listener; false where it could not apply what it was told. */
async function report(
  result: CheckResult,
  { onChange, onProblems }: ConfigurationListener,
): Promise<boolean> {
  if (result.kind === "problems") {
    onProblems(result.problems.map(formatProblem));
    return true;
  }
  try {
    await onChange(result.configuration);
    return true;
  } catch (error) {
    onProblems([
      `the changed configuration could not be applied: ${error instanceof Error ? error.message : error}; it is tried again`,
    ]);
    return false;
  }
}

/** Runs a task one at a time; however often it was asked for meanwhile, it runs once more. */
function serialised(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  return async () => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await task();
      }
      running = undefined;
    })();
    await running;
  };
}

/** Watches where the system can; where it cannot (no watches left, an odd file system), the regular look remains. */
function watchDirectory(directory: string, hint: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(directory, { persistent: false }, hint);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined;
    throw error;
  }
}

function identity(result: CheckResult): string {
  return JSON.stringify(result.kind === "configuration" ? result.configuration : result);
}
