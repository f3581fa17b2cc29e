import { SingleBar } from "cli-progress";

/** How far a long command is, on a terminal; nothing elsewhere. */
export interface ProgressBar {
  /** @param done of `of`; where that is not known, of the most that was told. */
  update(done: number, of?: number): void;
  stop(): void;
}

/** Draws on standard error, so that a command's result stays its own. */
export function progressBar(what: string): ProgressBar {
  const bar = new SingleBar({ format: `{bar} {value}/{total} ${what}`, noTTYOutput: false });
  if (process.stderr.isTTY) bar.start(0, 0);
  return {
    update(done, of = Math.max(done, bar.getTotal())) {
      bar.setTotal(of);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
