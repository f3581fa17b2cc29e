import { createReadStream, createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { CommandFailure } from "./command-failure.ts";

/** The lines of a dump, unpacked where its name ends in `.gz`. */
export async function* dumpLines(file: string): AsyncGenerator<string> {
  try {
    const bytes = createReadStream(file);
    const text = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
    bytes.on("error", (error) => text.destroy(error));
    yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new CommandFailure(`${file} cannot be read: ${error.message}`);
  }
}

/** Writes a dump: to standard output for `-`, packed where the name ends in `.gz`. A file is there whole or not at all. */
export async function writeDumpFile(file: string, lines: AsyncIterable<string>): Promise<void> {
  const text = Readable.from(lines);
  if (file === "-") return await pipeline(text, process.stdout, { end: false });
  try {
    const part = `${file}.part`;
    // What is in a dump is nobody else's: subscribers' secrets are among it.
    const out = createWriteStream(part, { mode: 0o600 });
    if (file.endsWith(".gz")) await pipeline(text, createGzip(), out);
    else await pipeline(text, out);
    await rename(part, file);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw new CommandFailure(`${file} cannot be written: ${error.message}`);
  }
}
