import { rename, stat, writeFile } from "node:fs/promises";
import { styleText } from "node:util";
import type { ConfigFile } from "../config/config-file.ts";
import { readConfigFiles } from "../config/load.ts";
import { lineDifference } from "../config/mend/line-difference.ts";
import { mendFiles } from "../config/mend/mend-files.ts";
import { CommandFailure } from "./command-failure.ts";
import { tell } from "./say.ts";

/** Mends simple mistakes in the files of a configuration, line by line told on standard error; writes nothing on a dry run. */
export async function mendConfiguration(directory: string, dryRun: boolean): Promise<void> {
  const files = await readConfigFiles(directory);
  const mended = mendFiles(files);
  let lines = 0;
  for (const [at, file] of files.entries()) {
    const [before, after] = [textOf(file), textOf(mended[at])];
    if (before === undefined || after === undefined || before === after) continue;
    for (const { line, before: was, after: is } of lineDifference(before, after)) {
      lines += 1;
      tell(`${file.path}:${line}`);
      tell(paint("red", `- ${was}`));
      tell(paint("green", `+ ${is}`));
    }
    if (!dryRun) await replace(file.path, after);
  }
  const counted = lines === 1 ? "1 line" : `${lines} lines`;
  tell(
    lines === 0
      ? "Nothing was mended: there is no simple mistake."
      : `${counted} ${dryRun ? "would be" : "were"} mended.`,
  );
}

function textOf(file: ConfigFile | undefined): string | undefined {
  return file !== undefined && "text" in file.content ? file.content.text : undefined;
}

/** Whole or not at all: a service may be reading it. */
async function replace(path: string, text: string): Promise<void> {
  try {
    const { mode } = await stat(path);
    await writeFile(`${path}.new`, text, { mode });
    await rename(`${path}.new`, path);
  } catch (error) {
    throw new CommandFailure(
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function paint(colour: "red" | "green", text: string): string {
  return styleText(colour, text, { stream: process.stderr, validateStream: true });
}
