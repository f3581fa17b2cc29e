import { type Env, readEnv } from "../config/env.ts";
import { CommandFailure } from "./command-failure.ts";

/** The environment. What cannot be used of it ends the command with a sentence each. */
export function readEnvOrFail(): Env {
  const result = readEnv();
  if (result.kind === "env") return result.env;
  throw new CommandFailure(`${result.problems.join("; ")}.`);
}
