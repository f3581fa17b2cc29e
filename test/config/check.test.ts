import { describe, expect, test } from "vitest";
import { checkConfiguration } from "../../src/config/check.ts";
import { formatProblem } from "../../src/config/format-problem.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import { configFiles, readCases } from "./read-case.ts";

describe("problems", () => {
  for (const { name, reason, files, problems, warnings } of readCases()) {
    test(`${name}: ${reason}`, () => {
      const result = checkConfiguration(files);
      expect(result.kind === "configuration" ? result.warnings.map(formatProblem) : []).toEqual(warnings);
      expect(result.kind === "problems" ? result.problems.map(formatProblem) : []).toEqual(problems);
    });
  }
});

/** What files without mistakes mean. */
function configure(texts: Record<string, string> = {}): Configuration {
  const result = checkConfiguration(configFiles(texts));
  if (result.kind === "problems") throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.configuration;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a configuration", () => {
  test("has defaults, in milliseconds and bytes", () => {
    expect(configure().site).toEqual({
      title: "Harbour Wire",
      url: "https://harbour.example/wire",
      language: "en",
      contact: "desk@harbour.example",
      polling: {
        min: HOUR,
        max: DAY,
        timeout: 20_000,
        maxBytes: 15 * 1024 * 1024,
        perHost: { concurrency: 2, spacing: 1000, scope: "domain", retryAfter: "host" },
      },
      websub: { subscribe: true },
      hub: { serve: true, ping: [] },
      network: { allow: [], dns: [] },
      stories: { horizon: 7 * DAY },
      retention: { age: 365 * DAY, perSource: 5000 },
      window: { entries: 50, age: 30 * DAY },
      http: { rateLimit: { perMinute: 1_200, burst: 600 }, trustedProxies: [] },
      pages: { pictures: "link" },
      feeds: { archive: { serve: true, keep: 365 * DAY } },
      tags: { ignore: [], floor: 1 },
    });
    expect(configure().sources[0]).toMatchObject({
      weight: 1,
      sections: [],
      polling: configure().site.polling,
      websub: { subscribe: true },
    });
    expect(configure().sections[0]).toMatchObject({
      match: [],
      stories: "lead",
      window: configure().site.window,
    });
  });

  test("lets a source speak for itself of hubs", () => {
    const source = (id: string, more = "") =>
      `- { id: ${id}, title: ${id}, url: "https://${id}.example/"${more} }\n`;
    const { sources } = configure({
      "site.yaml": [
        "title: Harbour Wire",
        "url: https://wire.example.org",
        "language: en",
        "contact: desk@example.org",
        "websub: { subscribe: false }",
      ].join("\n"),
      "sources.yaml": source("quay") + source("mole", ", websub: { subscribe: true }"),
    });
    expect(sources.map(({ websub }) => websub.subscribe)).toEqual([false, true]);
  });

  test("takes the design's example as it stands", () => {
    const { site, sources, sections, tags } = configure({
      "site.yaml": [
        "title: Harbour Wire",
        "url: https://wire.example.org",
        "language: en",
        "contact: desk@example.org              # a comment",
        "polling: { min: 60m, max: 24h, timeout: 20s, maxBytes: 15MB, perHost: { concurrency: 2, spacing: 1s, scope: domain } }",
        "network: { allow: [10.1.0.0/16], dns: [10.1.0.53, '[fd00::53]:5353'] }",
        "retention: { days: 30, perSource: 100 }",
        "window: { entries: 20, days: 7 }",
      ].join("\n"),
      "sources.yaml":
        "- { id: quay, title: Quay, url: https://quay.example/, homepage: https://quay.example/, language: pt-br, weight: 10, sections: [ports], polling: { min: 30m, perHost: { spacing: 5s } } }",
      "sections.yaml": [
        "- id: ports",
        "  title: Ports",
        "  description: Where the ships are",
        "  match:",
        "    - tag: [harbour, Fähre]",
        "    - source: quay",
        "      path: /ports/",
        '    - text: { title: "ferry|ship" }',
        "    - not: [{ author: Ada }, { any: [{ language: de }, { all: { tag: x } }] }]",
        "  languages: [en]",
        "  stories: every",
        "  window: { days: 1 }",
      ].join("\n"),
    });
    expect(site.network).toEqual({ allow: ["10.1.0.0/16"], dns: ["10.1.0.53", "[fd00::53]:5353"] });
    expect(sources[0]).toMatchObject({
      language: "pt-BR",
      weight: 10,
      sections: ["ports"],
      polling: {
        min: HOUR / 2,
        max: DAY,
        perHost: { concurrency: 2, spacing: 5000, scope: "domain", retryAfter: "host" },
      },
    });
    expect(sections[0]).toEqual({
      id: "ports",
      title: "Ports",
      description: "Where the ships are",
      match: [
        { tag: ["harbour", "Fähre"] },
        { all: [{ source: ["quay"] }, { path: ["/ports/"] }] },
        { text: { title: "ferry|ship" } },
        { not: [{ author: ["Ada"] }, { any: [{ language: ["de"] }, { all: [{ tag: ["x"] }] }] }] },
      ],
      languages: ["en"],
      stories: "every",
      window: { entries: 20, age: DAY },
    });
    expect(tags).toEqual([{ id: "ferry", title: "Ferries", aliases: ["Fähre"] }]);
  });

  test("may use anchors, a byte order mark and Windows line ends", () => {
    const { sources } = configure({
      "sources.yaml":
        "\uFEFF- id: quay\r\n  title: Quay\r\n  url: https://quay.example/\r\n  polling: &slow { min: 2h }\r\n- { id: mole, title: Mole, url: https://mole.example/, polling: *slow }\r\n",
    });
    expect(sources.map(({ polling }) => polling.min)).toEqual([2 * HOUR, 2 * HOUR]);
  });
});
