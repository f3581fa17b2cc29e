import { type Html, html } from "../../http/pages/html.ts";
import type { Alert } from "../../model/alert.ts";
import { adviceFor } from "../../status/advice.ts";
import { listWords } from "../../status/list-status.ts";
import type { NetworkStatus } from "../../status/network-status.ts";
import { ago } from "../../status/relative-time.ts";
import { healthWords, lastWords, nextWords, type SourceStatus } from "../../status/source-status.ts";
import { webhookWords } from "../../status/webhook-status.ts";
import { addressLink } from "./address-link.ts";
import { alertMarkup, pastAlerts } from "./alerts-markup.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { sourceButtons } from "./source-buttons.ts";

/** What the overview tells. */
export interface Overview {
  status: NetworkStatus;
  alerts: readonly Alert[];
  /** Opens the feed of alerts. */
  feedKey: string;
}

/** What needs somebody, first; then how much of everything there is. */
export function overviewPage({ status, alerts, feedKey }: Overview, now: number, page: DeskFrame): string {
  const lasting = alerts.filter(({ ended }) => ended === undefined);
  // Of a source, what is known at this moment says more.
  const noticed = lasting.filter(({ id }) => !id.startsWith("source/"));
  const since = new Map(lasting.map((alert) => [alert.id, alert.since]));
  const { sources, lists, feeds, schedule, waiting, webhooks } = status;
  const unheard = webhooks.filter(({ gone, failingSince }) => gone || failingSince !== undefined);
  const needy = sources.filter((source) => adviceFor(source) !== undefined);
  const doubtful = lists.filter(({ doubt, health }) => doubt !== undefined || health === "failing");
  const count = (health: SourceStatus["health"]) =>
    sources.filter((source) => source.health === health).length;
  const figures: Array<[string, number]> = [
    ["sources", sources.length],
    ["failing", count("failing")],
    ["gone", count("gone")],
    ["paused", count("paused")],
    ["due now", schedule.due],
    ["feeds with entries", feeds.filter(({ entries }) => entries > 0).length],
  ];
  return deskPage({
    ...page,
    title: "The desk",
    here: "/admin",
    body: html`<ul class="figures">${figures.map(([name, value]) => html`<li><b>${value}</b> ${name}</li>`)}</ul>
<h2>What needs somebody</h2>
${needy.length + doubtful.length + unheard.length + noticed.length === 0 ? nothingNeeded(sources.length) : ""}
${noticed.map((alert) => alertMarkup(alert, now))}
${needy.map((source) => needyPart(source, since.get(`source/${source.id}`), now, page.formKey))}
${doubtful.map((list) => html`<section class="problem"><h3>${list.title}</h3><p>${list.problem ?? listWords(list)}</p></section>\n`)}
${unheard.map((hook) => html`<section class="problem"><h3>Webhook of ${hook.section}</h3><p>${webhookWords(hook, now)}</p></section>\n`)}
${pastAlerts(alerts, feedKey, now)}
${reshelvingMarkup(status.reshelving)}<h2>Jobs that wait</h2>
<p>${waitingWords(waiting)}</p>
<p class="quiet">The same for programmes: <code>/admin/status.json</code>, with the token as a bearer.</p>`,
  });
}

function waitingWords(waiting: NetworkStatus["waiting"]): string {
  const busy = Object.entries(waiting).filter(([, jobs]) => jobs > 0);
  return busy.length === 0 ? "None." : busy.map(([queue, jobs]) => `${queue} ${jobs}`).join(" · ");
}

function nothingNeeded(sources: number): Html {
  return sources === 0
    ? html`<p>No sources are configured yet. <a href="/admin/add">Add the first</a></p>`
    : html`<p>Nothing. Every source answers.</p>`;
}

function reshelvingMarkup(reshelving: NetworkStatus["reshelving"]): Html | "" {
  if (reshelving === undefined) return "";
  const { entries, ofEntries, moved } = reshelving;
  return html`<h2>What is stored is being shelved anew</h2>
<p>${entries} of ${ofEntries} entries were looked at, ${moved} of them moved. Feeds follow as it goes on.</p>
`;
}

function needyPart(source: SourceStatus, noticed: number | undefined, now: number, formKey: string): Html {
  return html`<section class="problem">
<h3><a href="/admin/sources/${source.id}">${source.title}</a> <span class="health ${source.health}">${healthWords(source)}</span></h3>
${source.problem === undefined ? "" : html`<p>${source.problem}</p>`}
<p><b>What to do:</b> ${adviceFor(source)}</p>
<p class="quiet">Last poll ${lastWords(source, now)}, next ${nextWords(source, now)}.${noticed === undefined ? "" : ` Alerts have told of it since ${ago(noticed, now)}.`}</p>
${addressLink(source)}${sourceButtons(source, formKey)}
</section>
`;
}
