/** What the store tells the operator while it connects. A pino logger fits. */
export interface RedisLog {
  info(message: string): void;
  warn(message: string): void;
}
