import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

let scripts: Record<string, string>;
beforeAll(async () => {
  const shells = ["bash", "zsh", "fish"];
  const printed = await Promise.all(shells.map((shell) => runCommand(["completion", shell])));
  scripts = Object.fromEntries(shells.map((shell, at) => [shell, printed[at]?.stdout ?? ""]));
});

/** What bash offers for the last of some words. */
function offered(...words: string[]): string[] {
  const script = `${scripts["bash"]}
COMP_WORDS=(broadsheet "$@"); COMP_CWORD=$#; _broadsheet; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const printed = execFileSync("bash", ["-c", script, "bash", ...words], { encoding: "utf8" });
  return printed.split("\n").filter(Boolean);
}

describe("completion", () => {
  it("offers bash the commands, their parts, options and fixed values", () => {
    expect(offered("do")).toEqual(["doctor"]);
    expect(offered("story", "sp")).toEqual(["split"]);
    expect(offered("poll", "--dr")).toEqual(["--dry-run"]);
    expect(offered("start", "--role", "p")).toEqual(["poll", "publish"]);
    expect(offered("migrate-from", "f")).toEqual(expect.arrayContaining(["freshrss", "feedmerge"]));
    expect(offered("check", "--config", "/etc/hos")).toContain("/etc/hosts");
    expect(offered("import", "/etc/hos")).toContain("/etc/hosts");
    expect(offered("doctor", "--dr")).toEqual([]);
  });

  it("has scripts for zsh and fish that name every command", async () => {
    const { stdout } = await runCommand(["--help"]);
    const names = [...stdout.matchAll(/^ {2}([a-z-]+)\|?[a-z]* {1,2}.*$/gm)].map(([, name = ""]) => name);
    const commands = names.filter((name) => name !== "broadsheet");
    expect(commands.length).toBeGreaterThan(15);
    expect(scripts["zsh"]).toMatch(/^#compdef broadsheet\n/);
    for (const name of commands) {
      expect(scripts["zsh"]).toContain(`    "${name}") words=`);
      expect(scripts["fish"]).toContain(` -a ${name} -d '`);
    }
  });

  it("is of a tree in which every command that tells something tells it as JSON, too", () => {
    const commands = offered("").filter((word) => !word.startsWith("-"));
    const without = ["start", "demo", "completion", "help"];
    const silent = commands.filter((name) => !offered(name, "--js").includes("--json"));
    expect(silent.filter((name) => !["story", ...without].includes(name))).toEqual([]);
    for (const part of ["show", "join", "split", "pin", "unpin", "forget"])
      expect(offered("story", part, "--js")).toEqual(["--json"]);
  });
});
