import { LRUCache } from "lru-cache";
import type { Representation } from "./representation.ts";

/** Pages ready to send, each as long as what it is made of stays as it is. */
export interface KeptPages {
  /**
   * The page under a key, made where there is none of this state, once however many ask; `undefined` where there is nothing to make it of,
   * which is not remembered.
   */
  page(
    key: string,
    state: string,
    make: () => Promise<Representation | undefined>,
  ): Promise<Representation | undefined>;
}

/** Keeps at most so many bytes of pages. */
export function createKeptPages(maxBytes = 64 * 1024 * 1024): KeptPages {
  const kept = new LRUCache<string, { state: string; page: Representation }>({
    maxSize: maxBytes,
    sizeCalculation: ({ page: { identity, gzip, brotli } }) =>
      identity.length + gzip.length + brotli.length + 500,
  });
  const underway = new Map<string, Promise<Representation | undefined>>();
  return {
    page(key, state, make) {
      const held = kept.get(key);
      if (held?.state === state) return Promise.resolve(held.page);
      const asked = `${state} ${key}`;
      const running =
        underway.get(asked) ??
        make()
          .then((page) => {
            if (page === undefined) kept.delete(key);
            else kept.set(key, { state, page });
            return page;
          })
          .finally(() => underway.delete(asked));
      underway.set(asked, running);
      return running;
    },
  };
}
