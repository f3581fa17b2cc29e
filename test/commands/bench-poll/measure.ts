/** What so many equal steps cost. */
export interface Cost {
  /** A second, by the clock. */
  rate: number;
  /** Microseconds of this process's CPU time each, on whatever thread. */
  cpu: number;
}

/** Runs something that does `count` steps and says what each cost. */
export async function measure(count: number, work: () => Promise<void>): Promise<Cost> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { rate: count / seconds, cpu: (user + system) / count };
}

/** Does `work` for every number below `count`, so many at a time. */
export async function inLanes(
  count: number,
  width: number,
  work: (at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const at = next;
      next += 1;
      await work(at);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** The middle one by rate: one run that was disturbed does not decide. */
export function median(costs: readonly Cost[]): Cost {
  const sorted = costs.toSorted((one, other) => one.rate - other.rate);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError("nothing was measured");
  return middle;
}
