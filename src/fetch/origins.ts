import { type buildConnector, Dispatcher, errors, Pool } from "undici";

/** Origins whose connections are kept at most while nobody uses them. */
const MOST_IDLE = 512;
/** Origins looked at for an idle one at a time, so that a crowd of busy ones costs little. */
const LOOKED_AT = 8;
/** Connections to one origin; how many of them a host bears is for those to judge who ask it. */
const CONNECTIONS = 64;
/** Milliseconds a connection is kept unused: enough for a host's next feed, and less than servers usually wait, who then hang up on us. */
const KEPT = 4_000;

/**
 * Pools of kept-alive connections, one an origin, as many as are in use and a bounded number besides. undici's own agent keeps a
 * pool for every origin that has a connection, however many thousands those are.
 */
export class Origins extends Dispatcher {
  /** The least recently used first, or nearly so. */
  readonly #pools = new Map<string, Pool>();
  readonly #connect: buildConnector.connector;
  #destroyed = false;

  constructor(connect: buildConnector.connector) {
    super();
    this.#connect = connect;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    if (this.#destroyed) throw new errors.ClientDestroyedError();
    const origin = String(options.origin);
    const pool = this.#pools.get(origin) ?? this.#open(origin);
    return pool.dispatch(options, handler);
  }

  override async destroy(): Promise<void> {
    this.#destroyed = true;
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  override async close(): Promise<void> {
    this.#destroyed = true;
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.close()));
  }

  #open(origin: string): Pool {
    if (this.#pools.size >= MOST_IDLE) this.#makeRoom();
    const pool = new Pool(origin, {
      connect: this.#connect,
      connections: CONNECTIONS,
      pipelining: 1,
      keepAliveTimeout: KEPT,
      keepAliveMaxTimeout: KEPT,
    });
    this.#pools.set(origin, pool);
    const leave = () => {
      if (pool.stats.connected === 0 && pool.stats.size === 0) this.#close(origin, pool);
    };
    pool.on("disconnect", leave).on("connectionError", leave);
    return pool;
  }

  #makeRoom(): void {
    let looked = 0;
    for (const [origin, pool] of this.#pools) {
      if (pool.stats.size === 0) {
        this.#close(origin, pool);
        return;
      }
      // Busy: to the end of the line, so that the next search does not meet it first.
      this.#pools.delete(origin);
      this.#pools.set(origin, pool);
      looked += 1;
      if (looked === LOOKED_AT) return;
    }
  }

  #close(origin: string, pool: Pool): void {
    if (this.#pools.get(origin) === pool) this.#pools.delete(origin);
    if (!pool.closed && !pool.destroyed) void pool.close();
  }
}
