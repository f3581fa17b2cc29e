import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** A clock that all processes of a simulation read, and one of them sets. Milliseconds since the epoch. */
export interface Clock {
  now(): number;
  set(time: number): void;
  close(): void;
}

/**
 * Opens the clock that stands in a file of eight bytes. So it is the same in every process at the same instant, and a process that is
 * killed has nothing to do with it.
 */
export function openClock(path: string): Clock {
  const file = openSync(path, "a+");
  const own = openSync(path, "r+");
  const bytes = Buffer.alloc(8);
  return {
    now() {
      readSync(own, bytes, 0, 8, 0);
      return bytes.readDoubleLE();
    },
    set(time) {
      bytes.writeDoubleLE(time);
      writeSync(own, bytes, 0, 8, 0);
    },
    close() {
      closeSync(file);
      closeSync(own);
    },
  };
}
