import { excused } from "./excused.ts";
import { replay } from "./replay.ts";
import { type Check, offence, verdict } from "./verdict.ts";

/** 1. One unconditional GET a feed that was answered in full, ever, unless the last document came without validators. */
export const once: Check = (log, facts) => {
  const readings = replay(log, facts);
  const bare = readings.filter(
    ({ carries }) => carries.etag === undefined && carries.lastModified === undefined,
  );
  const known = bare.filter(({ remembered }) => remembered.every((one) => one.etag || one.lastModified));
  const answered = bare.filter(({ asked }) => asked.sent === "whole" && asked.answer.status === 200).length;
  const unanswered = bare.length - answered;
  const killed = log.filter((asked) => asked.killed !== undefined);
  const forgiven = killed.filter(excused);
  return verdict(
    `${bare.length} unconditional requests among ${readings.length} (${answered} answered in full, ${unanswered} broken off, refused or redirected); ${known.length} by a poller that had validators; ${killed.length} answers cut off or followed by their poller's SIGKILL, ${forgiven.length} of them before it could keep them`,
    known.map(({ asked }) => offence(asked, "validators were given before")),
    readings.length,
  );
};
