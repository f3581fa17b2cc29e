import type { SourceList } from "../model/configuration.ts";
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
  if (dryRun) throw new CommandFailure(`${list.id} is a list of sources: --dry-run is for a source.`, 2);
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
