import type { SourceState } from "../model/source-state.ts";

/** The state of a source that was never polled. */
export function newState(): SourceState {
  return { validators: {}, failures: 0, documents: 0 };
}

/** A state as the fields of its Redis hash; an absent value has no field. */
export function packState(state: SourceState): Record<string, string> {
  const fields: Record<string, string | undefined> = {
    url: state.url,
    feedUrl: state.feedUrl,
    etag: state.validators.etag,
    lastModified: state.validators.lastModified,
    bodyHash: state.bodyHash,
    lastPoll: state.lastPoll?.toString(),
    nextPoll: state.nextPoll?.toString(),
    why: state.why,
    lastSuccess: state.lastSuccess?.toString(),
    failures: String(state.failures),
    outcome: state.outcome,
    problem: state.problem,
    status: state.status?.toString(),
    gone: state.gone ? "1" : undefined,
    documents: String(state.documents),
    hints: state.hints && JSON.stringify(state.hints),
    entries: state.entries && `${state.entries.added} ${state.entries.updated} ${state.entries.unchanged}`,
  };
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );
}

/** Reads what {@link packState} wrote; an empty hash is a source that was never polled. */
export function unpackState(fields: Record<string, string>): SourceState {
  const number = (name: string) => (fields[name] === undefined ? undefined : Number(fields[name]));
  const [added = 0, updated = 0, unchanged = 0] = (fields.entries ?? "").split(" ").map(Number);
  return {
    url: fields.url,
    feedUrl: fields.feedUrl,
    validators: { etag: fields.etag, lastModified: fields.lastModified },
    bodyHash: fields.bodyHash,
    lastPoll: number("lastPoll"),
    nextPoll: number("nextPoll"),
    why: fields.why,
    lastSuccess: number("lastSuccess"),
    failures: number("failures") ?? 0,
    outcome: fields.outcome,
    problem: fields.problem,
    status: number("status"),
    gone: fields.gone === "1" || undefined,
    documents: number("documents") ?? 0,
    hints: fields.hints === undefined ? undefined : JSON.parse(fields.hints),
    entries: fields.entries === undefined ? undefined : { added, updated, unchanged },
  };
}
