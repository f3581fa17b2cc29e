import { z } from "zod";
import type { Site } from "../../model/configuration.ts";
import { VERSION } from "../../version.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import { problemSchema } from "./schemas.ts";

/** The API as an OpenAPI 3.1 document, made of the schemas that requests are judged by. */
export function openApi(site: Pick<Site, "title" | "url" | "contact">): object {
  return {
    openapi: "3.1.0",
    info: {
      title: `${site.title}: API`,
      version: VERSION,
      description:
        "Reads what this service has gathered. Answers carry ETags; send If-None-Match with the next request. Errors are problem details (RFC 9457).",
      contact: { email: site.contact },
    },
    servers: [{ url: site.url }],
    components: { schemas: components() },
    paths: Object.fromEntries(
      OPERATIONS.map((operation) => [operation.path, { get: operationObject(operation) }]),
    ),
  };
}

function operationObject({
  id,
  summary,
  description,
  path_parameters,
  query,
  repeats,
  answer,
}: Operation): object {
  const problem = (text: string) => ({
    description: text,
    content: { "application/problem+json": { schema: jsonSchema(problemSchema) } },
  });
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    parameters: [
      ...Object.entries(path_parameters).map(([name, schema]) => parameter(name, "path", schema, false)),
      ...Object.entries(query).map(([name, schema]) =>
        parameter(name, "query", schema, repeats.includes(name)),
      ),
    ],
    responses: {
      "200": {
        description: "As asked for.",
        content: { "application/json": { schema: jsonSchema(answer) } },
      },
      "304": { description: "Nothing has changed since the version that If-None-Match names." },
      "400": problem("A parameter cannot be read; the problem names it."),
      "404": problem("There is nothing of this name."),
      "410": problem("It was removed for good."),
      "503": problem("Too many listings are being made; Retry-After says when to come back."),
    },
  };
}

function parameter(name: string, place: "path" | "query", schema: z.ZodType, repeats: boolean): object {
  const { description, ...rest } = jsonSchema(schema) as { description?: string };
  return {
    name,
    in: place,
    required: !schema.safeParse(undefined).success,
    ...(description !== undefined && { description }),
    schema: repeats ? { type: "array", items: rest } : rest,
    ...(repeats && { style: "form", explode: true }),
  };
}

/** A schema as JSON Schema (draft 2020-12); what has a name of its own is referred to by it. */
export function jsonSchema(schema: z.ZodType): object {
  const { $schema: _draft, $defs: _named, ...rest } = written(schema);
  return rest;
}

/** The schemas that have names, by their names. */
function components(): Record<string, object> {
  const named: Record<string, object> = {};
  for (const schema of [...OPERATIONS.map(({ answer }) => answer), problemSchema])
    for (const [name, { id: _name, ...definition }] of Object.entries(written(schema).$defs ?? {}))
      named[name] = definition;
  return named;
}

interface Written {
  $schema?: string;
  $defs?: Record<string, { id?: string }>;
}

function written(schema: z.ZodType): Written {
  const text = JSON.stringify(z.toJSONSchema(schema, { io: "input" }));
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Written;
}
