import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeFolder } from "../../src/store/redis/make-folder.ts";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-folder-"));
});
afterAll(() => rm(scratch, { recursive: true }));

it("makes what is missing, for however many ask at once, and leaves what is there", async () => {
  const folder = join(scratch, "a", "b", "c");
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(folder, 0o700)));
  await makeFolder(folder, 0o755);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it("says what is in the way", async () => {
  await writeFile(join(scratch, "file"), "");
  await expect(makeFolder(join(scratch, "file"), 0o700)).rejects.toThrow("EEXIST");
  await expect(makeFolder(join(scratch, "file", "below"), 0o700)).rejects.toThrow("ENOTDIR");
});

it.runIf(process.platform === "linux")("returns where a file system takes no folders", async () => {
  await expect(makeFolder("/proc/broadsheet/redis", 0o700)).rejects.toThrow("ENOENT");
});
