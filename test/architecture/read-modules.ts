import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** One import as it stands in a file. */
export interface Import {
  /** A path from the project's root for our own files, else the package or `node:` module as written. */
  target: string;
  /** Only types: gone when the program runs. */
  typesOnly: boolean;
}

/** A source file and what it imports. */
export interface Module {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
  imports: Import[];
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?(?:([^;"'()]*?)\s*from\s*)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']/g;

/** Every TypeScript file under the given folders of the project. */
export function readModules(...folders: string[]): Module[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .sort()
      .map((path) => readModule(path, readFileSync(join(ROOT, path), "utf8"))),
  );
}

/** A file with its imports, dynamic ones with a fixed name included. */
export function readModule(path: string, text: string): Module {
  const fixed = [...text.matchAll(STATEMENT)].map(([, type, names = "", specifier = ""]) => ({
    target: resolve(path, specifier),
    typesOnly: type !== undefined || /^\{(\s*type\s[^,]*,?)+\s*\}$/.test(names.trim()),
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, specifier = ""]) => ({
    target: resolve(path, specifier),
    typesOnly: false,
  }));
  return { path, text, imports: [...fixed, ...dynamic] };
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith(".") ? normalize(join(from, "..", specifier)).replaceAll("\\", "/") : specifier;
}
