import { doubt, type Finding, fault, good } from "./finding.ts";

/** What came of asking the host of some source. */
export interface HostTrial {
  host: string;
  outcome:
    | { kind: "answered"; status: number }
    | { kind: "refused"; message: string }
    | { kind: "failed"; reason: string; message: string };
}

const [NAMES, REACH] = ["DNS", "outgoing"];
const OPEN_RANGE = "If it is meant to live there, open its range with network.allow in site.yaml.";

/** Judges names and ways to the hosts of sources. Of one host among several, it is probably the host's own trouble. */
export function judgeHosts(trials: readonly HostTrial[]): Finding[] {
  if (trials.length === 0) return [];
  const unnamed = trials.filter(({ outcome }) => outcome.kind === "failed" && outcome.reason === "dns");
  const named = trials.filter((trial) => !unnamed.includes(trial));
  return [...judgeNames(unnamed, trials.length), ...judgeReach(named)];
}

function judgeNames(unnamed: readonly HostTrial[], all: number): Finding[] {
  if (unnamed.length === 0)
    return [good(NAMES, `${all === 1 ? "The name" : `All ${all} names`} that were asked for are known.`)];
  if (unnamed.length === all)
    return [
      fault(
        NAMES,
        `None of the names that were asked for is known: ${wordsOf(unnamed[0])}`,
        "Look at /etc/resolv.conf and whether the DNS server answers, or name others under network.dns in site.yaml.",
      ),
    ];
  return unnamed.map((trial) =>
    doubt(
      NAMES,
      wordsOf(trial),
      "Look whether the address in sources.yaml is spelt right, or whether the site has ended.",
    ),
  );
}

function judgeReach(trials: readonly HostTrial[]): Finding[] {
  if (trials.length === 0) return [];
  const refused = trials.filter(({ outcome }) => outcome.kind === "refused");
  const failed = trials.filter(({ outcome }) => outcome.kind === "failed");
  const refusals = refused.map((trial) => fault(REACH, wordsOf(trial), OPEN_RANGE));
  if (failed.length === 0)
    return [
      ...refusals,
      ...(refused.length < trials.length
        ? [good(REACH, `${trials.length - refused.length} of ${trials.length} hosts that were asked answer.`)]
        : []),
    ];
  if (failed.length === trials.length && trials.length > 1)
    return [
      fault(
        REACH,
        `None of the ${trials.length} hosts that were asked can be reached: ${wordsOf(failed[0])}`,
        "Look at the firewall and the route of this machine: the service asks sources on ports 80 and 443.",
      ),
    ];
  return [...refusals, ...failed.map((trial) => doubt(REACH, wordsOf(trial), remedyFor(trial)))];
}

function wordsOf(trial: HostTrial | undefined): string {
  return trial === undefined || trial.outcome.kind === "answered"
    ? ""
    : trial.outcome.message.replace(/[^.]$/, "$&.");
}

function remedyFor({ outcome }: HostTrial): string {
  return outcome.kind === "failed" && outcome.reason === "tls"
    ? "Only the site can mend its certificate: tell them. If no host's is believed, look at this machine's clock."
    : "Open its address in a browser: if it answers there, look at this machine's firewall; else ask the site.";
}
