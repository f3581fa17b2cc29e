import { type Html, html } from "../../http/pages/html.ts";
import type { Alert } from "../../model/alert.ts";
import { ago } from "../../status/relative-time.ts";

/** Alerts that are over and still told. */
const MOST_PAST = 10;

/** An alert that lasts, with what to do. */
export function alertMarkup({ says, remedy, since }: Alert, now: number): Html {
  return html`<section class="problem"><h3>${says}</h3><p><b>What to do:</b> ${remedy}</p><p class="quiet">Noticed ${ago(since, now)}.</p></section>
`;
}

/** What was over lately, and where alerts can be followed. */
export function pastAlerts(alerts: readonly Alert[], feedKey: string, now: number): Html {
  const past = alerts.filter(({ ended }) => ended !== undefined).slice(0, MOST_PAST);
  return html`${
    past.length === 0
      ? ""
      : html`<h2>What is over</h2><ul>${past.map(({ says, since, ended = since }) => html`<li>${says} <span class="quiet">Noticed ${ago(since, now)}, over ${ago(ended, now)}.</span></li>`)}</ul>`
  }
<p class="quiet">Sources, hosts and queues are looked at every two minutes. <a href="/admin/alerts.atom?key=${feedKey}">The feed of alerts</a> tells a reader; the key in its address opens nothing else.</p>`;
}
