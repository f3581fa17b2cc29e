import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { eld as Detector } from "eld/extrasmall";

let loaded: typeof Detector | undefined;

/**
 * The n-gram detector with its smallest data (60 languages). The data cost about 0.2 s and 27 MB of heap, so they are read by the
 * first text that needs them and never by a command that detects nothing.
 */
export function loadEld(): typeof Detector {
  // `require` of an ES module (Node ≥ 20.19) is the one synchronous way; the package names itself to `import` only, hence the path.
  loaded ??= (
    createRequire(import.meta.url)(fileURLToPath(import.meta.resolve("eld/extrasmall"))) as {
      eld: typeof Detector;
    }
  ).eld;
  return loaded;
}
