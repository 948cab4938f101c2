import DataLoader from "dataloader";
import type { Context, RequestIdentity } from "../../context.ts";

export interface EdgeCounts {
  unitsEnded: number;
  unitSuccessors: number;
  agenciesEnded: number;
  agencySuccessors: number;
  committeesEnded: number;
  committeeSuccessors: number;
}

const loaders = new WeakMap<RequestIdentity, DataLoader<number, EdgeCounts>>();

/** How much a reorganisation did: one statement a request. */
export function countEdges(reorganisationId: number, { db, request }: Context): Promise<EdgeCounts> {
  const loader =
    loaders.get(request) ??
    new DataLoader<number, EdgeCounts>(async (ids) => {
      const counted = await db.$queryRaw<(EdgeCounts & { id: number })[]>`
        SELECT reorganisation."id", units."ended" AS "unitsEnded", units."successors" AS "unitSuccessors",
          agencies."ended" AS "agenciesEnded", agencies."successors" AS "agencySuccessors",
          committees."ended" AS "committeesEnded", committees."successors" AS "committeeSuccessors"
        FROM unnest(${[...ids]}::int[]) reorganisation("id")
          CROSS JOIN LATERAL (SELECT count(DISTINCT "fromId")::int AS "ended", count(DISTINCT "toId")::int AS "successors"
            FROM "UnitSuccession" WHERE "reorganisationId" = reorganisation."id") units
          CROSS JOIN LATERAL (SELECT count(DISTINCT "fromId")::int AS "ended", count(DISTINCT "toId")::int AS "successors"
            FROM "AgencySuccession" WHERE "reorganisationId" = reorganisation."id") agencies
          CROSS JOIN LATERAL (SELECT count(DISTINCT "fromId")::int AS "ended", count(DISTINCT "toId")::int AS "successors"
            FROM "CommitteeSuccession" WHERE "reorganisationId" = reorganisation."id") committees`;
      const byId = new Map(counted.map(({ id, ...counts }) => [id, counts]));
      return ids.map((id) => byId.get(id) ?? new Error(`Reorganisation ${id} was asked for and not counted.`));
    });
  loaders.set(request, loader);
  return loader.load(reorganisationId);
}
