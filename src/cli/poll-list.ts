import type { SourceList } from "../model/configuration.ts";
import { rehearseList } from "../pipeline/rehearse-list.ts";
import { visitList } from "../pipeline/visit-list.ts";
import type { Services } from "../services.ts";
import { listStatus, listWords } from "../status/list-status.ts";
import { until } from "../status/relative-time.ts";
import { CommandFailure } from "./command-failure.ts";
import { holding } from "./holding.ts";
import { say } from "./say.ts";

/** Polls a list of sources now and says what it names; a running service takes up the change by itself. */
export async function pollList(
  list: SourceList,
  services: Services,
  { dryRun, accept, json }: { dryRun?: boolean; accept?: boolean; json?: boolean },
): Promise<void> {
  if (dryRun) return await rehearse(list, services, json === true);
  const vouched = accept === true;
  const { after } = await holding(list, services, (opened) => visitList(list, opened, services, { vouched }));
  await services.readLists();
  const status = await listStatus(list, await services.lists.held(), await services.due.paused(), services);
  if (json) say(JSON.stringify(status, null, 2));
  else {
    say(`${list.id}: ${after.outcome}${after.status === undefined ? "" : ` (status ${after.status})`}`);
    say(listWords(status));
    if (after.nextPoll !== undefined) say(`next poll ${until(after.nextPoll, services.now())}: ${after.why}`);
  }
  if (after.problem !== undefined) throw new CommandFailure(after.problem);
}

/** Says what a poll would add and drop. */
async function rehearse(list: SourceList, services: Services, json: boolean): Promise<void> {
  const rehearsal = await rehearseList(list, services);
  if (json) say(JSON.stringify(rehearsal, null, 2));
  else {
    for (const { url, title } of rehearsal.added) say(`would add ${url}${title ? ` (${title})` : ""}`);
    for (const { url, title } of rehearsal.dropped) say(`would drop ${url}${title ? ` (${title})` : ""}`);
    say(`${list.id}: ${rehearsal.added.length} to be added, ${rehearsal.dropped.length} to be dropped.`);
  }
  if (rehearsal.problem !== undefined) throw new CommandFailure(rehearsal.problem);
}
