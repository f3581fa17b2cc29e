import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { decode } from "../fetch/decode.ts";
import type { SourceList } from "../model/configuration.ts";
import { readOpml } from "../parse/read-opml.ts";
import type { CheckResult } from "./check.ts";
import type { Problem } from "./problem.ts";

/**
 * Reads the subscription lists that are files. They are part of the configuration: one that cannot be read is a problem like any other, and
 * what one names no more is meant to go.
 */
export async function readListFiles(
  directory: string,
  checked: Extract<CheckResult, { kind: "configuration" }>,
): Promise<CheckResult> {
  const { configuration } = checked;
  const read = await Promise.all(configuration.lists.map((list) => readListFile(directory, list)));
  const problems = read.filter((one): one is Problem => "message" in one);
  if (problems.length > 0) return { kind: "problems", problems };
  const lists = read.filter((one): one is SourceList => !("message" in one));
  return { ...checked, configuration: { ...configuration, lists } };
}

async function readListFile(directory: string, list: SourceList): Promise<SourceList | Problem> {
  if (/^https?:/i.test(list.url)) return list;
  const file = resolve(directory, list.url);
  const problem = (message: string): Problem => ({ file, line: 1, column: 1, message });
  try {
    const reading = readOpml(decode(await readFile(file)).text);
    return reading === undefined
      ? problem(`the list "${list.id}" is not OPML: it has no <opml> element`)
      : { ...list, url: file, feeds: reading.feeds };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return problem(
      `the list "${list.id}" ${code === "ENOENT" ? "is missing" : `cannot be read (${message})`}`,
    );
  }
}
