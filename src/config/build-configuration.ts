import type { z } from "zod";
import type { Configuration, Polling } from "../model/configuration.ts";
import type { CheckedList, CheckedParts } from "./checked-parts.ts";
import type { pollingOverrides } from "./schema/site-schema.ts";

const DAY = 86_400_000;

/** The configuration of parts that are all there; what sources and sections leave out is the site's. */
export function buildConfiguration(parts: CheckedParts): Configuration | undefined {
  const { site } = parts;
  if (!site || !parts.sources || !parts.sections || !parts.tags) return undefined;
  const sources = present(parts.sources);
  const sections = present(parts.sections);
  const tags = present(parts.tags);
  const window = { entries: site.window.entries, age: site.window.days * DAY };
  const retention = { age: site.retention.days * DAY, perSource: site.retention.perSource };
  return {
    site: { ...site, retention, window, stories: { horizon: site.stories.days * DAY } },
    sources: sources.map((source) => ({
      ...source,
      polling: mergePolling(site.polling, source.polling),
      websub: { ...site.websub, ...source.websub },
    })),
    sections: sections.map((section) => ({
      ...section,
      window: {
        entries: section.window?.entries ?? window.entries,
        age: section.window?.days === undefined ? window.age : section.window.days * DAY,
      },
    })),
    tags,
  };
}

function present<Element>(list: CheckedList<Element>): Element[] {
  return list.elements.flatMap((element) => element ?? []);
}

type Overrides = z.output<typeof pollingOverrides>;

function mergePolling(site: Polling, source: Overrides | undefined): Polling {
  const { perHost, ...rest } = source ?? {};
  return { ...site, ...rest, perHost: { ...site.perHost, ...perHost } };
}
