import { spawn } from "node:child_process";

/** What a program printed and how it ended; `code` is undefined where it could not be started. */
export interface Ended {
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end with a text on its standard input. */
export function run(
  program: string,
  args: string[],
  input = "",
  env: Record<string, string> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, ...env } });
    const printed = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      printed.stderr += text;
    });
    child.on("error", (error) => resolve({ code: undefined, ...printed, stderr: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, ...printed }));
    // A program that could not be started closes its input; the error event above tells.
    child.stdin.on("error", () => undefined).end(input);
  });
}
