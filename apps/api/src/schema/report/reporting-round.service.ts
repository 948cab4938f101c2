import { type AdministrativeLevel, isDuplicate, type PeriodKind, Prisma, type Transaction } from "@camket/prisma";
import { z } from "zod";
import { existsOn, today } from "../../calendar.ts";
import type { Context } from "../../context.ts";
import {
  ForbiddenError,
  type InvalidField,
  InvalidInputError,
  NotFoundError,
  parseInput,
  VersionConflictError,
} from "../../errors.ts";
import { optionalText, requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { holdsAt, visible } from "../visibility.ts";
import { MOST_ORDINALS, periodOf } from "./reporting-period.ts";
import {
  CommitteeEndedError,
  IndicatorsEndedError,
  RoundExistsError,
  RoundHasReportsError,
  RoundOverError,
  RoundSettledError,
} from "./reporting-round.errors.ts";

export interface PeriodChoice {
  periodKind: PeriodKind;
  year: number;
  /** Null where the kind says it all; of another period, the next one of the year. */
  ordinal: number | null;
  /** Of another period only. */
  name: string | null;
  startsOn: Date | null;
  endsOn: Date | null;
}

interface Form {
  level: AdministrativeLevel;
  templateVersionId: number;
  /** Null for the due day of the round. */
  dueOn: Date | null;
}

interface Opening extends PeriodChoice {
  committeeId: number;
  opensOn: Date;
  dueOn: Date;
  forms: Form[];
}

const LEVELS: AdministrativeLevel[] = ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"];
const nameRules = z.object({
  name: requiredText(200),
});
const OPENING_MS = 30_000;

/** @returns the id of the new round. */
export async function openRound(input: Opening, context: Context): Promise<number> {
  const { committeeId, periodKind, year, opensOn, dueOn, forms } = input;
  const opened = { ordinal: 0 };
  try {
    return await transact(
      context,
      async (tx) => {
        const committee = await requireReviewed(committeeId, context, tx);
        if (committee.validTo && committee.validTo <= today()) throw new CommitteeEndedError();
        const period = await resolvePeriod(input, tx);
        opened.ordinal = period.ordinal;
        refuseDays(period, { opensOn, dueOn });
        await checkForms(forms, { ...period, dueOn }, committee, tx);
        const { id } = await tx.reportingRound.create({
          data: {
            ...{ committeeId, periodKind, year, opensOn, dueOn },
            ...period,
            templates: { create: forms.map(({ level, templateVersionId }) => ({ level, templateVersionId })) },
          },
          select: { id: true },
        });
        await expectReports(
          id,
          period.endsOn,
          forms.map((form) => ({ level: form.level, dueOn: form.dueOn ?? dueOn })),
          tx,
        );
        return id;
      },
      { timeout: OPENING_MS },
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const round = await context.db.reportingRound.findFirst({
      where: { committeeId, periodKind, year, ordinal: opened.ordinal },
    });
    throw new RoundExistsError(round?.id);
  }
}

interface Change {
  id: number;
  expectedVersion: number;
}

/**
 * Moves the days of a round until it is due. Expectations due with it move along; those given another day keep it.
 *
 * @returns the id of the round.
 */
export async function editRound(
  { opensOn, dueOn, ...input }: Change & { name: string; opensOn: Date; dueOn: Date },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const round = await claimRound(input, context, tx);
    const { name } = parseInput(nameRules, input);
    if (round.dueOn < today()) throw new RoundOverError();
    refuseDays(round, { opensOn, dueOn });
    if (dueOn < today()) throw new InvalidInputError([{ path: "dueOn", code: "OUT_OF_RANGE" }]);
    if (opensOn > today() && (await tx.report.count({ where: { roundId: round.id } })) > 0)
      throw new InvalidInputError([{ path: "opensOn", code: "OUT_OF_RANGE" }]);
    await tx.reportingRound.update({ where: { id: round.id }, data: { name, opensOn, dueOn }, select: { id: true } });
    if (dueOn.valueOf() !== round.dueOn.valueOf())
      await tx.roundExpectation.updateMany({
        where: { roundId: round.id, dueOn: round.dueOn },
        data: { dueOn, version: { increment: 1 } },
      });
    return round.id;
  });
}

const refreshRules = z.object({ reason: optionalText(2000) });

/**
 * Deletes a round that was opened by mistake: nobody began a report. What was settled for stated reasons is kept once it is
 * due, as whoever reads the completeness of a past period relies on it.
 *
 * @returns the id of the committee that asked.
 */
export async function deleteRound(change: Change, context: Context): Promise<number> {
  return transact(
    context,
    async (tx) => {
      const { id, dueOn, committeeId } = await claimRound(change, context, tx);
      // Nobody begins a report of one that is held.
      await tx.$executeRaw`SELECT FROM "RoundExpectation" WHERE "roundId" = ${id} ORDER BY "id" FOR UPDATE`;
      const reports = await tx.report.count({ where: { roundId: id } });
      if (reports > 0) throw new RoundHasReportsError(reports);
      if (dueOn < today() && (await tx.roundExpectation.count({ where: { roundId: id, reason: { not: null } } })) > 0)
        throw new RoundSettledError();
      await tx.roundExpectation.deleteMany({ where: { roundId: id } });
      await tx.reportingRound.delete({ where: { id }, select: { id: true } });
      return committeeId;
    },
    { timeout: OPENING_MS },
  );
}

