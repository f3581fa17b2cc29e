import { doubt, type Finding, fault } from "./finding.ts";

const MB = 1024 ** 2;
/** Bytes. Below the first an append-only file cannot be written anew; the second is a warning in time. */
const [LEAST, LITTLE] = [64 * MB, 1024 * MB];
const FEW_FILES = 1_000;
const REMEDY = "Make room, set BROADSHEET_VAR to a larger disk, or keep less: retention in site.yaml.";

/** Judges the room that is left where data is kept. Files are absent where the file system does not count them. */
export function judgeRoom(path: string, { bytes, files }: { bytes: number; files?: number }): Finding[] {
  const found: Finding[] = [];
  const left = `${Math.floor(bytes / MB)} MB are left at ${path}`;
  if (bytes < LEAST) found.push(fault("disk", `Only ${left}.`, REMEDY));
  else if (bytes < LITTLE)
    found.push(
      doubt("disk", `${left}; an append-only file needs as much again while it is written anew.`, REMEDY),
    );
  if (files !== undefined && files < FEW_FILES)
    found.push(
      doubt(
        "disk",
        `Only ${files} further files can be made at ${path}.`,
        "Remove small files nobody needs, or set BROADSHEET_VAR to another disk.",
      ),
    );
  return found;
}
