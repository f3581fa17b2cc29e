import { type Html, html } from "../../http/pages/html.ts";
import { adviceFor } from "../../status/advice.ts";
import { listWords } from "../../status/list-status.ts";
import type { NetworkStatus } from "../../status/network-status.ts";
import { healthWords, lastWords, nextWords, type SourceStatus } from "../../status/source-status.ts";
import { webhookWords } from "../../status/webhook-status.ts";
import { type DeskPage, deskPage } from "./desk-layout.ts";
import { sourceButtons } from "./source-buttons.ts";

/** What needs somebody, first; then how much of everything there is. */
export function overviewPage(
  status: NetworkStatus,
  now: number,
  page: Pick<DeskPage, "site" | "said"> & { formKey: string },
): string {
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
${needy.length + doubtful.length + unheard.length === 0 ? html`<p>Nothing. Every source answers.</p>` : ""}
${needy.map((source) => needyPart(source, now, page.formKey))}
${doubtful.map((list) => html`<section class="problem"><h3>${list.title}</h3><p>${list.problem ?? listWords(list)}</p></section>\n`)}
${unheard.map((hook) => html`<section class="problem"><h3>Webhook of ${hook.section}</h3><p>${webhookWords(hook, now)}</p></section>\n`)}
<h2>Jobs that wait</h2>
<p>${Object.entries(waiting)
      .map(([queue, jobs]) => `${queue} ${jobs}`)
      .join(" · ")}</p>
<p class="quiet">The same for programmes: <code>/admin/status.json</code>, with the token as a bearer.</p>`,
  });
}

function needyPart(source: SourceStatus, now: number, formKey: string): Html {
  return html`<section class="problem">
<h3><a href="/admin/sources/${source.id}">${source.title}</a> <span class="health ${source.health}">${healthWords(source)}</span></h3>
${source.problem === undefined ? "" : html`<p>${source.problem}</p>`}
<p><b>What to do:</b> ${adviceFor(source)}</p>
<p class="quiet">Last poll ${lastWords(source, now)}, next ${nextWords(source, now)}.</p>
${sourceButtons(source, formKey)}
</section>
`;
}
