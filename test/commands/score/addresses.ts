/** Where every invented publication is. */
export const ORIGIN_ADDRESS = "127.0.1.1";
/** An address of the same origin's that no configuration opens. */
export const FORBIDDEN_ADDRESS = "127.0.9.9";
