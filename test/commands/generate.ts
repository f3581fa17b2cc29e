import { writeFileSync } from "node:fs";
import { generated } from "../config/generated.ts";

// `npm run generate`: writes what is made from the schemas of the configuration. A test says whether it is current.
for (const [path, text] of generated()) {
  writeFileSync(new URL(`../../../${path}`, import.meta.url), text);
  console.log(path);
}
