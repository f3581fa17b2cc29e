/** Lets a bounded number of works run at once and a bounded number wait. */
export interface Turns {
  /** Runs the work when it is its turn; `busy`, at once, where too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result | "busy">;
}

/** Turns for `running` works at once while `waiting` more wait. */
export function createTurns(running: number, waiting: number): Turns {
  const queue: (() => void)[] = [];
  let free = running;
  return {
    async run(work) {
      if (free > 0) free -= 1;
      else if (queue.length >= waiting) return "busy";
      else await new Promise<void>((resolve) => queue.push(resolve));
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
