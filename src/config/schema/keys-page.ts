import { type ConfigPart, PARTS } from "../config-file.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { DURATION, SIZE } from "./scalars.ts";

const BEGIN = `# Every key of the configuration

This page is made from the schemas that \`broadsheet check\` goes by (\`npm run generate\`); what stands here is what is checked.
Unknown keys are mistakes. Durations are written \`90s\`, \`30m\`, \`24h\`, \`7d\`; sizes \`512KB\`, \`15MB\`. Where a list may stand, one element
may stand without brackets.
`;

const OF: Record<ConfigPart, string> = {
  site: "The service itself. Keys without a default must be there.",
  sources: "A list; each element has `url` for a feed, or `opml` for a list of feeds.",
  sections: "A list of shelves.",
  tags: "A list of tags.",
};

/** The page of every key, in Markdown. */
export function keysPage(): string {
  const schemas = PARTS.map((part) => [part, jsonSchemaOf(part)] as const);
  const chapters = schemas.map(([part, schema]) => chapter(`${part}.yaml`, OF[part], elementsOf(schema)));
  const rule = schemas
    .flatMap(([, schema]) => Object.values(schema.$defs ?? {}))
    .find(({ properties }) => properties);
  return [
    BEGIN,
    ...chapters,
    chapter(
      "Rules",
      "An element of `match`, `exclude`, `keep` and `drop`; several keys must all hold.",
      rule ? [rule] : [],
    ),
  ].join("\n");
}

function chapter(title: string, says: string, elements: readonly JsonSchema[]): string {
  const rows = new Map<string, string>();
  for (const element of elements)
    for (const [path, row] of rowsOf(element)) if (!rows.has(path)) rows.set(path, row);
  return `## ${title}\n\n${says}\n\n| key | takes | default | means |\n| --- | --- | --- | --- |\n${[...rows.values()].join("\n")}\n`;
}

function elementsOf(schema: JsonSchema): JsonSchema[] {
  return schema.items === undefined ? [schema] : (schema.items.anyOf ?? [schema.items]);
}

function rowsOf(object: JsonSchema, above = ""): Array<[string, string]> {
  const required = Array.isArray(object["required"]) ? (object["required"] as string[]) : [];
  return Object.entries(object.properties ?? {}).flatMap(([key, schema]): Array<[string, string]> => {
    const path = `${above}${key}`;
    const held =
      schema["default"] === undefined
        ? required.includes(key)
          ? "_required_"
          : ""
        : code(schema["default"]);
    const row = `| \`${path}\` | ${kindOf(schema)} | ${held} | ${cell(schema.description ?? "")} |`;
    return [[path, row], ...rowsOf(schema, `${path}.`)];
  });
}

function kindOf(schema: JsonSchema): string {
  if (typeof schema["$ref"] === "string") return "a rule";
  if (schema.anyOf !== undefined) return `${kindOf(schema.anyOf[0] ?? {})}, or a list`;
  const values = schema["enum"];
  if (Array.isArray(values)) return values.map((value) => `\`${value}\``).join(" ");
  switch (schema["type"]) {
    case "string":
      return schema["pattern"] === DURATION ? "a duration" : schema["pattern"] === SIZE ? "a size" : "text";
    case "integer":
      return `a whole number, ${schema["minimum"]} to ${schema["maximum"]}`;
    case "number":
      return "a number";
    case "boolean":
      return "`true` `false`";
    case "array":
      return "a list";
    default:
      return "keys";
  }
}

function code(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
