import type { FailureReason } from "../model/fetch-outcome.ts";

/** Thrown when we give a visit up ourselves. The message goes on where the host's name stops: "sent more than 15000000 bytes". */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly reason: FailureReason;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;

  constructor(reason: FailureReason, message: string, status?: number) {
    super(message);
    this.reason = reason;
    this.status = status;
  }
}
