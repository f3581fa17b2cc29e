/** Slows down whoever guesses. */
export interface Attempts {
  /** Whether another attempt may be made now. */
  mayTry(now: number): boolean;
  /** Notes one that failed. */
  failed(now: number): void;
}

/** Failed attempts within so many milliseconds after which nobody may try. */
const [MOST, WITHIN] = [10, 60_000];

/** Counts failed attempts of this process, whoever made them: addresses are cheap. */
export function createAttempts(): Attempts {
  let times: number[] = [];
  return {
    mayTry(now) {
      times = times.filter((time) => now - time < WITHIN);
      return times.length < MOST;
    },
    failed(now) {
      times.push(now);
    },
  };
}
