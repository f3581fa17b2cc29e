import { createHash } from "node:crypto";
import type { Configuration, Section, Source } from "../model/configuration.ts";
import { createRouter, type Router } from "../route/router.ts";

/** A configuration with what is made of it once: look-ups and compiled rules. Replaced whole when the configuration changes. */
export interface Network {
  configuration: Configuration;
  sources: ReadonlyMap<string, Source>;
  sections: ReadonlyMap<string, Section>;
  router: Router;
  /** Hash of everything that decides where an entry is shelved. */
  rules: string;
}

/** Compiles a checked configuration. */
export function createNetwork(configuration: Configuration): Network {
  return {
    configuration,
    sources: new Map(configuration.sources.map((source) => [source.id, source])),
    sections: new Map(configuration.sections.map((section) => [section.id, section])),
    router: createRouter(configuration),
    rules: rulesHash(configuration),
  };
}

function rulesHash({ sections, tags, sources }: Configuration): string {
  const rules = {
    sections: sections.map(({ id, match, languages }) => ({ id, match, languages })),
    tags: tags.map(({ id, title, aliases }) => ({ id, title, aliases })),
    sources: sources.map(({ id, sections: shelves }) => ({ id, shelves })),
  };
  return createHash("sha256").update(JSON.stringify(rules)).digest("base64url").slice(0, 22);
}
