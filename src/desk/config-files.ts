import { createHash, randomUUID } from "node:crypto";
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CheckResult, checkConfiguration } from "../config/check.ts";
import type { ConfigPart } from "../config/config-file.ts";
import { readConfigFiles } from "../config/load.ts";
import { readListFiles } from "../config/read-list-files.ts";

/** A file as it was read. `seen` names this very text. */
export interface FileText {
  text: string;
  seen: string;
}

/** What came of an attempt to write; `why` is a sentence for whoever tried. */
export type Written = { kind: "written" } | { kind: "refused"; why: string };

/** The configuration's files as the desk reads and writes them. */
export interface ConfigFiles {
  /** Throws what the file system says where it cannot be read. */
  read(part: ConfigPart): Promise<FileText>;
  /** Checks all files as if one of them held another text. */
  check(part: ConfigPart, text: string): Promise<CheckResult>;
  /** Puts a text in the place of the one that was `seen`, whole or not at all; not where the file has changed since, nor where it is wrong. */
  write(part: ConfigPart, text: string, seen: string): Promise<Written>;
}

/** The files in a directory. */
export function createConfigFiles(directory: string): ConfigFiles {
  const pathOf = (part: ConfigPart) => join(directory, `${part}.yaml`);
  const read = async (part: ConfigPart): Promise<FileText> => {
    const text = await readFile(pathOf(part), "utf8");
    return { text, seen: nameOf(text) };
  };
  const check = async (part: ConfigPart, text: string): Promise<CheckResult> => {
    const files = await readConfigFiles(directory);
    const result = checkConfiguration(
      files.map((file) => (file.part === part ? { ...file, content: { text } } : file)),
    );
    return result.kind === "problems" ? result : await readListFiles(directory, result);
  };
  return {
    read,
    check,
    async write(part, text, seen) {
      if ((await read(part)).seen !== seen)
        return {
          kind: "refused",
          why: `${part}.yaml has changed since this page was loaded. Load it again, and make your change in what stands there now.`,
        };
      const result = await check(part, text);
      if (result.kind === "problems")
        return { kind: "refused", why: "Nothing was written: the files would have mistakes." };
      return await replace(pathOf(part), text);
    },
  };
}

function nameOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** Where the file is a link, what it leads to is replaced. Whoever reads meanwhile has the old text or the new one, never a part. */
async function replace(path: string, text: string): Promise<Written> {
  const target = await realpath(path);
  const beside = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    await writeFile(beside, text, { flush: true });
    await chmod(beside, (await stat(target)).mode);
    await rename(beside, target);
    return { kind: "written" };
  } catch (error) {
    await rm(beside, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!UNWRITABLE.has(code)) throw error;
    return {
      kind: "refused",
      why: `${target} cannot be written by this service (${code}). Change it where it comes from, or give the service the right to write it.`,
    };
  }
}

const UNWRITABLE = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "ENOENT"]);
