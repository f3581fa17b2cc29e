import { createHash } from "node:crypto";
import type { RedisClient } from "../store/connect.ts";
import { VERSION } from "../version.ts";
import { DUMP_VERSION, type DumpFile, type DumpLine } from "./dump-line.ts";
import { readKey } from "./read-key.ts";
import { dumpedKeys } from "./scan-keys.ts";

/** What is dumped. */
export interface DumpInput {
  redis: RedisClient;
  prefix: string;
  /** Files of the configuration, to go with the data. */
  files: readonly DumpFile[];
  now: () => number;
  /** Told after every key how many were written. */
  progress(keys: number): void;
}

/**
 * Everything that is kept under a prefix but what is made anew by itself, as lines of JSON with their line ends, never more than some hundreds
 * of values in memory. It may be taken of a running service: see {@link dumpedKeys}.
 */
export async function* writeDump({ redis, prefix, files, now, progress }: DumpInput): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let lines = 0;
  const put = (line: DumpLine) => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    lines += 1;
    return text;
  };
  yield put({
    broadsheet: "dump",
    version: DUMP_VERSION,
    release: VERSION,
    at: new Date(now()).toISOString(),
  });
  for (const file of files) yield put(file);
  let keys = 0;
  for await (const key of dumpedKeys(redis, prefix)) {
    for await (const line of readKey(redis, prefix, key)) yield put(line);
    keys += 1;
    progress(keys);
  }
  yield `${JSON.stringify({ end: lines, sha256: hash.digest("hex") })}\n`;
}
