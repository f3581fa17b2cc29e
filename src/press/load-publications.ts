import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Publication } from "./publication.ts";
import { readPublication } from "./publication-schema.ts";

/** Reads every `*.yaml` of a directory as a publication, in the order of their names. Throws where a file is not one. */
export async function loadPublications(directory: string): Promise<Publication[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(
    names.map(async (name) => {
      try {
        return readPublication(parse(await readFile(join(directory, name), "utf8")));
      } catch (cause) {
        throw new Error(`${name} is not a publication of the sample press.`, { cause });
      }
    }),
  );
}
