import type { z } from "zod";
import type { Configuration, Polling, Source, SourceList } from "../model/configuration.ts";
import type { CheckedList, CheckedParts } from "./checked-parts.ts";
import type { pollingOverrides } from "./schema/site-schema.ts";
import type { SourceElement } from "./schema/source-schema.ts";

const DAY = 86_400_000;

/** The configuration of parts that are all there; what sources and sections leave out is the site's. */
export function buildConfiguration(parts: CheckedParts): Configuration | undefined {
  const { site } = parts;
  if (!site || !parts.sources || !parts.sections || !parts.tags) return undefined;
  const sections = present(parts.sections);
  const tags = present(parts.tags);
  const window = { entries: site.window.entries, age: site.window.days * DAY };
  const retention = { age: site.retention.days * DAY, perSource: site.retention.perSource };
  return {
    site: { ...site, retention, window, stories: { horizon: site.stories.days * DAY } },
    ...splitSources(present(parts.sources), site),
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

/** The sources and the lists of sources that `sources.yaml` holds side by side. */
function splitSources(
  elements: readonly SourceElement[],
  site: Pick<Configuration["site"], "polling" | "websub">,
): Pick<Configuration, "sources" | "lists"> {
  const [sources, lists]: [Source[], SourceList[]] = [[], []];
  for (const element of elements) {
    const polling = mergePolling(site.polling, element.polling);
    const websub = { ...site.websub, ...element.websub };
    if ("opml" in element) {
      const { opml, folders: written, ...rest } = element;
      const folders = Object.fromEntries(
        Object.entries(written).map(([name, sections]) => [name.toLowerCase(), sections]),
      );
      lists.push({ ...rest, folders, url: opml, polling, websub });
    } else sources.push({ ...element, polling, websub });
  }
  return { sources, lists };
}

type Overrides = z.output<typeof pollingOverrides>;

function mergePolling(site: Polling, source: Overrides | undefined): Polling {
  const { perHost, ...rest } = source ?? {};
  return { ...site, ...rest, perHost: { ...site.perHost, ...perHost } };
}
