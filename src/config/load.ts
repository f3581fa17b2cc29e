import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type CheckResult, checkConfiguration } from "./check.ts";
import { type ConfigFile, type ConfigPart, PARTS } from "./config-file.ts";
import { readListFiles } from "./read-list-files.ts";

/** Reads and checks the four files of a configuration directory. Problems name the files under `directory` as given. */
export async function loadConfiguration(directory: string): Promise<CheckResult> {
  if (!(await isDirectory(directory))) {
    const message =
      "there is no such directory; name one that holds site.yaml, sources.yaml, sections.yaml and tags.yaml";
    return { kind: "problems", problems: [{ file: directory, line: 1, column: 1, message }] };
  }
  const result = checkConfiguration(await readConfigFiles(directory));
  return result.kind === "problems" ? result : await readListFiles(directory, result);
}

/** The four files as they stand on disk. */
export async function readConfigFiles(directory: string): Promise<ConfigFile[]> {
  return await Promise.all(PARTS.map((part) => readConfigFile(directory, part)));
}

async function readConfigFile(directory: string, part: ConfigPart): Promise<ConfigFile> {
  const path = join(directory, `${part}.yaml`);
  try {
    return {
      part,
      path,
      content: { text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path)) },
    };
  } catch (error) {
    return { part, path, content: { failure: failure(error) } };
  }
}

function failure(error: unknown): string {
  if (error instanceof TypeError) return "is not written in UTF-8";
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code === "ENOENT") return "is missing";
  return `cannot be read (${message})`;
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
