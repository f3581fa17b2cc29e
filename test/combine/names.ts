import type { Names } from "../../src/combine/read-query.ts";
import { tagIndex } from "../../src/route/tag-index.ts";

/** Names of a small network. */
export const NAMES: Names = {
  sections: new Set(["work", "world", "culture"]),
  sources: new Set(["el-faro", "harbour-herald"]),
  slugOf: tagIndex([{ id: "labor", title: "Labor", aliases: ["labour", "trabajo"] }]).slugOf,
};
