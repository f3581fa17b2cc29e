import { request } from "undici";
import type { Alert } from "../model/alert.ts";

/** What a webhook is told. */
export interface AlertNews {
  site: { title: string; url: string };
  /** What is new and, where `ended` is there, over; in the order it came. */
  alerts: readonly Alert[];
}

const TIMEOUT = 15_000;

/**
 * Posts alerts as JSON: `text` for chats that show it (Slack, Mattermost, Rocket.Chat), everything for programmes. The address is the operator's own, so it
 * may be anywhere. Gives why they were not taken, or nothing where they were.
 */
export async function tellWebhook(webhook: string, { site, alerts }: AlertNews): Promise<string | undefined> {
  const lines = alerts.map(({ says, remedy, ended }) =>
    ended === undefined ? `${says} ${remedy}` : `Over: ${says}`,
  );
  try {
    const { statusCode, body } = await request(webhook, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: [`${site.title}:`, ...lines].join("\n"), site, alerts }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await body.dump();
    return statusCode >= 200 && statusCode < 300 ? undefined : `it answered with status ${statusCode}`;
  } catch (error) {
    // An address with a secret in it stays out of the log.
    const { code, name } = error as NodeJS.ErrnoException;
    return `it cannot be reached (${code ?? name})`;
  }
}
