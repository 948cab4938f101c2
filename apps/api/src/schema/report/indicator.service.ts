import type {
  AdministrativeLevel,
  CountedWork,
  FigurePart,
  IndicatorVersion,
  Prisma,
  Severity,
  Transaction,
  ValidationRuleKind,
} from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import {
  type FieldErrorCode,
  fieldError,
  type InvalidField,
  InvalidInputError,
  NotFoundError,
  parseInput,
  VersionConflictError,
} from "../../errors.ts";
import { optionalText, requiredText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { codeRules, refuseTakenCode, requireKeeper } from "./catalogue.service.ts";
import { DefinitionInUseError } from "./indicator.errors.ts";

interface Rule {
  kind: ValidationRuleKind;
  severity: Severity;
  comparedIndicatorId: number | null;
  comparedPart: FigurePart | null;
  limit: Prisma.Decimal | null;
}

type Columns = Omit<IndicatorVersion, "id" | "indicatorId" | "number" | "foldedName" | "validFrom" | "validTo">;

export interface Definition extends Columns {
  groupIds: number[];
  disaggregationIds: number[];
  rules: Rule[];
}

const partName = optionalText(300);

const definitionRules = z.object({
  name: requiredText(300),
  nameEn: requiredText(300),
  definition: requiredText(2000),
  definitionEn: requiredText(2000),
  unit: requiredText(50),
  unitEn: requiredText(50),
  numeratorName: partName,
  numeratorNameEn: partName,
  denominatorName: partName,
  denominatorNameEn: partName,
  smallCellThreshold: z.number().min(2, fieldError("OUT_OF_RANGE")).max(100, fieldError("OUT_OF_RANGE")).nullable(),
  levels: z.array(z.custom<AdministrativeLevel>()).min(1, fieldError("REQUIRED")),
  groupIds: z.array(z.number()).max(10, fieldError("OUT_OF_RANGE")),
  disaggregationIds: z.array(z.number()).max(5, fieldError("OUT_OF_RANGE")),
  rules: z.array(z.custom<Rule>()).max(50, fieldError("OUT_OF_RANGE")),
});

/** Where the figures of a count come from, and whether they are ratios. */
const countings = {
  EVENTS_HELD: { source: "EVENTS", valueType: "COUNT" },
  ATTENDANCE: { source: "EVENTS", valueType: "COUNT" },
  CONCLUSIONS_ASSIGNED: { source: "EVENTS", valueType: "RATIO" },
  OUTPUTS_PUBLISHED: { source: "OUTPUTS", valueType: "COUNT" },
  TASKS_DONE_IN_TIME: { source: "TASKS", valueType: "RATIO" },
  LONGEST_DELAY: { source: "TASKS", valueType: "COUNT" },
  RECOMMENDATIONS_CARRIED_OUT: { source: "TASKS", valueType: "RATIO" },
} satisfies Record<CountedWork, Pick<Definition, "source" | "valueType">>;

const matches = (definition: Definition, counting: Pick<Definition, "source" | "valueType">) =>
  definition.source === counting.source && definition.valueType === counting.valueType;

/** @returns the id of the new indicator. */
export async function createIndicator(
  { code, validFrom, definition }: { code: string; validFrom: Date; definition: Definition },
  context: Context,
): Promise<number> {
  requireKeeper(context);
  return transact(context, async (tx) => {
    const checked = await checkDefinition({ code, definition }, null, tx);
    const { id } = await tx.indicator.create({
      data: { code: checked.code, versions: { create: { ...checked.version, number: 1, validFrom } } },
      select: { id: true },
    });
    return id;
  }).catch(refuseTakenCode);
}

interface Change {
  id: number;
  expectedEdition: number;
}

/**
 * On the first day of the present definition it corrects that one; on a later day it adds a new one.
 *
 * @returns the id of the indicator.
 */
export async function reviseIndicator(
  { validFrom, definition, ...change }: Change & { validFrom: Date; definition: Definition },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const last = await claimIndicator(change, context, tx);
    const { version } = await checkDefinition({ definition }, change.id, tx);
    if (validFrom < last.validFrom) throw new InvalidInputError([{ path: "validFrom", code: "OUT_OF_RANGE" }]);
    if (last.validTo && validFrom > last.validTo)
      throw new InvalidInputError([{ path: "validFrom", code: "LEAVES_A_GAP" }]);
    await refuseWhereUsed(last.id, validFrom, tx);
    if (validFrom.valueOf() === last.validFrom.valueOf()) {
      await tx.validationRule.deleteMany({ where: { indicatorVersionId: last.id } });
      await tx.indicatorVersion.update({
        where: { id: last.id },
        data: {
          ...version,
          groups: { set: version.groups.connect },
          disaggregations: { set: version.disaggregations.connect },
        },
        select: { id: true },
      });
    } else {
      await tx.indicatorVersion.update({ where: { id: last.id }, data: { validTo: validFrom }, select: { id: true } });
      const isWithin = last.validTo !== null && validFrom < last.validTo;
      await tx.indicatorVersion.create({
        data: {
          ...version,
          indicatorId: change.id,
          number: last.number + 1,
          validFrom,
          validTo: isWithin ? last.validTo : null,
        },
        select: { id: true },
      });
    }
    return change.id;
  });
}

