import { type DestinationStream, type Logger, pino } from "pino";
import pretty from "pino-pretty";

/** How much is logged, from almost nothing to everything. */
export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

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
  if (!readable) return pino(settings, options.destination ?? pino.destination(2));
  const stream = pretty({
    colorize: options.destination === undefined,
    translateTime: "SYS:HH:MM:ss",
    singleLine: true,
    sync: true,
    destination: options.destination ?? 2,
  });
  return pino(settings, stream);
}
