import type { StoredEntry } from "../model/stored-entry.ts";
import { forgetWords, joinEntries, pinEntry, splitEntry, unpinEntry } from "../pipeline/correct-story.ts";
import { findEntries } from "../pipeline/find-entry.ts";
import { removeEntry } from "../pipeline/remove-entry.ts";
import type { Services } from "../services.ts";

type StoryAction = (stored: StoredEntry, fields: URLSearchParams, services: Services) => Promise<string>;

const corrections = (services: Services) => ({ ...services, publish: services.queues.publish });

const word =
  (
    say: (stored: StoredEntry, deps: ReturnType<typeof corrections>) => Promise<void>,
    done: string,
  ): StoryAction =>
  async (stored, _fields, services) => {
    await say(stored, corrections(services));
    return done;
  };

/** What can be done with an entry and its story; each gives a word that the page explains. */
export const STORY_ACTIONS = {
  split: word(splitEntry, "split"),
  pin: word(pinEntry, "pinned"),
  unpin: word(unpinEntry, "unpinned"),
  forget: word(forgetWords, "forgotten"),
  async join(stored, fields, services) {
    const [other, ...more] = await findEntries(fields.get("other") ?? "", services);
    if (other === undefined || other.ref === stored.ref) return "no-other";
    if (more.length > 0) return "several";
    await joinEntries(stored, other, corrections(services));
    return "joined";
  },
  async remove(stored, fields, services) {
    const because = fields.get("because")?.trim();
    await removeEntry({ stored }, because === "" ? undefined : because, services);
    return "removed";
  },
} satisfies Record<string, StoryAction>;

/** Name of an action. */
export type StoryActionName = keyof typeof STORY_ACTIONS;

/** What came of an action, by the word that the page's address carries. */
export const STORY_SAID: ReadonlyMap<string, { words: string; bad?: boolean }> = new Map([
  [
    "split",
    {
      words:
        "It stands alone now, whatever is judged, until it is joined again or what was said is forgotten.",
    },
  ],
  ["pinned", { words: "It leads its story wherever it is listed." }],
  ["unpinned", { words: "The rules decide again who leads." }],
  ["forgotten", { words: "What was said of it is forgotten; it is what it is judged to be." }],
  ["joined", { words: "The two are told as one story." }],
  ["removed", { words: "Removed from every feed and from the store; it does not come back." }],
  ["no-other", { words: "No other entry has this id, ref or address.", bad: true }],
  ["several", { words: "Several entries may be meant: give the ref of one.", bad: true }],
  ["none", { words: "No stored entry has this id, ref or address.", bad: true }],
]);