/** @returns the id of the indicator. */
export async function endIndicator(
  { validTo, ...change }: Change & { validTo: Date },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    const last = await claimIndicator(change, context, tx);
    if (validTo <= last.validFrom) throw new InvalidInputError([{ path: "validTo", code: "OUT_OF_RANGE" }]);
    await refuseWhereUsed(last.id, validTo, tx);
    await tx.indicatorVersion.update({ where: { id: last.id }, data: { validTo }, select: { id: true } });
    return change.id;
  });
}

/** @returns its last definition, held so that no figure comes to follow it before the transaction ends. */
async function claimIndicator({ id, expectedEdition }: Change, context: Context, tx: Transaction) {
  const indicator = await tx.indicator.findUnique({ where: { id } });
  if (!indicator) throw new NotFoundError();
  requireKeeper(context);
  const { count } = await tx.indicator.updateMany({
    where: { id, edition: expectedEdition },
    data: { edition: { increment: 1 } },
  });
  if (count === 0) throw new VersionConflictError(indicator.edition);
  const [held] = await tx.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "IndicatorVersion" WHERE "indicatorId" = ${id} ORDER BY "validFrom" DESC LIMIT 1 FOR UPDATE`;
  return tx.indicatorVersion.findUniqueOrThrow({ where: { id: held?.id ?? 0 } });
}

/** Refuses a change from a day on, if figures of a period that ends on it or later follow the definition. */
async function refuseWhereUsed(versionId: number, from: Date, tx: Transaction) {
  const used = await tx.reportingRound.findFirst({
    where: {
      endsOn: { gte: from },
      reports: { some: { revisions: { some: { figures: { some: { indicatorVersionId: versionId } } } } } },
    },
    orderBy: { endsOn: "desc" },
    select: { endsOn: true },
  });
  if (used) throw new DefinitionInUseError(used.endsOn);
}

/** The definition as it is stored, with each flaw named at its field. */
async function checkDefinition(
  input: { code?: string; definition: Definition },
  indicatorId: number | null,
  tx: Transaction,
) {
  const schema = z.object({ code: codeRules.optional(), definition: definitionRules });
  const { code = "", definition: texts } = parseInput(schema, input);
  const { groupIds, disaggregationIds, rules, ...written } = texts;
  const { valueType, overCommittees, overPeriods, source, counted, eventKinds, themeId } = input.definition;
  const isRatio = valueType === "RATIO";
  const [themes, groups, disaggregations, compared] = await Promise.all([
    tx.theme.count({ where: { id: themeId } }),
    tx.group.count({ where: { id: { in: groupIds } } }),
    tx.disaggregation.findMany({ where: { id: { in: disaggregationIds } } }),
    tx.indicator.findMany({
      where: { id: { in: rules.flatMap(({ comparedIndicatorId }) => comparedIndicatorId ?? []) } },
      include: { versions: { orderBy: { validFrom: "desc" }, take: 1 } },
    }),
  ]);
  const flaws: (InvalidField | false)[] = [
    themes === 0 && flaw("themeId", "NOT_FOUND"),
    groups < new Set(groupIds).size && flaw("groupIds", "NOT_FOUND"),
    disaggregations.length < new Set(disaggregationIds).size && flaw("disaggregationIds", "NOT_FOUND"),
    ...(["numeratorName", "numeratorNameEn", "denominatorName", "denominatorNameEn"] as const).map(
      (name) => isRatio && !written[name] && flaw(name, "REQUIRED"),
    ),
    isRatio && overCommittees === "SUM" && flaw("overCommittees", "RATIOS_DO_NOT_ADD"),
    isRatio && overPeriods === "SUM" && flaw("overPeriods", "RATIOS_DO_NOT_ADD"),
    !isRatio && overCommittees === "RATIO_OF_SUMS" && flaw("overCommittees", "ONLY_FOR_RATIOS"),
    !isRatio && overPeriods === "RATIO_OF_SUMS" && flaw("overPeriods", "ONLY_FOR_RATIOS"),
    overCommittees === "LATEST" && flaw("overCommittees", "COMMITTEES_HAVE_NO_ORDER"),
    source !== "ENTERED" && valueType !== "AMOUNT" && !counted && flaw("counted", "REQUIRED"),
    counted !== null && !matches(input.definition, countings[counted]) && flaw("counted", "INVALID"),
    (counted === "EVENTS_HELD" || counted === "ATTENDANCE") &&
      eventKinds.length === 0 &&
      flaw("eventKinds", "REQUIRED"),
    valueType === "AMOUNT" && source !== "ENTERED" && flaw("source", "ONLY_COUNTS_ARE_COUNTED"),
    ...rules.flatMap((rule, index) =>
      flawsOfRule(rule, `rules.${index}`, {
        isRatio,
        indicatorId,
        disaggregations,
        compared: compared.find(({ id }) => id === rule.comparedIndicatorId),
        isTwice: rules
          .slice(0, index)
          .some(
            ({ kind, comparedIndicatorId }) => kind === rule.kind && comparedIndicatorId === rule.comparedIndicatorId,
          ),
      }),
    ),
  ];
  const found = flaws.filter((each) => each !== false);
  if (found.length > 0) throw new InvalidInputError(found);
  const ratio = (name: string | null) => (isRatio ? name : null);
  return {
    code,
    version: {
      ...written,
      ...{ valueType, overCommittees, overPeriods, source, counted, themeId },
      eventKinds: counted === "EVENTS_HELD" || counted === "ATTENDANCE" ? eventKinds : [],
      numeratorName: ratio(written.numeratorName),
      numeratorNameEn: ratio(written.numeratorNameEn),
      denominatorName: ratio(written.denominatorName),
      denominatorNameEn: ratio(written.denominatorNameEn),
      groups: { connect: groupIds.map((id) => ({ id })) },
      disaggregations: { connect: disaggregationIds.map((id) => ({ id })) },
      rules: {
        create: rules.map(({ kind, severity, limit, ...comparison }) => ({
          kind,
          severity,
          limit: kind === "CHANGE_FROM_PREVIOUS_PERCENT" ? limit : null,
          comparedIndicatorId: kind === "LE_INDICATOR" ? comparison.comparedIndicatorId : null,
          comparedPart: kind === "LE_INDICATOR" ? (comparison.comparedPart ?? "NUMERATOR") : null,
        })),
      },
    },
  };
}

interface Surroundings {
  isRatio: boolean;
  indicatorId: number | null;
  disaggregations: { addsUpToTotal: boolean }[];
  compared: { id: number; versions: { valueType: string }[] } | undefined;
  /** Whether the same rule stands above. */
  isTwice: boolean;
}

function flawsOfRule(
  { kind, severity, comparedPart, limit }: Rule,
  path: string,
  { isRatio, indicatorId, disaggregations, compared, isTwice }: Surroundings,
): (InvalidField | false)[] {
  const onlyForRatios = !isRatio && flaw(`${path}.kind`, "ONLY_FOR_RATIOS");
  const flawOfKind = {
    NON_NEGATIVE: [],
    WHOLE_NUMBER: [],
    NUMERATOR_LE_DENOMINATOR: [onlyForRatios],
    DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE: [onlyForRatios],
    PART_LE_TOTAL: [disaggregations.length === 0 && flaw(`${path}.kind`, "NEEDS_DISAGGREGATION")],
    DISAGGREGATION_SUMS_TO_TOTAL: [
      !disaggregations.some(({ addsUpToTotal }) => addsUpToTotal) && flaw(`${path}.kind`, "NEEDS_DISAGGREGATION"),
    ],
    LE_INDICATOR: [
      (!compared || compared.id === indicatorId) && flaw(`${path}.comparedIndicatorId`, "NOT_FOUND"),
      comparedPart === "DENOMINATOR" &&
        compared?.versions[0]?.valueType !== "RATIO" &&
        flaw(`${path}.comparedPart`, "ONLY_FOR_RATIOS"),
    ],
    CHANGE_FROM_PREVIOUS_PERCENT: [
      severity === "ERROR" && flaw(`${path}.severity`, "CHANGE_MAY_BE_REAL"),
      !(limit?.greaterThan(0) && limit.lessThan(10_000)) && flaw(`${path}.limit`, limit ? "OUT_OF_RANGE" : "REQUIRED"),
    ],
  } satisfies Record<ValidationRuleKind, (InvalidField | false)[]>;
  return [isTwice && flaw(`${path}.kind`, "TWICE"), ...flawOfKind[kind]];
}

const flaw = (path: string, code: FieldErrorCode): InvalidField => ({ path: `definition.${path}`, code });
