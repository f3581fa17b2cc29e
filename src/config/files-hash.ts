import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PARTS } from "./config-file.ts";

/**
 * Hash of what the files of a configuration hold, or why they cannot be read: the same for as long as reading them again would tell nothing new.
 *
 * @param further paths of files that they lead to.
 */
export async function filesHash(directory: string, further: readonly string[]): Promise<string> {
  const paths = [...PARTS.map((part) => join(directory, `${part}.yaml`)), ...further];
  const contents = await Promise.all(
    paths.map((path) => readFile(path).catch((error: NodeJS.ErrnoException) => String(error.code))),
  );
  const hash = createHash("sha256");
  for (const content of contents) hash.update(`${content.length} `).update(content);
  return hash.digest("base64url");
}
