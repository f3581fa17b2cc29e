import type { Source } from "../model/configuration.ts";
import type { Contents } from "../model/contents.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { SourceState } from "../model/source-state.ts";
import type { Announcement } from "../model/subscription.ts";
import type { Services } from "../services.ts";
import type { DocumentFacts } from "../source/next-state.ts";
import { pastOf } from "../source/past-of.ts";
import { learn } from "../source/rhythm.ts";
import { announcementIn } from "./announcement-in.ts";
import type { Ingested } from "./ingest.ts";
import { ingestDocument } from "./ingest-document.ts";
import { readOrFind } from "./read-or-find.ts";

/** An answer, read and brought in. */
export interface ReadAnswer {
  outcome: FetchOutcome;
  document?: DocumentFacts;
  known: Ingested["known"];
  /** What the document held, for the next one. */
  contents?: Contents;
  /** Whether the answer is stored, to be taken out with the commit. */
  kept: boolean;
  /** Hash of the rules that the document's entries were shelved by. */
  rules?: string;
  /** Keys of the document's entries. */
  current?: Set<string>;
  /** Where the feed was found, when the source's address is a page. */
  feedUrl?: string;
  /** Where the document says that its news can be had pushed. */
  announced?: Announcement;
}

/** What an answer is read with. */
export interface AnswerReading {
  source: Source;
  state: SourceState;
  /** When the answer came, in milliseconds since the epoch. */
  at: number;
  services: Services;
  /** Whether the answer is stored already. */
  kept: boolean;
  /** Called once the answer is stored. */
  onKept?: () => Promise<unknown>;
}

/** Reads a source's answer and brings its document's entries into the store; what has no document is handed back. */
export async function readAnswer(answer: FetchOutcome, reading: AnswerReading): Promise<ReadAnswer> {
  const { source, state, services } = reading;
  if (answer.kind !== "fetched") return { outcome: answer, known: new Map(), kept: reading.kept };
  // Before the reading begins, which leaves no turn to anything else while it lasts.
  const [kept, before] = await Promise.all([
    keep(answer, reading),
    state.documents > 0 ? services.sources.contents(source.id) : undefined,
  ]);
  // The hash is forgotten with the address it was got at.
  const past = { wasFeed: state.bodyHash !== undefined, ...(before && { before }) };
  const { document, answer: held, feedUrl } = await readOrFind(answer, source, services.fetcher, past);
  if (document.kind === "refusal") {
    const { message } = document;
    const { status } = answer;
    return { outcome: { kind: "failed", reason: "not-a-feed", message, status }, known: new Map(), kept };
  }
  const reception = { source, past: pastOf(state) };
  const { entries, published, ...ingested } = await ingestDocument(document, reception, services);
  const rhythm = learn(state.rhythm, published, reading.at);
  const { hints, names } = document;
  const facts = { bodyHash: held.wireHash, hints, names, entries, rhythm };
  const announced = announcementIn({ answer, held, document });
  const { contents } = document;
  return { ...ingested, outcome: held, document: facts, contents, feedUrl, kept, announced };
}

/** Stores an answer whose origin would have to send it whole a second time; one without validators sends it whole every time. */
async function keep(
  answer: Extract<FetchOutcome, { kind: "fetched" }>,
  { source, at, kept, services, onKept }: AnswerReading,
): Promise<boolean> {
  const { etag, lastModified } = answer.validators;
  if (kept || (etag === undefined && lastModified === undefined)) return kept;
  const { body, ...rest } = answer;
  await services.sources.keep(source.id, { answer: rest, sourceUrl: source.url, at });
  await onKept?.();
  return true;
}
