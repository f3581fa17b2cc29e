import { createHash } from "node:crypto";
import { VERSION as SKETCH_VERSION } from "../dedupe/story/pack-sketch.ts";
import { type AddressGuard, createAddressGuard } from "../fetch/address-guard.ts";
import { type Resolve, resolveLocally } from "../fetch/guarded-lookup.ts";
import { resolveWith } from "../fetch/resolve-with.ts";
import type { Configuration, Section, Source, SourceList } from "../model/configuration.ts";
import { createRouter, type Router } from "../route/router.ts";

/** A configuration with what is made of it once: look-ups and compiled rules. Replaced whole when the configuration changes. */
export interface Network {
  configuration: Configuration;
  sources: ReadonlyMap<string, Source>;
  /** The subscription lists that are asked for, by id. */
  lists: ReadonlyMap<string, SourceList>;
  sections: ReadonlyMap<string, Section>;
  router: Router;
  /** Opens the ranges of `network.allow`, and no other that is special. */
  guard: AddressGuard;
  /** Asks the servers of `network.dns`; without any, whatever the machine asks. */
  resolve: Resolve;
  /** Hash of everything that decides where an entry is shelved, and of what makes stories; but for what lists say: see `reshelveListed`. */
  rules: string;
  /** Names what stories are made by: another one, and they are to be made anew. */
  stories: string;
  /** Hash of everything that decides what a feed says beside its entries: titles, window, addresses. */
  look: string;
}

/** Compiles a checked configuration. */
export function createNetwork(configuration: Configuration): Network {
  const { allow, dns } = configuration.site.network;
  return {
    configuration,
    sources: new Map(configuration.sources.map((source) => [source.id, source])),
    lists: new Map(
      configuration.lists.filter(({ feeds }) => feeds === undefined).map((list) => [list.id, list]),
    ),
    sections: new Map(configuration.sections.map((section) => [section.id, section])),
    router: createRouter(configuration),
    guard: createAddressGuard(allow),
    resolve: dns.length === 0 ? resolveLocally : resolveWith(dns),
    rules: rulesHash(configuration),
    stories: storiesMadeBy(configuration),
    look: lookHash(configuration),
  };
}

function storiesMadeBy({ site }: Configuration): string {
  return `${SKETCH_VERSION} ${site.stories.horizon}`;
}

/** Goes up whenever the same rules come to shelve otherwise, so that a new release shelves anew what is stored. */
const SHELVING = 2;

function rulesHash(configuration: Configuration): string {
  const { site, sections, tags, sources, lists } = configuration;
  return hashOf({
    shelving: SHELVING,
    stories: storiesMadeBy(configuration),
    site: { title: site.title, ignore: site.tags?.ignore },
    sections: sections.map(({ id, match, exclude, keep, drop, languages }) => {
      return { id, match, exclude, keep, drop, languages };
    }),
    tags,
    sources: sources.filter(({ list }) => list === undefined).map(shelving),
    lists: lists.map(({ folders, ...list }) => ({ ...shelving(list), folders })),
  });
}

/** What of a source decides where its entries are shelved. */
function shelving({ id, title, sections, tags, keep, drop }: Omit<Source, "list">) {
  return { id, title, sections, tags, keep, drop };
}

function lookHash({ site, sections, tags, sources }: Configuration): string {
  const { title, url, language, contact, window, hub, feeds, tags: labels } = site;
  return hashOf({
    site: { title, url, language, contact, window, hub, feeds, floor: labels?.floor },
    sections: sections.map(({ match, exclude, keep, drop, webhooks, ...look }) => look),
    tags: tags.map(({ id, title }) => ({ id, title })),
    sources: sources.map(({ polling, websub, sections: shelves, tags: own, keep, drop, ...look }) => look),
  });
}

function hashOf(facts: object): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 22);
}
