import { readdirSync, readFileSync } from "node:fs";

/** A hostile fragment as the fixtures tell it. */
export interface HostileCase {
  /** `class/number`, counted from 1 in its file. */
  id: string;
  /** What must hold of the cleaned fragment, in words; the tests say it in code. */
  holds: string;
  html: string;
  /** The text that must stay readable; absent where readers may differ. */
  text?: string;
}

const folder = new URL("../../fixtures/html/hostile/", fixturesHome());

// Compiled tests lie in dist/test/…, the fixtures do not.
function fixturesHome(): string {
  return import.meta.url.replace("/dist/test/", "/test/");
}

/** Every fragment under test/fixtures/html/hostile: adding one needs no code. */
export function hostileCases(): HostileCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const file = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as {
        class: string;
        holds: string;
        cases: { html: string; text?: string }[];
      };
      return file.cases.map((one, index) => ({
        id: `${file.class}/${index + 1}`,
        holds: file.holds,
        ...one,
      }));
    });
}
