import { readFileSync } from "node:fs";

/** Variables that may name a file instead: what container platforms mount as secrets never stands in an environment. */
export const SECRETS = ["REDIS_URL", "BROADSHEET_ADMIN_TOKEN", "BROADSHEET_ALERT_WEBHOOK"] as const;

/** The secrets that `<NAME>_FILE` variables lead to, line ends taken off; or one sentence for each that cannot be had. */
export function readSecretFiles(variables: Readonly<Record<string, string | undefined>>): {
  secrets: Record<string, string>;
  problems: string[];
} {
  const secrets: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of SECRETS) {
    const file = variables[`${name}_FILE`];
    if (file === undefined) continue;
    if (variables[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set: unset one`);
    else
      try {
        secrets[name] = readFileSync(file, "utf8").trim();
      } catch (error) {
        problems.push(
          `${name}_FILE cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
  }
  return { secrets, problems };
}
