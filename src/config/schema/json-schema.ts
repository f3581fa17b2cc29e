import { z } from "zod";
import type { ConfigPart } from "../config-file.ts";
import { KEY_WORDS, type KeyWords } from "./key-words.ts";
import { sectionSchema } from "./section-schema.ts";
import { siteSchema } from "./site-schema.ts";
import { sourceListSchema, sourceSchema } from "./source-schema.ts";
import { takesNothing, takesOne } from "./strict.ts";
import { tagSchema } from "./tag-schema.ts";

/** A JSON Schema (draft 2020-12), or a part of one. */
export interface JsonSchema {
  [keyword: string]: unknown;
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  $defs?: Record<string, JsonSchema>;
}

const SCHEMAS: Record<ConfigPart, z.ZodType> = {
  site: siteSchema,
  sources: z.array(z.union([sourceSchema, sourceListSchema])),
  sections: z.array(sectionSchema),
  tags: z.array(tagSchema),
};

/** What may stand in a file of the configuration, for editors: made of the schemas that the file is checked by, with words for every key. */
export function jsonSchemaOf(part: ConfigPart): JsonSchema {
  const made = z.toJSONSchema(SCHEMAS[part], {
    io: "input",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      const made = jsonSchema as JsonSchema;
      if (takesOne(zodSchema)) allowOne(made);
      if (takesNothing(zodSchema)) made.anyOf = [...(made.anyOf ?? []), { type: "null" }];
    },
  }) as JsonSchema;
  const elements = part === "site" ? [made] : (made.items?.anyOf ?? [made.items ?? {}]);
  for (const element of elements) describe(element, KEY_WORDS[part]);
  for (const rule of Object.values(made.$defs ?? {})) describe(rule, KEY_WORDS.rule);
  return { ...made, title: `${part}.yaml of Broadsheet` };
}

/** A list that may be written without its brackets. */
function allowOne(list: JsonSchema): void {
  const { items = {}, minItems } = list;
  for (const keyword of ["type", "items", "minItems"]) delete list[keyword];
  list.anyOf = [items, { type: "array", items, ...(minItems !== undefined && { minItems }) }];
}

/** Gives every key its words. Whoever adds a key adds words: a test looks for it. */
function describe(object: JsonSchema, words: Record<string, KeyWords>, above = ""): void {
  for (const [key, schema] of Object.entries(object.properties ?? {})) {
    const path = `${above}${key}`;
    const told = words[path];
    if (told !== undefined) {
      schema.description = told.says;
      if (told.example !== undefined) schema["examples"] = [told.example];
    }
    delete schema["default"];
    if (told?.default !== undefined) schema["default"] = told.default;
    describe(schema, words, `${path}.`);
  }
}
