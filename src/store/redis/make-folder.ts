import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are missing, with a mode; nothing where it is there. Throws what the file system says. Node's own
 * `recursive` never returns where a file system that takes no folders, such as /proc, denies that a parent exists which does.
 */
export async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    const above = dirname(folder);
    const mayBeMade = code === "ENOENT" && above !== folder && !(await isThere(above));
    if (!mayBeMade) throw error;
    await makeFolder(above, mode);
    // Again whole: another process may have been quicker.
    await makeFolder(folder, mode);
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
