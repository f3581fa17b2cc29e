import { run } from "./readers/run.ts";

/** A program of Debian's that a command needs. */
export interface Needed {
  /** What is run to see whether it is there. */
  probe: readonly [program: string, ...args: string[]];
  packages: string[];
}

/**
 * Sees to it that programs are there: says what is missing and installs it with apt-get, as root or by sudo without a password. Answers what is
 * left to be done by hand, in one sentence; `undefined` where all is there.
 */
export async function installMissing(needed: readonly Needed[]): Promise<string | undefined> {
  const missing: Needed[] = [];
  for (const one of needed) if (!(await isThere(one))) missing.push(one);
  if (missing.length === 0) return undefined;
  const packages = missing.flatMap((one) => one.packages);
  const byHand = `Install ${packages.join(", ")}: sudo apt-get install ${packages.join(" ")}`;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if ((await run("apt-get", ["--version"])).code !== 0) return byHand;
  console.error(`Not here yet: ${packages.join(", ")}. Installing with apt-get …`);
  for (const args of [
    ["update", "-q"],
    ["install", "-yq", "--no-install-recommends", ...packages],
  ]) {
    const [program = "", ...rest] = [...sudo, "apt-get", ...args];
    const { code, stderr } = await run(program, rest, "", { DEBIAN_FRONTEND: "noninteractive" });
    if (code !== 0) return `${byHand} (apt-get ${args[0]} failed: ${stderr.trim().split("\n").at(-1)})`;
  }
  for (const one of missing) if (!(await isThere(one))) return byHand;
  return undefined;
}

async function isThere({ probe: [program, ...args] }: Needed): Promise<boolean> {
  return (await run(program, args)).code === 0;
}
