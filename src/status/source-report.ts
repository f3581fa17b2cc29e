import type { Source } from "../model/configuration.ts";
import type { PollRecord } from "../model/poll-record.ts";
import type { Services } from "../services.ts";
import { pushWords } from "./push-status.ts";
import { ago } from "./relative-time.ts";
import { rhythmWords } from "./rhythm-words.ts";
import {
  healthWords,
  lastWords,
  moveWords,
  nextWords,
  type SourceStatus,
  sourceStatus,
} from "./source-status.ts";

/** One source whole. */
export interface SourceReport extends SourceStatus {
  /** Its last polls, newest first. */
  history: PollRecord[];
}

/** Gathers everything that is known of one source. */
export async function sourceReport(source: Source, services: Services): Promise<SourceReport> {
  const paused = await services.due.paused();
  const [status, history] = await Promise.all([
    sourceStatus(source, paused, services),
    services.sources.history(source.id),
  ]);
  return { ...status, history };
}

/** What there is to say of a source, each fact under its name. */
export function reportFacts(report: SourceReport, now: number): Array<[name: string, words: string]> {
  return factsOf(report, now).filter((fact): fact is [string, string] => fact[1] !== undefined);
}

function factsOf(report: SourceReport, now: number): Array<[name: string, words: string | undefined]> {
  const { asked, configured, problem, why, health, gone, same } = report;
  const next = nextWords(report, now);
  return [
    ["comes from", report.list === undefined ? undefined : `the list ${report.list}`],
    ["health", healthWords(report)],
    ["problem", problem],
    ["asked at", asked],
    ["configured", configured === asked ? undefined : configured],
    ["moved", moveWords(report) ?? redirectWords(report)],
    ["validators", validatorWords(report)],
    ["rhythm", report.rhythm === undefined ? "not known yet" : rhythmWords(report.rhythm, now)],
    ["last poll", `${lastWords(report, now)}${report.outcome === undefined ? "" : `: ${report.outcome}`}`],
    ["last good", report.lastSuccess === undefined ? "never" : ago(report.lastSuccess, now)],
    ["next poll", why === undefined || gone || health === "paused" ? next : `${next}: ${why}`],
    ["no news for", same === 0 ? undefined : `${same} ${same === 1 ? "poll" : "polls"} in a row`],
    ["push", pushWords(report.push, now) || "no hub"],
    ["hub", report.push?.hub],
    ["push fails", report.push?.problem],
    [
      "entries",
      `${report.stored} stored${report.dropped === 0 ? "" : `, ${report.dropped} of them dropped by its filter: broadsheet explain says why`}`,
    ],
  ];
}

function redirectWords({ redirect }: SourceReport): string | undefined {
  if (redirect === undefined) return undefined;
  if (redirect.stranger) return `no: redirected for good to ${redirect.to}, which is another feed`;
  const polls = redirect.times === 1 ? "the last poll" : `the last ${redirect.times} polls`;
  return `perhaps, to ${redirect.to}: ${polls} led there; believed when it goes on`;
}

function validatorWords({ validators: { etag, lastModified } }: SourceReport): string {
  const present = [etag && `ETag ${etag}`, lastModified && `Last-Modified ${lastModified}`].filter(Boolean);
  return present.length === 0 ? "none" : present.join(", ");
}
