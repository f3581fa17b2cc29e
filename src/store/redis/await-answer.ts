import { createConnection } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Between two questions to a server that is not up yet. */
const PAUSE = 20;

/**
 * Asks the server on a Unix socket until it answers, loading included: `true` then, `false` where `over` settles first or `patience`
 * milliseconds have passed.
 */
export async function awaitAnswer(
  socket: string,
  over: Promise<unknown>,
  patience: number,
): Promise<boolean> {
  let waiting = true;
  over.then(() => {
    waiting = false;
  });
  const end = performance.now() + patience;
  while (waiting && performance.now() < end) {
    const answer = await ping(socket, PAUSE * 50);
    // A server whose disk is full answers MISCONF: it is up, and says so on each write.
    if (answer !== undefined && !answer.startsWith("-LOADING")) return waiting;
    await delay(PAUSE);
  }
  return false;
}

/** The first bytes of the answer to PING, or `undefined` where nobody answers. */
function ping(socket: string, patience: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const connection = createConnection(socket, () => connection.write("PING\r\n"));
    connection.setTimeout(patience, () => connection.destroy());
    connection.once("data", (bytes) => {
      resolve(bytes.toString("latin1"));
      connection.destroy();
    });
    connection.on("error", () => connection.destroy());
    connection.once("close", () => resolve(undefined));
  });
}
