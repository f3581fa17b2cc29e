import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkDump } from "../backup/check-dump.ts";
import type { DumpFile } from "../backup/dump-line.ts";
import { isEmpty, removeAll, restoreDump } from "../backup/restore-dump.ts";
import { CommandFailure } from "./command-failure.ts";
import { dumpLines } from "./dump-file.ts";
import { configurationDirectory, openConfiguration } from "./open-configuration.ts";
import { progressBar } from "./progress-bar.ts";
import { say, tell } from "./say.ts";
import { withServices } from "./with-services.ts";

/** How a dump is restored. */
export interface RestoreOptions {
  from: string;
  config?: string;
  force?: boolean;
  json?: boolean;
}

/** Puts back a dump: nothing is touched before all of it was read and found whole. */
export async function restoreFrom({ from, config, force, json }: RestoreOptions): Promise<void> {
  const checked = await checkDump(dumpLines(from));
  if (checked.kind === "problem") throw new CommandFailure(`${from} ${checked.message}.`);
  await putFiles(configurationDirectory(config), checked.files);
  const configuration = await openConfiguration(config);
  await withServices(configuration, async ({ redis, now }, { prefix }) => {
    // What the services write for themselves as they come up is none of anybody's data.
    if (!(await isEmpty(redis, prefix))) {
      if (!force)
        throw new CommandFailure(
          `there is data already under "${prefix}"; --force removes it first. Stop the service before.`,
        );
      tell(`${await removeAll(redis, prefix)} keys that were there are removed.`);
    }
    const bar = progressBar("lines");
    await restoreDump(dumpLines(from), {
      redis,
      prefix,
      now,
      progress: (done) => bar.update(done, checked.lines + 1),
    });
    bar.stop();
    const { at, release } = checked.head;
    if (json) say(JSON.stringify({ from, lines: checked.lines, at, release }));
    else say(`${from}, written ${at} by release ${release}, is restored: ${checked.lines} lines.`);
  });
}

/** The dump's files where there are none; those that are there stand. */
async function putFiles(directory: string, files: readonly DumpFile[]): Promise<void> {
  const there = await Promise.all(files.map(({ file }) => exists(join(directory, file))));
  if (there.includes(true)) return;
  await mkdir(directory, { recursive: true });
  for (const { file, text } of files)
    if (/^[a-z]+\.yaml$/.test(file)) await writeFile(join(directory, file), text, { flag: "wx" });
  tell(`${directory}/ had no configuration; the dump's is there now.`);
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
