import { PARTS } from "../../src/config/config-file.ts";
import { jsonSchemaOf } from "../../src/config/schema/json-schema.ts";
import { keysPage } from "../../src/config/schema/keys-page.ts";

/** Files of the project that are made from the schemas of the configuration: path → text. */
export function generated(): Map<string, string> {
  const schemas = PARTS.map((part) => [`config/schema/${part}.json`, text(part)] as const);
  return new Map([...schemas, ["docs/configuration.md", keysPage()]]);
}

function text(part: (typeof PARTS)[number]): string {
  return `${JSON.stringify(jsonSchemaOf(part), null, 1)}\n`;
}
