import type { AdministrativeLevel, SectionKind, Transaction } from "@camket/prisma";
import { z } from "zod";
import type { Context } from "../../context.ts";
import {
  fieldError,
  type InvalidField,
  InvalidInputError,
  NotFoundError,
  parseInput,
  VersionConflictError,
} from "../../errors.ts";
import { requiredText, writtenText } from "../../text-rules.ts";
import { transact } from "../../transact.ts";
import { codeRules, refuseTakenCode, requireKeeper } from "./catalogue.service.ts";
import { TemplateVersionUnusedError, TemplateVersionUsedError } from "./report-template.errors.ts";

interface Section {
  kind: SectionKind;
  title: string;
  titleEn: string;
  guidance: string;
  guidanceEn: string;
  isRequired: boolean;
  maxWords: number | null;
  /** In order. */
  indicators: { indicatorId: number; isRequired: boolean }[];
}

interface Content {
  levels: AdministrativeLevel[];
  validFrom: Date;
  /** In order. */
  sections: Section[];
}

const guidance = writtenText(2000);
const contentRules = z.object({
  levels: z.array(z.custom<AdministrativeLevel>()).min(1, fieldError("REQUIRED")),
  sections: z
    .array(
      z.object({
        kind: z.custom<SectionKind>(),
        title: requiredText(200),
        titleEn: requiredText(200),
        guidance,
        guidanceEn: guidance,
        isRequired: z.boolean(),
        maxWords: z.number().min(1, fieldError("OUT_OF_RANGE")).max(10_000, fieldError("OUT_OF_RANGE")).nullable(),
        indicators: z
          .array(z.object({ indicatorId: z.number(), isRequired: z.boolean() }))
          .max(100, fieldError("OUT_OF_RANGE")),
      }),
    )
    .min(1, fieldError("REQUIRED"))
    .max(6, fieldError("OUT_OF_RANGE")),
});
const nameRules = z.object({ name: requiredText(200), nameEn: requiredText(200) });
const namingRules = nameRules.extend({ code: codeRules });

