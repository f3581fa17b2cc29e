import { createHash } from "node:crypto";
import { chmod, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RedisUnavailable } from "./redis-unavailable.ts";

/** `sun_path` holds 104 bytes on macOS and the BSDs and 108 on Linux, with its closing NUL. */
const LONGEST_SOCKET_PATH = 103;
const LONGEST_NAME = "owner.0123456789ab.sock".length;

/**
 * The folder for the Unix sockets of the server that keeps its data in `directory` (absolute): `directory` itself where its path is short
 * enough for a socket, else a private folder in the system's temporary one, the same for everyone who asks. Both are made with mode 700.
 * Throws {@link RedisUnavailable} where the temporary one belongs to somebody else.
 */
export async function socketFolder(directory: string): Promise<string> {
  if (Buffer.byteLength(directory) + 1 + LONGEST_NAME <= LONGEST_SOCKET_PATH) return directory;
  const key = createHash("sha256").update(directory).digest("hex").slice(0, 16);
  const folder = join(tmpdir(), `broadsheet-${key}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(folder);
  // The temporary folder is everybody's: whoever made this name first could otherwise stand in for the server.
  if (process.getuid && uid !== process.getuid()) {
    throw new RedisUnavailable(
      `${folder} belongs to another user, so the embedded Redis cannot put its socket there`,
    );
  }
  if ((mode & 0o777) !== 0o700) await chmod(folder, 0o700);
  return folder;
}
