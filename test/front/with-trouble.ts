import type { Configuration } from "../../src/model/configuration.ts";

/** The demo with two sources more: one at whose address there is nothing, and one that nobody answers for. The desk tells of them; the paper does not change. */
export function withTrouble(configuration: Configuration): Configuration {
  const [pattern] = configuration.sources;
  if (pattern === undefined) throw new Error("the demo has no sources");
  const press = new URL(pattern.url).origin;
  const broken = [
    { id: "the-old-pier", title: "The Old Pier", url: `${press}/the-old-pier/feed` },
    { id: "silent-quay", title: "The Silent Quay", url: "http://127.0.0.1:1/feed" },
  ];
  const { homepage: _, ...rest } = pattern;
  return {
    ...configuration,
    sources: [...configuration.sources, ...broken.map((one) => ({ ...rest, ...one }))],
  };
}
