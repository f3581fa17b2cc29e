import type { PollingHints } from "../../model/normalized-feed.ts";
import { child, childrenNamed, childText, nodeText } from "../reader/node-text.ts";
import type { XmlNode } from "../reader/xml-node.ts";

const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const periods: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** What a head asks of those who poll it (RSS 2.0 `ttl`, `skipHours`, `skipDays`; RSS 1.0 Syndication). */
export function readPollingHints(head: XmlNode, ttl: string | undefined): PollingHints {
  const hints: PollingHints = {};
  const minutes = /^\s*(\d{1,7})(?:\.\d+)?\s*(?:min\w*)?\s*$/.exec(ttl ?? "")?.[1];
  if (minutes !== undefined) hints.ttlMinutes = Number(minutes);
  const hours = childrenNamed(child(head, "skiphours"), "hour").flatMap((node) => hourOf(nodeText(node)));
  const skipped = childrenNamed(child(head, "skipdays"), "day").flatMap((node) => dayOf(nodeText(node)));
  if (hours.length > 0) hints.skipHours = [...new Set(hours)];
  if (skipped.length > 0) hints.skipDays = [...new Set(skipped)];
  const period = updatePeriod(childText(head, "sy:updateperiod"), childText(head, "sy:updatefrequency"));
  if (period !== undefined) hints.updatePeriodMinutes = period;
  return hints;
}

function updatePeriod(period: string | undefined, frequency: string | undefined): number | undefined {
  if (period === undefined && frequency === undefined) return undefined;
  // The module's defaults: daily, once.
  const minutes = periods[(period ?? "daily").toLowerCase()];
  const times = Number(frequency ?? 1);
  return minutes === undefined || !(times >= 1) ? undefined : Math.max(1, Math.round(minutes / times));
}

/** RSS 0.91 counted hours 1–24, RSS 2.0 0–23: 24 is midnight in both. */
function hourOf(text: string): number[] {
  if (!/^\d{1,2}$/.test(text)) return [];
  const hour = Number(text);
  return hour <= 24 ? [hour % 24] : [];
}

function dayOf(text: string): number[] {
  const day = days.indexOf(text.toLowerCase());
  return day === -1 ? [] : [day];
}
