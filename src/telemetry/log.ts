import { type DestinationStream, type Logger, pino } from "pino";
import { prettyFactory } from "pino-pretty";

/** How much is logged, from almost nothing to everything. */
type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** What a log is made of. */
export interface LogOptions {
  level?: LogLevel;
  /** Lines for a person instead of JSON. By default where standard error is a terminal. */
  pretty?: boolean;
  /** Where lines go; standard error by default, so that a command's output stays its own. */
  destination?: DestinationStream;
}

/** The service's log: one JSON object a line with an ISO time, or readable lines on a terminal. Credentials are cut out. */
export function createLog(options: LogOptions = {}): Logger {
  const readable = options.pretty ?? process.stderr.isTTY === true;
  const settings = {
    level: options.level ?? "info",
    timestamp: pino.stdTimeFunctions.isoTime,
    base: undefined,
    redact: {
      paths: ["*.authorization", "*.cookie", "*.password", "*.secret", "req.headers"],
      remove: true,
    },
  };
  const destination = options.destination ?? pino.destination(2);
  if (!readable) return pino(settings, destination);
  const format = prettyFactory({
    // NO_COLOR is heard by the stream.
    colorize: options.destination === undefined && process.stderr.hasColors?.() === true,
    translateTime: "SYS:HH:MM:ss",
    singleLine: true,
  });
  return pino(settings, { write: (line) => destination.write(format(line)) });
}
