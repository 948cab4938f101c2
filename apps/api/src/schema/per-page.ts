import { setImmediate } from "node:timers/promises";
import type { Context } from "../context.ts";

/**
 * Loads once for all the rows of a page: the ids that one request asks for before its other resolvers have run.
 * For totals over a relation that the same document may list too: Prisma selects a relation of a row only once.
 */
export function perPage<Value, Key = number>(load: (ids: Key[], context: Context) => Promise<(id: Key) => Value>) {
  const open = new WeakMap<Context, { ids: Key[]; loaded: Promise<(id: Key) => Value> }>();
  return async (id: Key, context: Context): Promise<Value> => {
    let page = open.get(context);
    if (!page) {
      const ids: Key[] = [];
      const loaded = setImmediate().then(() => {
        open.delete(context);
        return load(ids, context);
      });
      page = { ids, loaded };
      open.set(context, page);
    }
    page.ids.push(id);
    return (await page.loaded)(id);
  };
}
