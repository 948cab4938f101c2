import type { Transaction } from "@camket/prisma";
import type { LivingUnit, UnitChanges } from "./unit-plan.ts";

/** Units that exist on a day or begin after it, as they were last called and placed. */
export async function readLivingUnits(day: Date, tx: Transaction): Promise<LivingUnit[]> {
  return tx.$queryRaw<LivingUnit[]>`
    SELECT DISTINCT ON (unit."id") unit."id", unit."code", unit."level", period."parentId", period."kind", period."name",
      period."nameEn", coalesce(unit."validTo", period."validFrom") AS "changedOn",
      unit."validFrom" <= ${day} AND unit."validTo" IS NULL AS "isLasting",
      EXISTS (SELECT FROM "Committee" committee WHERE committee."unitId" = unit."id"
        AND (committee."validTo" IS NULL OR committee."validTo" > ${day})) AS "hasCommittee"
    FROM "AdministrativeUnit" unit JOIN "UnitPeriod" period ON period."unitId" = unit."id"
    WHERE unit."validTo" IS NULL OR unit."validTo" > ${day}
    ORDER BY unit."id", period."validFrom" DESC`;
}

/** @returns the ids that codes have from that day on. */
export async function writeUnitChanges(
  { created, renamed, ended, successions }: UnitChanges,
  living: LivingUnit[],
  { from, reorganisationId, nationId }: { from: Date; reorganisationId: number | null; nationId: number },
  tx: Transaction,
): Promise<Map<string, number>> {
  const endedIds = ended.map(({ id }) => id);
  await tx.$executeRaw`UPDATE "UnitPeriod" SET "validTo" = ${from} WHERE "unitId" = ANY (${endedIds}) AND "validTo" IS NULL`;
  await tx.$executeRaw`UPDATE "AdministrativeUnit" SET "validTo" = ${from}, "version" = "version" + 1
    WHERE "id" = ANY (${endedIds})`;

  const begun = await tx.$queryRaw<{ id: number; code: string }[]>`
    INSERT INTO "AdministrativeUnit" ("code", "level", "validFrom")
    SELECT "code", "level"::"AdministrativeLevel", ${from}
      FROM jsonb_to_recordset(${JSON.stringify(created)}::jsonb) AS unit("code" text, "level" text)
    RETURNING "id", "code"`;
  const ids = new Map([
    ...living.map(({ code, id }): [string, number] => [code, id]),
    ...begun.map(({ code, id }): [string, number] => [code, id]),
  ]);
  const idOf = (code: string) => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`Unit ${code} was planned and is not there.`);
    return id;
  };
  const periods = [
    ...created.map(({ code, parentCode, kind, name, nameEn }) => ({
      unitId: idOf(code),
      parentId: parentCode === null ? nationId : idOf(parentCode),
      kind,
      name,
      nameEn,
    })),
    ...renamed.map(({ unit: { id, parentId }, kind, name, nameEn }) => ({ unitId: id, parentId, kind, name, nameEn })),
  ];
  const renamedIds = renamed.map(({ unit }) => unit.id);
  await tx.$executeRaw`UPDATE "UnitPeriod" SET "validTo" = ${from} WHERE "unitId" = ANY (${renamedIds}) AND "validTo" IS NULL`;
  await tx.$executeRaw`UPDATE "AdministrativeUnit" SET "version" = "version" + 1 WHERE "id" = ANY (${renamedIds})`;
  await tx.$executeRaw`
    INSERT INTO "UnitPeriod" ("unitId", "parentId", "kind", "name", "nameEn", "validFrom")
    SELECT "unitId", "parentId", "kind", "name", "nameEn", ${from}
      FROM jsonb_to_recordset(${JSON.stringify(periods)}::jsonb)
        AS period("unitId" int, "parentId" int, "kind" text, "name" text, "nameEn" text)`;
  if (reorganisationId === null) return ids;
  const edges = successions.map(({ from, toCode, isWhole }) => ({
    fromId: from.id,
    toId: toCode === null ? null : idOf(toCode),
    isWhole,
  }));
  await tx.$executeRaw`
    INSERT INTO "UnitSuccession" ("reorganisationId", "fromId", "toId", "isWhole")
    SELECT ${reorganisationId}, "fromId", "toId", "isWhole"
      FROM jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) AS edge("fromId" int, "toId" int, "isWhole" boolean)`;
  return ids;
}
