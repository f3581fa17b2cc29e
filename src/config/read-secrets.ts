import { readFileSync } from "node:fs";

const NAMED = /^BROADSHEET_SECRET_([A-Z0-9_]+?)(_FILE)?$/;
/** Characters of a secret, at least: a shorter one can be guessed. */
const SHORTEST = 16;

/**
 * The secrets that variables hold or name files of: `BROADSHEET_SECRET_CITY_DESK` is the secret `city-desk`. One sentence for each that
 * cannot be used; none tells a value.
 */
export function readSecrets(variables: Readonly<Record<string, string | undefined>>): {
  secrets: Map<string, string>;
  problems: string[];
} {
  const secrets = new Map<string, string>();
  const problems: string[] = [];
  for (const [variable, value = ""] of Object.entries(variables)) {
    const [, name, file] = NAMED.exec(variable) ?? [];
    if (name === undefined) continue;
    const secret = file === undefined ? value : fileText(value);
    if (secret === undefined) problems.push(`${variable} names a file that cannot be read`);
    else if (secret.length < SHORTEST) problems.push(`${variable} must be ${SHORTEST} characters at least`);
    else secrets.set(name.toLowerCase().replaceAll("_", "-"), secret);
  }
  return { secrets, problems };
}

function fileText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    // Told as a problem, without what the system says of the path.
    return undefined;
  }
}