/** @returns the id of the new form. */
export async function createReportTemplate(
  { code, name, nameEn, ...content }: Content & { code: string; name: string; nameEn: string },
  context: Context,
): Promise<number> {
  requireKeeper(context);
  const naming = parseInput(namingRules, { code, name, nameEn });
  return transact(context, async (tx) => {
    const version = await checkContent(content, tx);
    const { id } = await tx.reportTemplate.create({
      data: { ...naming, versions: { create: { ...version, number: 1 } } },
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
 * Adds a version that begins as a copy of the last one.
 *
 * @returns the id of the form.
 */
export async function addReportTemplateVersion(
  { validFrom, ...change }: Change & { validFrom: Date },
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    await claimTemplate(change, context, tx);
    const last = await tx.reportTemplateVersion.findFirstOrThrow({
      where: { templateId: change.id },
      orderBy: { number: "desc" },
      include: {
        rounds: { take: 1 },
        sections: { orderBy: { position: "asc" }, include: { indicators: { orderBy: { position: "asc" } } } },
      },
    });
    if (last.rounds.length === 0) throw new TemplateVersionUnusedError();
    if (validFrom < last.validFrom) throw new InvalidInputError([{ path: "validFrom", code: "OUT_OF_RANGE" }]);
    await tx.reportTemplateVersion.create({
      data: {
        templateId: change.id,
        number: last.number + 1,
        levels: last.levels,
        validFrom,
        sections: {
          create: last.sections.map(({ id: _section, templateVersionId: _version, indicators, ...section }) => ({
            ...section,
            indicators: {
              create: indicators.map(({ indicatorId, position, isRequired }) => ({
                indicatorId,
                position,
                isRequired,
              })),
            },
          })),
        },
      },
      select: { id: true },
    });
    return change.id;
  });
}

/**
 * Replaces the content of the last version, while no round uses it.
 *
 * @returns the id of the form.
 */
export async function reviseReportTemplate(
  { id, expectedEdition, ...content }: Change & Content,
  context: Context,
): Promise<number> {
  return transact(context, async (tx) => {
    await claimTemplate({ id, expectedEdition }, context, tx);
    // A round that is being opened with it holds it, so this waits for it and then finds it.
    const [last] = await tx.$queryRaw<{ id: number; number: number }[]>`
      SELECT "id", "number" FROM "ReportTemplateVersion" WHERE "templateId" = ${id} ORDER BY "number" DESC LIMIT 1 FOR UPDATE`;
    if (!last) throw new NotFoundError();
    if ((await tx.roundTemplate.count({ where: { templateVersionId: last.id } })) > 0)
      throw new TemplateVersionUsedError();
    const version = await checkContent(content, tx);
    const before = await tx.reportTemplateVersion.findFirst({
      where: { templateId: id, number: { lt: last.number } },
      orderBy: { number: "desc" },
    });
    if (before && content.validFrom < before.validFrom)
      throw new InvalidInputError([{ path: "validFrom", code: "OUT_OF_RANGE" }]);
    await tx.templateSection.deleteMany({ where: { templateVersionId: last.id } });
    await tx.reportTemplateVersion.update({ where: { id: last.id }, data: version, select: { id: true } });
    return id;
  });
}

/** @returns the id of the form. */
export async function renameReportTemplate(
  { name, nameEn, ...change }: Change & { name: string; nameEn: string },
  context: Context,
): Promise<number> {
  const names = parseInput(nameRules, { name, nameEn });
  return transact(context, async (tx) => {
    await claimTemplate(change, context, tx);
    await tx.reportTemplate.update({ where: { id: change.id }, data: names, select: { id: true } });
    return change.id;
  });
}

async function claimTemplate({ id, expectedEdition }: Change, context: Context, tx: Transaction) {
  const template = await tx.reportTemplate.findUnique({ where: { id } });
  if (!template) throw new NotFoundError();
  requireKeeper(context);
  const { count } = await tx.reportTemplate.updateMany({
    where: { id, edition: expectedEdition },
    data: { edition: { increment: 1 } },
  });
  if (count === 0) throw new VersionConflictError(template.edition);
}

/** A version as it is stored. No kind of section and no indicator stands in it twice. */
async function checkContent(input: Content, tx: Transaction) {
  const { levels, sections } = parseInput(contentRules, input);
  const asked = sections.flatMap(({ indicators }, section) =>
    indicators.map(({ indicatorId }, place) => ({ indicatorId, path: `sections.${section}.indicators.${place}` })),
  );
  const there = await tx.indicator.findMany({
    where: { id: { in: asked.map(({ indicatorId }) => indicatorId) } },
    select: { id: true },
  });
  const known = new Set(there.map(({ id }) => id));
  const seen = new Set<number>();
  const flaws: InvalidField[] = [
    ...sections.flatMap(({ kind }, index): InvalidField[] =>
      sections.findIndex((section) => section.kind === kind) < index
        ? [{ path: `sections.${index}.kind`, code: "TWICE" }]
        : [],
    ),
    ...asked.flatMap(({ indicatorId, path }): InvalidField[] => {
      if (!known.has(indicatorId)) return [{ path: `${path}.indicatorId`, code: "NOT_FOUND" }];
      if (seen.has(indicatorId)) return [{ path, code: "TWICE" }];
      seen.add(indicatorId);
      return [];
    }),
  ];
  if (asked.length > MOST_INDICATORS) flaws.push({ path: "sections", code: "OUT_OF_RANGE", limit: MOST_INDICATORS });
  if (flaws.length > 0) throw new InvalidInputError(flaws);
  return {
    levels,
    validFrom: input.validFrom,
    sections: {
      create: sections.map(({ indicators, ...section }, index) => ({
        ...section,
        position: index + 1,
        indicators: { create: indicators.map((line, place) => ({ ...line, position: place + 1 })) },
      })),
    },
  };
}

/** As many as a report shows. */
const MOST_INDICATORS = 200;
