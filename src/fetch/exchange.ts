import type { Dispatcher } from "undici";
import { Fault } from "./fault.ts";
import { type ByteGatherer, gatherBytes } from "./gather-bytes.ts";
import { field, type HeaderFields } from "./response-headers.ts";

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: HeaderFields;
  /** The body, codings still on it, where the status says that it is the document; else nothing is kept. */
  wire?: Uint8Array;
}

/** Statuses whose body is the document (RFC 9110 §15.3, RFC 3229 §10.4.1 for 226). */
const FULL = new Set([200, 203, 226]);
/** Bytes of an unwanted body that are read to keep the connection. */
const UNWANTED = 64 * 1024;
/** Interim answers (1xx) before the real one; one or two are usual. */
const MOST_INTERIM = 16;

/**
 * One request on its way and its answer. It stands in undici's place for the stream that `request` would make of every answer:
 * most answers here have no body at all, and making that stream costs as much as everything else.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** Settles once: with the answer read to its end, or with what went wrong. */
  readonly answer: Promise<Answer>;
  #settle!: (answer: Answer) => void;
  #fail!: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #brokenOff: Fault | undefined;
  #phase: "connecting" | "waiting" | "reading" = "connecting";
  #interim = 0;
  #status = 0;
  #headers: HeaderFields = {};
  #body: ByteGatherer | undefined;
  #unwanted = 0;
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.answer = new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
  }

  /** Gives up because the whole visit has taken its time, and says what was being waited for. `timeout` in milliseconds. */
  breakOff(timeout: number): void {
    this.#giveUp(new Fault("timeout", `${OVERDUE[this.#phase]} within ${timeout / 1000} s`));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#phase = "waiting";
    if (this.#brokenOff !== undefined) controller.abort(this.#brokenOff);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: HeaderFields): void {
    if (status < 200) {
      this.#countInterim();
      return;
    }
    this.#phase = "reading";
    this.#status = status;
    this.#headers = headers;
    const declared = Number(field(headers, "content-length") ?? 0);
    if (FULL.has(status)) {
      this.#body = gatherBytes(this.#maxBytes);
      if (declared > this.#maxBytes)
        this.#giveUp(new Fault("too-large", `announces ${declared} bytes, more than ${this.#maxBytes}`));
    } else if (declared > UNWANTED) this.#leave();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#body === undefined) {
      this.#unwanted += chunk.length;
      if (this.#unwanted > UNWANTED) this.#leave();
      return;
    }
    try {
      this.#body.add(chunk);
    } catch (error) {
      this.#giveUp(error as Fault);
    }
  }

  onResponseEnd(): void {
    this.#settle({ status: this.#status, headers: this.#headers, wire: this.#body?.take() });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#body = undefined;
    this.#fail(error);
  }

  #countInterim(): void {
    this.#interim += 1;
    if (this.#interim > MOST_INTERIM)
      this.#giveUp(new Fault("protocol", "sent one interim answer after the other"));
  }

  /** The answer is known; its body is not worth reading. */
  #leave(): void {
    this.onResponseEnd();
    this.#controller?.abort(new Fault("too-large", "sent more than is read of such an answer"));
  }

  #giveUp(fault: Fault): void {
    this.#brokenOff = fault;
    this.#fail(fault);
    this.#body = undefined;
    this.#controller?.abort(fault);
  }
}

const OVERDUE = {
  connecting: "could not be connected to",
  waiting: "did not begin to answer",
  reading: "did not finish its answer",
};
