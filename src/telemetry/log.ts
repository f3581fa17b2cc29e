import { type DestinationStream, type Logger, pino } from "pino";
import { prettyFactory } from "pino-pretty";
import { gatherLines } from "./gather-lines.ts";

/** How much is logged, from almost nothing to everything. */
type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** What a log is made of. */
export interface LogOptions {
  level?: LogLevel;
  /** Lines for a person instead of JSON. By default where standard error is a terminal. */
  pretty?: boolean;
  /** Where lines go, each at once; by default standard error, so that a command's output stays its own, where those of requests are gathered. */
  destination?: DestinationStream;
}

/** One a process, however many logs are made. */
let standardError: DestinationStream | undefined;

/** The service's log: one JSON object a line with an ISO time, or readable lines on a terminal. Credentials are cut out. */
export function createLog(options: LogOptions = {}): Logger {
  const readable = options.pretty ?? process.stderr.isTTY === true;
  const settings = {
    level: options.level ?? "info",
    timestamp: createTimestamp(),
    base: undefined,
    redact: {
      paths: ["*.authorization", "*.cookie", "*.password", "*.secret", "req.headers"],
      remove: true,
    },
  };
  if (!readable) {
    if (options.destination) return pino(settings, options.destination);
    standardError ??= gatherLines(pino.destination(2));
    return pino(settings, standardError);
  }
  const destination = options.destination ?? pino.destination(2);
  const format = prettyFactory({
    // NO_COLOR is heard by the stream.
    colorize: options.destination === undefined && process.stderr.hasColors?.() === true,
    translateTime: "SYS:HH:MM:ss",
    singleLine: true,
  });
  return pino(settings, { write: (line) => destination.write(format(line)) });
}

/** As pino's `isoTime`, but written once a millisecond, in which there may be fifty lines. */
function createTimestamp(): () => string {
  let moment = Number.NaN;
  let written = "";
  return () => {
    const now = Date.now();
    if (now !== moment) [moment, written] = [now, `,"time":"${new Date(now).toISOString()}"`];
    return written;
  };
}
