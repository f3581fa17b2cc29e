import { mkdtemp, rm, stat, statfs, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { doubt, type Finding, fault, good } from "./finding.ts";
import { judgeRoom } from "./judge-room.ts";

const ABOUT = "disk";
const REMEDY =
  "Set BROADSHEET_VAR to a directory that this user may write, or give it to this user with chown.";

/** Looks whether data can be kept in a directory, which need not be there yet: nothing is left behind. */
export async function examinePlace(directory: string): Promise<Finding[]> {
  const path = resolve(directory);
  try {
    const there = await nearest(path);
    if (!there.directory)
      return [fault(ABOUT, `${there.path} is a file, so nothing can be kept in ${path}.`, REMEDY)];
    const probe = await mkdtemp(join(there.path, ".broadsheet-"));
    try {
      await writeFile(join(probe, "probe"), Buffer.alloc(65_536, 1));
    } finally {
      await rm(probe, { recursive: true });
    }
    const { bavail, bsize, ffree, files } = await statfs(there.path);
    return [
      good(ABOUT, `${path} can be written.`),
      ...judgeRoom(there.path, { bytes: bavail * bsize, files: files === 0 ? undefined : ffree }),
    ];
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    const full = "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
    return [
      fault(ABOUT, `${path} cannot be written: ${error.message}.`, full ? "Make room on its disk." : REMEDY),
    ];
  }
}

/** Looks whether anybody but its owner could change the configuration. */
export async function examineRights(directory: string, files: readonly string[]): Promise<Finding[]> {
  const open: string[] = [];
  for (const file of [directory, ...files]) {
    const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
    });
    // Where the sticky bit is set, nobody can put another's file away.
    if (stats !== undefined && (stats.mode & 0o1002) === 0o002) open.push(file);
  }
  if (open.length === 0) return [];
  return [
    doubt(
      "permissions",
      `Anybody on this machine may change ${open.join(", ")}.`,
      `Take that right away: chmod o-w ${open.join(" ")}`,
    ),
  ];
}

async function nearest(path: string): Promise<{ path: string; directory: boolean }> {
  for (let at = path; ; at = dirname(at)) {
    try {
      return { path: at, directory: (await stat(at)).isDirectory() };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code !== "ENOENT" && code !== "ENOTDIR") || at === dirname(at)) throw error;
    }
  }
}
