import { z } from "zod";
import { readSecrets } from "./read-secrets.ts";
import { readSecretFiles } from "./secret-files.ts";

/** What the environment says, defaults filled in. */
export interface Env {
  /** `REDIS_URL`; unset means the embedded Redis. */
  redisUrl?: string;
  /** `PORT`, 8080 unless told; 0 lets the system choose. */
  port: number;
  /** `HOST`: the address to listen on. */
  host: string;
  /** `BROADSHEET_VAR`: where data that must survive lives. */
  varDirectory: string;
  /** `BROADSHEET_CONFIG`: the directory of the YAML files. */
  configDirectory: string;
  /** `BROADSHEET_LOG_LEVEL`. */
  logLevel: LogLevel;
  /** `BROADSHEET_ADMIN_TOKEN`: opens the desk at `/admin`; without one there is no desk. */
  adminToken?: string;
  /** `BROADSHEET_ADMIN_HEADER`: a header, in lower case, by which a reverse proxy names whom it has let in to the desk. */
  adminHeader?: string;
  /** `BROADSHEET_ALERT_WEBHOOK`: an address that alerts are posted to. */
  alertWebhook?: string;
  /** `BROADSHEET_HEALTH_PORT`: where a process that serves nothing else answers for its health and gives its metrics. */
  healthPort?: number;
  /** Whether spans are made for a tracer that is loaded beside us: `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_TRACES_EXPORTER` says so. */
  tracing?: true;
  /** `BROADSHEET_SECRET_<NAME>`, or the file that `BROADSHEET_SECRET_<NAME>_FILE` names: secrets that the configuration mentions, by name. */
  secrets?: ReadonlyMap<string, string>;
  /** `BROADSHEET_PREFIX`: begins every key, so that several services can share one Redis. */
  prefix: string;
}

/** From nothing to everything. */
export type LogLevel = (typeof LEVELS)[number];

const LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a port number")
  .transform(Number)
  .refine((number) => number <= 65_535, "must be a port number, 65535 at most");

const schema = z.object({
  REDIS_URL: z.string().optional(),
  PORT: port.default(8080),
  HOST: z.string().default("127.0.0.1"),
  BROADSHEET_VAR: z.string().default("./var"),
  BROADSHEET_CONFIG: z.string().default("./config"),
  BROADSHEET_LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(", ")}`).default("info"),
  BROADSHEET_ADMIN_TOKEN: z.string().min(16, "must be 16 characters at least").optional(),
  BROADSHEET_ADMIN_HEADER: z
    .string()
    .regex(/^[\w-]{1,60}$/, "must be the name of a header")
    .transform((name) => name.toLowerCase())
    .optional(),
  BROADSHEET_ALERT_WEBHOOK: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .optional(),
  BROADSHEET_HEALTH_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
  OTEL_TRACES_EXPORTER: z.string().optional(),
  BROADSHEET_PREFIX: z
    .string()
    .regex(/^[\w-]{1,40}$/, "must be letters, digits, hyphens and underscores, 40 at most")
    .default("broadsheet"),
});

/** The environment, or one sentence for each variable that cannot be used. */
export type EnvResult = { kind: "env"; env: Env } | { kind: "problems"; problems: string[] };

/**
 * Reads the environment, the only place that does. A variable set to nothing counts as unset. Values are not repeated in problems: some are
 * secrets.
 */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): EnvResult {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const own = readSecretFiles(set);
  if (own.problems.length > 0) return { kind: "problems", problems: own.problems };
  const result = schema.safeParse({ ...set, ...own.secrets });
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    return { kind: "problems", problems };
  }
  const { secrets, problems } = readSecrets(set);
  if (problems.length > 0) return { kind: "problems", problems };
  const { data } = result;
  const exported = data.OTEL_EXPORTER_OTLP_ENDPOINT ?? data.OTEL_TRACES_EXPORTER;
  const tracing = exported !== undefined && data.OTEL_TRACES_EXPORTER !== "none";
  return {
    kind: "env",
    env: {
      ...(data.REDIS_URL && { redisUrl: data.REDIS_URL }),
      port: data.PORT,
      host: data.HOST,
      varDirectory: data.BROADSHEET_VAR,
      configDirectory: data.BROADSHEET_CONFIG,
      logLevel: data.BROADSHEET_LOG_LEVEL,
      ...(secrets.size > 0 && { secrets }),
      prefix: data.BROADSHEET_PREFIX,
      ...(data.BROADSHEET_HEALTH_PORT !== undefined && { healthPort: data.BROADSHEET_HEALTH_PORT }),
      ...(tracing && { tracing }),
      ...(data.BROADSHEET_ALERT_WEBHOOK && { alertWebhook: data.BROADSHEET_ALERT_WEBHOOK }),
      ...(data.BROADSHEET_ADMIN_TOKEN && { adminToken: data.BROADSHEET_ADMIN_TOKEN }),
      ...(data.BROADSHEET_ADMIN_HEADER && { adminHeader: data.BROADSHEET_ADMIN_HEADER }),
    },
  };
}
