import type { ConfigPart } from "./config-file.ts";
import type { ValuePath } from "./yaml-document.ts";

/** Where something of an element stands, as `file:line:column`; `undefined` where no element of the part has the id. */
export type PlaceOf = (part: Exclude<ConfigPart, "site">, id: string, path: ValuePath) => string | undefined;
