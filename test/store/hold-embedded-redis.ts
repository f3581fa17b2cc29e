// A process for tests to kill: takes part in the embedded Redis of the directory it is given and says so in one line of JSON.
import { startEmbeddedRedis } from "../../src/store/embedded-redis.ts";

const [directory = ""] = process.argv.slice(2);
const log = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) };
const redis = await startEmbeddedRedis({ directory, log });
process.once("SIGTERM", async () => {
  await redis.stop();
  process.exit(0);
});
// Said last: whoever reads it may send the signal at once.
process.stdout.write(`${JSON.stringify({ owned: redis.owned, socket: redis.socket })}\n`);
