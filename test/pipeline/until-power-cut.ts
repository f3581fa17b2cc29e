import type { Services } from "../../src/services.ts";

/** The power is gone. */
export class PowerCut extends Error {}

/** The real services until the `instant`th step of a visit, counted from 1; from then on nothing is done any more. */
export function untilPowerCut(services: Services, instant: number): Services {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= instant) throw new PowerCut();
  };
  const cut = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          step();
          return await value.apply(target, args);
        };
      },
    });
  return {
    ...services,
    sources: cut(services.sources),
    removals: cut(services.removals),
    ids: cut(services.ids),
    feeds: cut(services.feeds),
    lists: cut(services.lists),
    stories: cut(services.stories),
    storyIndex: cut(services.storyIndex),
    queues: cut(services.queues),
  };
}
