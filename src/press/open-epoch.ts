import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * The instant the press first opened, in milliseconds since 1970: read from a file, or `now` where there is none yet, which is then
 * written there. A second start with the same file continues where the first would be by now.
 */
export async function openEpoch(file: string, now: number): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  const epoch = Math.floor(now / 1000) * 1000;
  try {
    await writeFile(file, `${new Date(epoch).toISOString()}\n`, { flag: "wx" });
    return epoch;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const kept = Date.parse((await readFile(file, "utf8")).trim());
  if (Number.isNaN(kept))
    throw new Error(`${file} does not hold the date the sample press opened; delete it to open anew.`);
  return kept;
}
