import { alertChanges, judgeAlerts, SAMPLES } from "../alerts/judge-alerts.ts";
import { tellWebhook } from "../fetch/tell-webhook.ts";
import type { Services } from "../services.ts";
import { createAlertStore } from "../store/alert-store.ts";

/** Sources whose states are read at a time. */
const SOME = 500;

/**
 * Looks for troubles, writes down what is new and what is over, and tells the webhook, where there is one. Who dies between has told nothing
 * or tells it again: nothing is forgotten before it was taken.
 */
export async function watch(services: Services): Promise<void> {
  const { redis, keys, queues, due, network, now, log, alertWebhook } = services;
  const alerts = createAlertStore(redis, keys);
  const paused = await due.paused();
  const polled = network().configuration.sources.filter(({ id }) => !paused.has(id));
  const samples = await alerts.sample({ at: now(), waiting: await queues.waiting() }, SAMPLES);
  const troubles = judgeAlerts({ sources: await withStates(polled, services), samples }, now());
  const changes = alertChanges(await alerts.open(), troubles, now());
  for (const { id, says } of changes.raised) log.warn({ alert: id }, says);
  for (const { id, says } of changes.ended) log.info({ alert: id }, `over: ${says}`);
  await alerts.change(changes, alertWebhook !== undefined);
  if (alertWebhook === undefined) return;
  const untold = await alerts.untold();
  if (untold.length === 0) return;
  const { title, url } = network().configuration.site;
  const problem = await tellWebhook(alertWebhook, { site: { title, url }, alerts: untold });
  if (problem === undefined) await alerts.told(untold.length);
  else
    log.warn(
      { alerts: untold.length, problem },
      "the webhook for alerts did not take them; it is tried again",
    );
}

async function withStates<Source extends { id: string }>(
  sources: readonly Source[],
  { sources: store }: Services,
) {
  const found = [];
  for (let start = 0; start < sources.length; start += SOME) {
    const some = sources.slice(start, start + SOME);
    const states = await Promise.all(some.map(({ id }) => store.state(id)));
    for (const [at, source] of some.entries()) {
      const state = states[at];
      if (state !== undefined) found.push({ ...source, state });
    }
  }
  return found;
}
