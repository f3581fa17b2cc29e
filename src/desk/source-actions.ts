import type { Source } from "../model/configuration.ts";
import { holdSource } from "../pipeline/hold-source.ts";
import { openSource } from "../pipeline/open-source.ts";
import { resumeSource } from "../pipeline/resume-source.ts";
import { visitSource } from "../pipeline/visit-source.ts";
import type { Services } from "../services.ts";

/** What came of an action, by the word that the page's address carries. */
export const SAID: ReadonlyMap<string, { words: string; bad?: boolean }> = new Map([
  ["added", { words: "Added. Its first poll comes within moments, and this page then tells how that went." }],
  [
    "moved",
    {
      words:
        "Written into sources.yaml. It is polled at its new address within moments, and this page then tells how that went.",
    },
  ],
  ["paused", { words: "Paused: it is left alone until it is resumed." }],
  ["resumed", { words: "Resumed: it is polled again, no sooner than its last answer allowed." }],
  ["polled", { words: "Polled. What came of it stands below." }],
  ["failed", { words: "Polled, and it failed; why stands below.", bad: true }],
  ["busy", { words: "It is being polled at this moment. Look again in a few seconds.", bad: true }],
  ["soon", { words: "It was polled less than a minute ago and is not asked again so soon.", bad: true }],
]);

type Action = (source: Source, services: Services) => Promise<string>;

/** Milliseconds between two visits that operators ask for. */
const APART = 60_000;

/** What can be done with a source; each gives a word of {@link SAID}. */
export const ACTIONS = {
  async pause({ id }, { due }) {
    await due.pause(id);
    return "paused";
  },
  async resume(source, services) {
    await resumeSource(source, services);
    return "resumed";
  },
  async poll(source, services) {
    const { state } = await openSource(source, services);
    if (state.lastPoll !== undefined && services.now() - state.lastPoll < APART) return "soon";
    const visited = await holdSource(source, services, (opened) => visitSource(source, opened, services));
    if (visited === undefined) return "busy";
    return visited.after.problem === undefined ? "polled" : "failed";
  },
} satisfies Record<string, Action>;

/** Name of an action. */
export type ActionName = keyof typeof ACTIONS;
