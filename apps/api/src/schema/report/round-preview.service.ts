import { type AdministrativeLevel, Prisma } from "@camket/prisma";
import type { Context } from "../../context.ts";
import { holdsAt, visible } from "../visibility.ts";
import { countedOn, type PeriodChoice, resolvePeriod } from "./reporting-round.service.ts";

export interface RoundPreview {
  name: string;
  startsOn: Date;
  endsOn: Date;
  roundId: number | null;
  expected: { level: AdministrativeLevel; count: number }[];
  left: { name: string; nameEn: string; endedOn: Date; successors: string[] }[];
  leftCount: number;
}

export const MOST_LEFT = 100;

/** Whom a round would expect; null for those who may not open it. */
export async function previewRound(
  { committeeId, ...choice }: PeriodChoice & { committeeId: number },
  context: Context,
): Promise<RoundPreview | null> {
  const { db, viewer } = context;
  const asking = await db.committee.findFirst({
    where: { AND: [visible.directory(context), { id: committeeId }] },
    include: { unit: true },
  });
  if (!asking || !holdsAt(viewer, asking.path, "REVIEWER")) return null;
  const period = await resolvePeriod({ committeeId, ...choice, name: choice.name ?? "…" }, db);
  const day = countedOn(period.endsOn);
  const inReach = Prisma.sql`
    FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
    WHERE starts_with(committee."path", ${asking.path}) AND (committee."id" <> ${asking.id} OR ${asking.parentId === null})`;
  const [round, expected, left] = await Promise.all([
    db.reportingRound.findFirst({
      where: { committeeId, periodKind: choice.periodKind, year: choice.year, ordinal: period.ordinal },
      select: { id: true },
    }),
    db.$queryRaw<RoundPreview["expected"]>`
      SELECT unit."level", count(*)::int AS "count" ${inReach}
        AND committee."validFrom" <= ${day}::date AND (committee."validTo" IS NULL OR committee."validTo" > ${day}::date)
      GROUP BY unit."level" ORDER BY unit."level"`,
    db.$queryRaw<(RoundPreview["left"][number] & { count: number })[]>`
      SELECT last."name", last."nameEn", committee."validTo" AS "endedOn", count(*) OVER ()::int AS "count",
        ARRAY(SELECT period."name" FROM "CommitteeSuccession" edge
          JOIN "CommitteePeriod" period ON period."committeeId" = edge."toId" AND period."validTo" IS NULL
          WHERE edge."fromId" = committee."id" ORDER BY period."name") AS "successors"
      FROM (SELECT committee."id", committee."path", committee."validTo" ${inReach}
          AND committee."validTo" > ${period.startsOn}::date AND committee."validTo" <= ${day}::date) committee
        CROSS JOIN LATERAL (SELECT "name", "nameEn" FROM "CommitteePeriod" WHERE "committeeId" = committee."id"
          ORDER BY "validFrom" DESC LIMIT 1) last
      ORDER BY committee."path" LIMIT ${MOST_LEFT}`,
  ]);
  const { name, startsOn, endsOn } = period;
  return { name, startsOn, endsOn, roundId: round?.id ?? null, expected, left, leftCount: left[0]?.count ?? 0 };
}
