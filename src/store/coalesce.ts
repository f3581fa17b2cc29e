import type { RedisClient } from "./connect.ts";
import { atEndOfTurn, type RunScript } from "./turn.ts";

/** Wishes in one command: its arguments go through a stack of limited depth on the server. */
const MOST = 1_000;

/**
 * One command for all who ask in the same turn of the event loop: `send` gets their wishes in order and answers in that order. A busy
 * poller so pays for a script once, not once a source.
 */
export function coalesce<Wish, Answer>(
  redis: RedisClient,
  send: (wishes: readonly Wish[], run: RunScript) => Promise<readonly Answer[]>,
): (wish: Wish) => Promise<Answer> {
  let gathered = newBatch<Wish, Answer>();
  return (wish) =>
    new Promise((resolve, reject) => {
      if (gathered.wishes.length === MOST) gathered = newBatch();
      const batch = gathered;
      if (batch.wishes.length === 0)
        atEndOfTurn(redis, (run) => {
          if (gathered === batch) gathered = newBatch();
          void answer(batch, send(batch.wishes, run));
        });
      batch.wishes.push(wish);
      batch.waiting.push({ resolve, reject });
    });
}

interface Batch<Wish, Answer> {
  wishes: Wish[];
  waiting: Array<{ resolve(answer: Answer): void; reject(error: unknown): void }>;
}

function newBatch<Wish, Answer>(): Batch<Wish, Answer> {
  return { wishes: [], waiting: [] };
}

async function answer<Wish, Answer>(
  { waiting }: Batch<Wish, Answer>,
  coming: Promise<readonly Answer[]>,
): Promise<void> {
  try {
    const answers = await coming;
    for (const [at, { resolve }] of waiting.entries()) resolve(answers[at] as Answer);
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
