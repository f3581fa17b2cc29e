/** Writes a line for a person, or for a script that reads this command's result, to standard output. */
export function say(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line about the doing, which is no part of the result, to standard error. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
