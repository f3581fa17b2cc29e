import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeNetwork } from "../line/write-network.ts";
import { runCommand } from "./run-command.ts";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "broadsheet-doctor-"));
  await writeNetwork(scratch, "http://127.0.0.1:9", ["paper"]);
});
afterAll(() => rm(scratch, { recursive: true }));

const env = () => ({ BROADSHEET_VAR: join(scratch, "var"), BROADSHEET_CONFIG: scratch, PORT: "0" });

it("says what is to be looked at, each with what to do, and ends well where the service can run", async () => {
  const { code, stdout } = await runCommand(["doctor", "--offline"], env());
  expect(stdout).toMatch(/^look {3}address +The public address is .*\n +→ Set url in site\.yaml/);
  expect(stdout).toMatch(/ok {5}Redis +.* settings as they should be/);
  expect(stdout).toMatch(/\nIt can run; \d to look at\.\n$/);
  expect(code).toBe(0);
});

it("tells faults as JSON as well, with exit code 1", async () => {
  const { code, stdout } = await runCommand(["doctor", "--offline", "--json"], {
    ...env(),
    BROADSHEET_VAR: "/proc/broadsheet",
  });
  const findings = JSON.parse(stdout) as Array<{ about: string; verdict: string; remedy?: string }>;
  const faults = findings.filter(({ verdict }) => verdict === "fault");
  expect(faults.map(({ about }) => about)).toEqual(["disk", "Redis"]);
  for (const { remedy } of faults) expect(remedy).toContain("BROADSHEET_VAR");
  expect(code).toBe(1);
});
