import { describe, expect, test } from "vitest";
import { type Module, readModule, readModules } from "./architecture/read-modules.ts";
import {
  environmentReaders,
  forbiddenImports,
  importCycles,
  impureJudgement,
  longFiles,
  vagueNames,
} from "./architecture/rules.ts";

describe("the house", () => {
  const modules = readModules("src", "workers");

  test("has folders that import only what the table in rules.ts allows", () => {
    expect(forbiddenImports(modules)).toEqual([]);
  });

  test("judges without clients, files, clocks and chance", () => {
    expect(impureJudgement(modules)).toEqual([]);
  });

  test("reads the environment in one file", () => {
    expect(environmentReaders(modules)).toEqual([]);
  });

  test("has no file over 250 lines", () => {
    expect(longFiles(modules)).toEqual([]);
  });

  test("has no file with a vague name", () => {
    expect(vagueNames(modules)).toEqual([]);
  });

  test("has no circle of imports", () => {
    expect(importCycles(modules)).toEqual([]);
  });
});

describe("the rules", () => {
  const house = (files: Record<string, string>): Module[] =>
    Object.entries(files).map(([path, text]) => readModule(path, text));

  test("see every way to import", () => {
    const text = [
      'import { one } from "./one.ts";',
      'import {\n  two,\n  type Three,\n} from "../three.ts";',
      'import type { Four } from "ioredis";',
      'import { type Five, type Six } from "node:net";',
      'export { seven } from "./seven.ts";',
      'import "./eight.ts";',
      'const nine = await import("./nine.ts");',
    ].join("\n");
    expect(readModule("src/store/here.ts", text).imports).toEqual([
      { target: "src/store/one.ts", typesOnly: false },
      { target: "src/three.ts", typesOnly: false },
      { target: "ioredis", typesOnly: true },
      { target: "node:net", typesOnly: true },
      { target: "src/store/seven.ts", typesOnly: false },
      { target: "src/store/eight.ts", typesOnly: false },
      { target: "src/store/nine.ts", typesOnly: false },
    ]);
  });

  test("refuse what the table does not allow", () => {
    const modules = house({
      "src/model/a.ts": 'import { b } from "../route/b.ts";',
      "src/route/b.ts": 'import { c } from "../store/c.ts";',
      "src/store/c.ts": 'import d from "../../workers/d.ts";',
      "src/cli/e.ts": 'import d from "../../workers/d.ts";',
      "src/pipeline/f.ts": 'import { createServices } from "../services.ts";',
      "src/pipeline/g.ts": 'import type { Services } from "../services.ts";',
      "src/misc/h.ts": "",
    });
    expect(forbiddenImports(modules).map((line) => line.split(":")[0])).toEqual([
      "src/model/a.ts imports src/route/b.ts",
      "src/route/b.ts imports src/store/c.ts",
      "src/store/c.ts imports workers/d.ts",
      "src/cli/e.ts imports workers/d.ts",
      "src/pipeline/f.ts imports src/services.ts",
      "src/misc/h.ts",
    ]);
  });

  test("refuse edges, clocks and chance in judgement, and only there", () => {
    const impure =
      'import { readFile } from "node:fs/promises";\nconst now = new Date();\n// Date.now() is named here\n';
    const modules = house({ "src/route/a.ts": impure, "src/fetch/a.ts": impure });
    expect(impureJudgement(modules)).toEqual([
      "src/route/a.ts imports node:fs/promises, an edge",
      "src/route/a.ts:2 asks a clock, chance or the process instead of its arguments",
    ]);
  });

  test("refuse a second reader of the environment, long files and vague names", () => {
    const modules = house({
      "src/config/env.ts": "process.env",
      "src/store/url-utils.ts": "process.env",
      "src/common/a.ts": "\n".repeat(251),
      "src/http/handler.ts": "\n".repeat(250),
    });
    expect(environmentReaders(modules)).toEqual(["src/store/url-utils.ts:1 reads process.env"]);
    expect(longFiles(modules)).toEqual(["src/common/a.ts has 251 lines; 250 are the most"]);
    expect(vagueNames(modules).map((line) => line.split(":")[0])).toEqual([
      "src/store/url-utils.ts",
      "src/common/a.ts",
      "src/http/handler.ts",
    ]);
  });

  test("show a circle, but not one of types", () => {
    const circle = {
      "src/a/x.ts": 'import { y } from "./y.ts";',
      "src/a/y.ts": 'import { x } from "./x.ts";',
    };
    expect(importCycles(house(circle))).toEqual(["src/a/x.ts → src/a/y.ts → src/a/x.ts"]);
    expect(importCycles(house({ ...circle, "src/a/y.ts": 'import type { X } from "./x.ts";' }))).toEqual([]);
  });
});
