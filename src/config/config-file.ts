/** The parts of a configuration: each has its file, `<part>.yaml`. */
export const PARTS = ["site", "sources", "sections", "tags"] as const;

/** One of {@link PARTS}. */
export type ConfigPart = (typeof PARTS)[number];

/** One configuration file as read. */
export interface ConfigFile {
  part: ConfigPart;
  /** As problems shall name it. */
  path: string;
  /** Its text, or why there is none, in a few words. */
  content: { text: string } | { failure: string };
}
