import type { Configuration } from "../model/configuration.ts";

/** What the demo has to show. */
export interface DemoPlaces {
  url: string;
  press: string;
  directory: string;
  /** What other commands need in their environment to find the demo's data. */
  own: string;
  /** Opens the desk. */
  adminToken: string;
}

/** What the demo says when it runs: where everything is, and how to get in. */
export function demoGuide(
  { url, press, directory, own, adminToken }: DemoPlaces,
  { sections, sources }: Pick<Configuration, "sections" | "sources">,
): string {
  const example = sections[0]?.id ?? "all";
  return `
Broadsheet is running with a sample press of ${sources.length} invented publications.

  the front page          ${url}/
  a section's page        ${url}/sections/${example}
  its feeds               ${url}/sections/${example}.rss  .atom  .json
  everything              ${url}/all.rss
  all feeds, for a reader ${url}/opml
  the API                 ${url}/api
  the desk, for operators ${url}/admin  (token: ${adminToken})
  the sample press        ${press}/
  who tells a story       ${own} npx broadsheet story ${press}/tidewire/dispatch/storm-gate/ --config ${directory}
  how the sources are     ${own} npx broadsheet status --config ${directory}

Entries appear and change at the sample press every few seconds; watch them arrive. Stop with Ctrl-C: the next start
shows the same entries under the same ids.`;
}
