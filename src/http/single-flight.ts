/** Work in progress by name: whoever asks for what is being made waits for it instead of having it made again. */
export interface SingleFlight<Value> {
  /** Joins what is under way, or begins it. `keep` is told the value, unless the key was forgotten meanwhile. */
  run(key: string, make: () => Promise<Value>, keep: (value: Value) => void): Promise<Value>;
  /** Those who wait still get what is under way; whoever comes next begins anew. */
  forget(key: string): void;
  forgetAll(): void;
}

/** An empty {@link SingleFlight}. A failure reaches all who wait, and the next begins anew. */
export function createSingleFlight<Value>(): SingleFlight<Value> {
  const pending = new Map<string, Promise<Value>>();
  return {
    run(key, make, keep) {
      const underWay = pending.get(key);
      if (underWay !== undefined) return underWay;
      const isCurrent = () => pending.get(key) === flight;
      const flight: Promise<Value> = make().then(
        (value) => {
          if (isCurrent()) {
            pending.delete(key);
            keep(value);
          }
          return value;
        },
        (error: unknown) => {
          if (isCurrent()) pending.delete(key);
          throw error;
        },
      );
      pending.set(key, flight);
      return flight;
    },
    forget: (key) => {
      pending.delete(key);
    },
    forgetAll: () => pending.clear(),
  };
}
