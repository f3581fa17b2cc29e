import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { packageRoot } from "../../src/cli/package-root.ts";
import { type Finding, wrong } from "./finding.ts";

/** What the schema's formats mean: addresses with a scheme (RFC 3986), dates (RFC 3339), languages (RFC 5646), media types (RFC 6838 §4.2). */
const FORMATS: Readonly<Record<string, RegExp>> = {
  uri: /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/,
  "date-time":
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
  language: /^(?:[A-Za-z]{2,8}|[xX](?=-))(?:-[A-Za-z0-9]{1,8})*$/,
  "media-type": /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/,
};

let compiled: ValidateFunction | undefined;

/** What a JSON Schema of JSON Feed 1.1, which stands beside this file, says of a document. */
export function checkJsonSchema(value: unknown): Finding[] {
  compiled ??= compile();
  if (compiled(value)) return [];
  return (compiled.errors ?? []).map(({ instancePath, message = "refused", params }) =>
    wrong(`schema ${instancePath || "/"}`, `${message} ${JSON.stringify(params)}`),
  );
}

function compile(): ValidateFunction {
  const file = join(packageRoot(), "test", "validity", "json-feed-1.1.schema.json");
  const ajv = new Ajv2020({ allErrors: true, formats: { ...FORMATS } });
  return ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);
}
