import type { Asked } from "../request-log.ts";

/** Real milliseconds from the last byte's arrival within which a killed poller cannot be blamed for not having kept the answer. */
const BLAMELESS = 100;

/** Whether a poller was killed before it could have kept the answer: nobody can know then whether it has it. */
export function excused({ killed, sent }: Asked): boolean {
  return killed !== undefined && (sent !== "whole" || killed < BLAMELESS);
}
