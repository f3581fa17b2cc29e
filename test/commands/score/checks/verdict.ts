import type { Facts } from "../facts.ts";
import type { Asked } from "../request-log.ts";
import { moment } from "../times.ts";

/** What became of one point. */
export interface Verdict {
  pass: boolean;
  /** Figures, in a sentence. */
  evidence: string;
  /** Request lines that speak against it. */
  offences: string[];
}

/** Judges one point by what the origin saw. */
export type Check = (log: readonly Asked[], facts: Facts) => Verdict;

/** A verdict that passes where there is no offence and something was there to be judged. */
export function verdict(evidence: string, offences: readonly string[], judged: number): Verdict {
  if (judged === 0)
    return { pass: false, evidence: `${evidence}; nothing to judge by`, offences: [...offences] };
  return { pass: offences.length === 0, evidence, offences: [...offences] };
}

/** How often each of these kinds occurs: `429 by date × 3, …`, and the rarest of them. */
export function tally(kinds: readonly string[], found: readonly string[]): { words: string; least: number } {
  const times = kinds.map((kind) => found.filter((one) => one === kind).length);
  return {
    words: kinds.map((kind, at) => `${kind} × ${times[at]}`).join(", "),
    least: Math.min(...times),
  };
}

/** A request in one line, and what is wrong with it. */
export function offence(asked: Asked, wrong: string): string {
  const conditions = ["if-none-match", "if-modified-since"]
    .filter((name) => asked.headers[name] !== undefined)
    .map((name) => `${name}: ${asked.headers[name]}`);
  const said = conditions.length === 0 ? "unconditional" : conditions.join(", ");
  const { status, fault } = asked.answer;
  const whole = asked.sent === "whole" ? "" : `, ${asked.sent} of it sent`;
  return `${moment(asked.at)} GET ${asked.url} (${said}) → ${fault ?? status}${whole}: ${wrong}`;
}
