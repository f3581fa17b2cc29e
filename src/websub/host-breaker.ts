/** Keeps one host that does not answer from taking the room of all others. */
export interface HostBreaker {
  /** Settles when a delivery may go to the host; `false` where the host failed so often lately that it is left alone for now. */
  enter(host: string, now: number): Promise<boolean>;
  /** Ends a delivery that was let in. */
  leave(host: string, went: "well" | "badly", now: number): void;
}

/** Failures in a row after which a host is left alone … */
const PATIENCE = 5;
/** … for so many milliseconds; then one delivery tries again. */
const COOLING = 30_000;

interface Host {
  busy: number;
  waiting: Array<() => void>;
  failures: number;
  coolUntil: number;
}

/** Room for `atOnce` deliveries a host, in this process. */
export function createHostBreaker(atOnce: number): HostBreaker {
  const hosts = new Map<string, Host>();
  return {
    async enter(name, now) {
      const host = hosts.get(name) ?? { busy: 0, waiting: [], failures: 0, coolUntil: 0 };
      hosts.set(name, host);
      if (host.failures >= PATIENCE) {
        if (now < host.coolUntil) return false;
        // Whoever comes while this one tries is sent away as well.
        host.coolUntil = now + COOLING;
      }
      if (host.busy < atOnce) host.busy += 1;
      // Whoever leaves gives their place on.
      else await new Promise<void>((resolve) => host.waiting.push(resolve));
      return true;
    },
    leave(name, went, now) {
      const host = hosts.get(name);
      if (host === undefined) return;
      host.failures = went === "well" ? 0 : host.failures + 1;
      if (host.failures >= PATIENCE) host.coolUntil = now + COOLING;
      const next = host.waiting.shift();
      if (next === undefined) host.busy -= 1;
      else next();
      if (host.busy === 0 && host.failures === 0) hosts.delete(name);
    },
  };
}
