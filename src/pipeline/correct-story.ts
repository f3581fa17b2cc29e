import type { EntryRef, StoredEntry } from "../model/stored-entry.ts";
import type { StoryStore } from "../store/story-store.ts";
import { type CompanyDeps, tellCompany } from "./tell-company.ts";
import { companyOf } from "./tie-entries.ts";

/** What an operator's word on stories works with. */
export interface CorrectionDeps extends CompanyDeps {
  stories: StoryStore;
  now: () => number;
}

/** Has two entries told as one story, whatever is judged of them: as copies, or as translations where their languages differ. */
export async function joinEntries(one: StoredEntry, other: StoredEntry, deps: CorrectionDeps): Promise<void> {
  const [first, second] = [one, other].map(({ entry }) => entry.language?.split("-", 1)[0]);
  const differ = first !== undefined && second !== undefined && first !== second;
  await correct([one.ref, other.ref], deps, () =>
    deps.stories.join(one.ref, other.ref, { relation: differ ? "translation" : "copy" }),
  );
}

/** Takes an entry out of its story; it stays out, whatever is judged, until it is joined or {@link forgetWords} is called. */
export async function splitEntry({ ref }: StoredEntry, deps: CorrectionDeps): Promise<void> {
  await correct([ref], deps, () => deps.stories.setAlone(ref));
}

/** Has an entry lead its story wherever it is listed, whatever was published before. */
export async function pinEntry({ ref }: StoredEntry, deps: CorrectionDeps): Promise<void> {
  await correct([ref], deps, () => deps.stories.pin(ref, deps.now()));
}

/** Has the rules decide again who leads. */
export async function unpinEntry({ ref }: StoredEntry, deps: CorrectionDeps): Promise<void> {
  await correct([ref], deps, () => deps.stories.unpin(ref));
}

/** Forgets all that operators said of an entry. */
export async function forgetWords({ ref }: StoredEntry, deps: CorrectionDeps): Promise<void> {
  await correct([ref], deps, () => deps.stories.unsay([ref]));
}

/** Every feed is told that shows the company that the entries were in, or are in then. */
async function correct(
  refs: readonly EntryRef[],
  deps: CorrectionDeps,
  change: () => Promise<void>,
): Promise<void> {
  const before = await companyOf(refs, deps.stories);
  await change();
  const after = await companyOf(refs, deps.stories);
  await tellCompany({ touched: [...new Set([...before, ...after])], ended: [] }, deps);
}