/**
 * Takes in the committees established since, and lets go of those dissolved before the period's end. After that end who
 * is expected is fixed: a change needs a reason, and nobody who was expected disappears.
 *
 * @returns the id of the round.
 */
export async function refreshExpectations(
  { reason: asked, ...input }: Change & { reason: string | null },
  context: Context,
): Promise<number> {
  const { reason } = parseInput(refreshRules, { reason: asked });
  return transact(
    context,
    async (tx) => {
      const round = await claimRound(input, context, tx);
      const isFixed = round.endsOn < today();
      const why = isFixed ? reason : null;
      if (isFixed && why === null) throw new InvalidInputError([{ path: "reason", code: "REQUIRED" }]);
      const levels = await tx.$queryRaw<{ level: AdministrativeLevel; dueOn: Date }[]>`
        SELECT form."level", coalesce((SELECT mode() WITHIN GROUP (ORDER BY expectation."dueOn") FROM "RoundExpectation" expectation
            JOIN "Committee" committee ON committee."id" = expectation."committeeId"
            JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
            WHERE expectation."roundId" = form."roundId" AND unit."level" = form."level"), ${round.dueOn}::date) AS "dueOn"
        FROM "RoundTemplate" form WHERE form."roundId" = ${round.id}`;
      const gone = {
        roundId: round.id,
        state: "EXPECTED" as const,
        report: null,
        committee: { validTo: { lte: countedOn(round.endsOn) } },
      };
      if (isFixed)
        await tx.roundExpectation.updateMany({
          where: gone,
          data: { state: "EXEMPT", reason: why, version: { increment: 1 } },
        });
      else await tx.roundExpectation.deleteMany({ where: gone });
      await expectReports(
        round.id,
        round.endsOn,
        levels.map(({ level, dueOn }) => ({ level, dueOn: new Date(Math.max(dueOn.valueOf(), today().valueOf())) })),
        tx,
        why,
      );
      return round.id;
    },
    { timeout: OPENING_MS },
  );
}

/** Who is expected is counted at the period's end, or as long as that is to come, today. */
export const countedOn = (endsOn: Date) => (endsOn < today() ? endsOn : today());

/** Expects a report of each committee of these levels that exists, in one statement. */
async function expectReports(
  roundId: number,
  endsOn: Date,
  levels: { level: AdministrativeLevel; dueOn: Date }[],
  tx: Transaction,
  reason: string | null = null,
) {
  const day = countedOn(endsOn);
  await tx.$executeRaw`
    INSERT INTO "RoundExpectation" ("roundId", "committeeId", "dueOn", "reason", "responsibleCommitteeId")
      SELECT round."id", committee."id", form."dueOn", ${reason},
        CASE WHEN committee."validTo" <= ${today()}::date THEN (${SOLE_HEIR}) END
      FROM "ReportingRound" round JOIN "Committee" asking ON asking."id" = round."committeeId"
        JOIN "Committee" committee ON starts_with(committee."path", asking."path")
        JOIN "AdministrativeUnit" unit ON unit."id" = committee."unitId"
        JOIN unnest(${levels.map(({ level }) => level)}::"AdministrativeLevel"[], ${levels.map(({ dueOn }) => dueOn)}::date[])
          form("level", "dueOn") ON form."level" = unit."level"
      WHERE round."id" = ${roundId} AND committee."validFrom" <= ${day}::date
        AND (committee."validTo" IS NULL OR committee."validTo" > ${day}::date)
        AND (committee."id" <> asking."id" OR asking."parentId" IS NULL)
      ORDER BY committee."path"
      ON CONFLICT ("roundId", "committeeId") DO NOTHING`;
}

/** The committee that goes on in place of a dissolved one, where there is exactly one; else nobody is named. */
const SOLE_HEIR = Prisma.sql`
  WITH RECURSIVE heir("id") AS (
    SELECT edge."toId" FROM "CommitteeSuccession" edge WHERE edge."fromId" = committee."id"
    UNION SELECT edge."toId" FROM "CommitteeSuccession" edge JOIN heir ON heir."id" = edge."fromId"
  ) SELECT min(heir."id") FROM heir JOIN "Committee" successor ON successor."id" = heir."id"
    WHERE successor."validTo" IS NULL HAVING count(*) = 1`;

async function requireReviewed(committeeId: number, context: Context, tx: Transaction) {
  const committee = await tx.committee.findFirst({
    where: { AND: [visible.directory(context), { id: committeeId }] },
    include: { unit: true },
  });
  if (!committee) throw new NotFoundError();
  if (!holdsAt(context.viewer, committee.path, "REVIEWER")) throw new ForbiddenError();
  return committee;
}

