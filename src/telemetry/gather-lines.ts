import { type DestinationStream, pino } from "pino";

/** Where lines go in the end. */
export interface LineSink extends DestinationStream {
  /** Writes what is not written yet, before it returns. */
  flushSync?(): void;
  /** Takes nothing any more. */
  readonly destroyed?: boolean;
}

/** Lines that wait for others, so that many are written at once. */
export interface GatheredLines extends LineSink {
  /** Hands on what waits, and tells when that is done. */
  flush(done?: () => void): void;
  flushSync(): void;
  /** The level of the line that is about to be written: pino sets it where the stream says that it wants to know. */
  lastLevel: number;
}

/** Characters that wait, at most: SonicBoom and Docker take as much in one piece. */
const MOST = 15_000;
/** Milliseconds that a line waits, at most. */
const PATIENCE = 100;
/** Lines of this level and above wait for nobody, and what waits goes with them. */
const URGENT = pino.levels.values["info"] ?? 30;

/**
 * Gathers lines below `info`, of which there is one a request, and hands them on in one piece: a write a line costs more than everything else that is
 * done for a feed. Their order is kept. What waits is handed on when the process ends, however it does, unless it is killed outright.
 */
export function gatherLines(sink: LineSink): GatheredLines {
  let waiting = "";
  let timer: NodeJS.Timeout | undefined;
  const handOn = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === "") return;
    const text = waiting;
    waiting = "";
    sink.write(text);
  };
  const flushSync = () => {
    handOn();
    sink.flushSync?.();
  };
  // pino ends its own streams where a process has nothing left to do.
  process.once("exit", () => sink.destroyed || flushSync());
  return {
    [pino.symbols.needsMetadataGsym]: true,
    lastLevel: 0,
    write(line) {
      waiting += line;
      if (this.lastLevel >= URGENT || waiting.length >= MOST) handOn();
      else timer ??= setTimeout(handOn, PATIENCE);
    },
    flush(done) {
      handOn();
      done?.();
    },
    flushSync,
  } as GatheredLines;
}
