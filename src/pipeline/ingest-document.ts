import type { Source } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import type { Past } from "../source/past-of.ts";
import { type Ingested, ingest } from "./ingest.ts";
import type { ReadDocument } from "./read-document.ts";

/** What bringing a document in came to, and by which rules. `known` is the caller's to commit, last. */
export interface IngestedDocument extends Ingested {
  /** Hash of the rules that the document's entries were shelved by. */
  rules: string;
  /** Keys of the document's entries. */
  current: Set<string>;
}

/** Brings a read document into the store by the rules in force, however it came: polled or delivered. */
export async function ingestDocument(
  { items, familiar }: ReadDocument,
  { source, past }: { source: Source; past: Past },
  services: Services,
): Promise<IngestedDocument> {
  const { router, rules, configuration } = services.network();
  const { horizon } = configuration.site.stories;
  const { entries, published, known } = await ingest(
    { source, items, familiar, past, now: services.now() },
    { ...services, router, horizon, publish: services.queues.publish },
  );
  return {
    entries,
    published,
    known,
    rules,
    current: new Set([...items.map((one) => one.key), ...familiar]),
  };
}
