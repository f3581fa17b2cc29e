/** Redis cannot be reached or started: our own outage. The message is one sentence for the operator, without credentials. */
export class RedisUnavailable extends Error {
  override readonly name = "RedisUnavailable";
}