async function claimRound({ id, expectedVersion }: Change, context: Context, tx: Transaction) {
  const round = await tx.reportingRound.findFirst({ where: { AND: [visible.round(context), { id }] } });
  if (!round) throw new NotFoundError();
  if (!holdsAt(context.viewer, round.committeePath, "REVIEWER")) throw new ForbiddenError();
  const { count } = await tx.reportingRound.updateMany({
    where: { id, version: expectedVersion },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new VersionConflictError(round.version);
  return round;
}

/** The days and the name of a period: those of the decree, or of any other period its own. */
export async function resolvePeriod(
  { committeeId, ...choice }: PeriodChoice & { committeeId: number },
  tx: Transaction,
) {
  const { periodKind, year, ordinal, startsOn, endsOn } = choice;
  if (year < 2000 || year > 2100) throw new InvalidInputError([{ path: "year", code: "OUT_OF_RANGE" }]);
  if (periodKind !== "OTHER") {
    const which = ordinal ?? 1;
    if (which < 1 || which > MOST_ORDINALS[periodKind])
      throw new InvalidInputError([{ path: "ordinal", code: "OUT_OF_RANGE", limit: MOST_ORDINALS[periodKind] }]);
    return { ...periodOf(periodKind, year, which), ordinal: which };
  }
  const missing = [
    ...(startsOn ? [] : [{ path: "startsOn", code: "REQUIRED" as const }]),
    ...(endsOn ? [] : [{ path: "endsOn", code: "REQUIRED" as const }]),
  ];
  if (!startsOn || !endsOn) throw new InvalidInputError(missing);
  if (endsOn < startsOn) throw new InvalidInputError([{ path: "endsOn", code: "ENDS_BEFORE_START" }]);
  const { name } = parseInput(nameRules, { name: choice.name ?? "" });
  const last = await tx.reportingRound.aggregate({
    where: { committeeId, periodKind, year },
    _max: { ordinal: true },
  });
  return { name, startsOn, endsOn, ordinal: (last._max.ordinal ?? 0) + 1 };
}

/** A round opens in its period or later, and is not due before that period ends. */
function refuseDays(period: { startsOn: Date; endsOn: Date }, { opensOn, dueOn }: { opensOn: Date; dueOn: Date }) {
  const flaws: InvalidField[] = [];
  if (opensOn < period.startsOn) flaws.push({ path: "opensOn", code: "OUT_OF_RANGE" });
  if (dueOn < period.endsOn || dueOn < opensOn) flaws.push({ path: "dueOn", code: "OUT_OF_RANGE" });
  if (flaws.length > 0) throw new InvalidInputError(flaws);
}

interface Asking {
  parentId: number | null;
  unit: { level: AdministrativeLevel };
}

/** The root makes a report of its own in a round; every other committee asks only those below. */
const isAsked = (level: AdministrativeLevel, { parentId, unit }: Asking) =>
  LEVELS.indexOf(level) > LEVELS.indexOf(unit.level) || (level === unit.level && parentId === null);

async function checkForms(
  forms: Form[],
  { endsOn, dueOn }: { endsOn: Date; dueOn: Date },
  asking: Asking,
  tx: Transaction,
) {
  if (forms.length === 0) throw new InvalidInputError([{ path: "forms", code: "REQUIRED" }]);
  const versions = await tx.reportTemplateVersion.findMany({
    where: { id: { in: forms.map(({ templateVersionId }) => templateVersionId) } },
    include: {
      sections: {
        include: {
          indicators: {
            where: { indicator: { versions: { none: existsOn(endsOn) } } },
            include: { indicator: true },
          },
        },
      },
    },
  });
  const flaws = forms.flatMap(({ level, templateVersionId, dueOn: formDueOn }, index): InvalidField[] => {
    const path = `forms.${index}`;
    const version = versions.find(({ id }) => id === templateVersionId);
    if (forms.findIndex((form) => form.level === level) < index) return [{ path: `${path}.level`, code: "TWICE" }];
    if (!isAsked(level, asking)) return [{ path: `${path}.level`, code: "INVALID" }];
    if (!version) return [{ path: `${path}.templateVersionId`, code: "NOT_FOUND" }];
    if (!version.levels.includes(level)) return [{ path: `${path}.templateVersionId`, code: "INVALID" }];
    if (version.validFrom > endsOn) return [{ path: `${path}.templateVersionId`, code: "OUT_OF_RANGE" }];
    if ((formDueOn ?? dueOn) < endsOn) return [{ path: `${path}.dueOn`, code: "OUT_OF_RANGE" }];
    return [];
  });
  if (flaws.length > 0) throw new InvalidInputError(flaws);
  const ended = versions.flatMap(({ sections }) => sections.flatMap(({ indicators }) => indicators));
  if (ended.length > 0) throw new IndicatorsEndedError([...new Set(ended.map(({ indicator }) => indicator.code))]);
}
