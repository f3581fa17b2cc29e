/**
 * One command for all who ask in the same turn of the event loop: `send` gets their wishes in order and answers in that order. A busy
 * poller so pays for a script once, not once a source.
 */
export function coalesce<Wish, Answer>(
  send: (wishes: readonly Wish[]) => Promise<readonly Answer[]>,
): (wish: Wish) => Promise<Answer> {
  let gathered: Array<Waiting<Wish, Answer>> = [];
  const flush = () => {
    const batch = gathered;
    gathered = [];
    send(batch.map(({ wish }) => wish)).then(
      (answers) => {
        for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as Answer);
      },
      (error: unknown) => {
        for (const { reject } of batch) reject(error);
      },
    );
  };
  return (wish) =>
    new Promise((resolve, reject) => {
      if (gathered.length === 0) setImmediate(flush);
      gathered.push({ wish, resolve, reject });
    });
}

interface Waiting<Wish, Answer> {
  wish: Wish;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
