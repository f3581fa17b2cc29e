import type { Source } from "../model/configuration.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Services } from "../services.ts";
import { archiveSettings } from "./archive-settings.ts";
import type { Opened } from "./open-source.ts";
import { type AnswerReading, type ReadAnswer, readAnswer } from "./read-answer.ts";
import { remember, type Visited } from "./remember.ts";
import { reportVisit } from "./report-visit.ts";
import { shelvesOf } from "./reshelve-listed.ts";
import { retire } from "./retire.ts";
import { pushStands, takeUpPush } from "./take-up-push.ts";
import { unpackKept } from "./unpack-kept.ts";

/** An answer of a source's, and when. Milliseconds since the epoch. */
export interface Answered {
  answer: FetchOutcome;
  /** When the visit began. */
  started: number;
  /** When the answer came. */
  at: number;
}

/** Visits a source now, whether due or not: asks it, or takes the answer that was kept; reads, ingests, and remembers. */
export async function visitSource(source: Source, opened: Opened, services: Services): Promise<Visited> {
  const started = services.now();
  const { kept } = opened;
  if (kept !== undefined)
    return await bringIn(source, opened, { ...(await unpackKept(kept, source)), started }, services);
  const answer = await ask(source, opened, services);
  return await bringIn(source, opened, { answer, started, at: services.now() }, services);
}

/** Asks a source what it has. */
export function ask(
  { polling }: Source,
  { state, url }: Opened,
  { fetcher }: Services,
): Promise<FetchOutcome> {
  const { timeout, maxBytes } = polling;
  const { validators, bodyHash } = state;
  return fetcher.fetch({ url, validators, bodyHash, timeout, maxBytes });
}

/** Whether a visit ends with its answer: nothing is to be read, and nothing that is stored to be taken out. */
export function hasNoDocument({ answer }: Answered, { kept, stale }: Opened): boolean {
  return answer.kind !== "fetched" && kept === undefined && !stale;
}

/** What a visit came to whose answer {@link hasNoDocument}. The caller writes it. */
export function withoutDocument(
  source: Source,
  opened: Opened,
  { answer, started, at }: Answered,
  { now, random }: Services,
): Visited {
  const pushedUntil = pushStands(source, opened.state);
  const times = { started, at, ended: now() };
  return remember(source, opened, { outcome: answer }, { times, random: random(), pushedUntil });
}

/** Reads an answer, ingests what it brings, and writes what is remembered, last. */
export async function bringIn(
  source: Source,
  opened: Opened,
  { answer, started, at }: Answered,
  services: Services,
  { onKept }: Pick<AnswerReading, "onKept"> = {},
): Promise<Visited> {
  const { state, kept } = opened;
  const reading = { source, state, at, services, kept: kept !== undefined, onKept };
  const read = await readAnswer(answer, reading);
  const pushedUntil = await takeUpPush({ source, state, read }, services);
  const times = { started, at, ended: services.now() };
  const visited = remember(source, opened, read, { times, random: services.random(), pushedUntil });
  const { after, record } = visited;
  const { known, contents } = read;
  if (read.document === undefined && !read.kept && !opened.stale)
    await services.sources.visited([{ sourceId: source.id, before: opened.stored, after, record }]);
  else await services.sources.commit(source.id, { state: after, known, contents, record });
  await tidy(source, read, at, services);
  reportVisit(source, visited, services);
  return visited;
}

/** Retention, and a second look where the rules changed meanwhile. */
async function tidy(source: Source, read: ReadAnswer, now: number, services: Services): Promise<void> {
  if (read.current === undefined) return;
  const { rules, configuration, sources } = services.network();
  const { retention } = configuration.site;
  const { serve, keep } = archiveSettings(services.network());
  const archived = serve ? keep : 0;
  const input = { sourceId: source.id, retention, archived, current: read.current, now };
  await retire(input, { ...services, publish: services.queues.publish });
  // Shelved by rules that were replaced meanwhile, perhaps behind the back of the reindex that this caused.
  if (read.rules !== rules) await services.queues.reindex(rules);
  else if (shelvesOf(sources.get(source.id)) !== shelvesOf(source))
    await services.queues.reshelve([source.id]);
}
