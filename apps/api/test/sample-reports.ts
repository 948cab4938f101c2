import { type Database, type FigureState, Prisma, type ValidationRuleKind } from "@camket/prisma";
import { day, type sampleCommittees } from "./sample-committees.ts";

type Committees = Awaited<ReturnType<typeof sampleCommittees>>;

const cellRules: ValidationRuleKind[] = ["NON_NEGATIVE", "WHOLE_NUMBER"];
const ratioRules: ValidationRuleKind[] = ["NUMERATOR_LE_DENOMINATOR", "DENOMINATOR_POSITIVE_OR_NOT_APPLICABLE"];
const sheetRules: ValidationRuleKind[] = ["PART_LE_TOTAL", "DISAGGREGATION_SUMS_TO_TOTAL"];

/**
 * Three rounds of the nation for the first half of 2025, 2026 and 2027, with one form for provinces: pupils (by sex),
 * pre-school (a ratio, by sex), school kitchens (an amount with decimals) and trainings (counted from events).
 */
export async function sampleReports(db: Database, { nation, dongNai, ninhBinh, bienHoa }: Committees) {
  const theme = await db.theme.create({
    data: { code: "SCHOOL", name: "Giáo dục", nameEn: "Education", description: "", descriptionEn: "", position: 1 },
  });
  const sex = await db.disaggregation.create({
    data: {
      code: "SEX",
      name: "Giới tính",
      nameEn: "Sex",
      addsUpToTotal: true,
      categories: {
        create: [
          { code: "F", name: "Nữ", nameEn: "Female", position: 1 },
          { code: "M", name: "Nam", nameEn: "Male", position: 2 },
        ],
      },
    },
    include: { categories: { orderBy: { position: "asc" } } },
  });
  const [female, male] = sex.categories;
  if (!female || !male) throw new Error("Both were just created");

  const indicator = async (
    code: string,
    version: Pick<Prisma.IndicatorVersionUncheckedCreateInput, "valueType" | "source" | "smallCellThreshold">,
    rules: ValidationRuleKind[],
    comparisons: Prisma.ValidationRuleUncheckedCreateWithoutIndicatorVersionInput[] = [],
  ) => {
    const created = await db.indicator.create({
      data: {
        code,
        versions: {
          create: {
            number: 1,
            name: `Chỉ tiêu ${code}`,
            nameEn: `Indicator ${code}`,
            definition: "",
            definitionEn: "",
            unit: "người",
            unitEn: "people",
            overCommittees: "SUM",
            overPeriods: "SUM",
            levels: ["PROVINCE"],
            themeId: theme.id,
            validFrom: day("2020-01-01"),
            ...version,
            disaggregations: version.source === "ENTERED" ? { connect: { id: sex.id } } : {},
            rules: { create: [...rules.map((kind) => ({ kind, severity: "ERROR" as const })), ...comparisons] },
          },
        },
      },
      include: { versions: true },
    });
    const [only] = created.versions;
    if (!only) throw new Error("It was just created");
    return { id: created.id, code, versionId: only.id };
  };

  const pupils = await indicator(
    "EDU-01",
    { valueType: "COUNT", source: "ENTERED", smallCellThreshold: 5 },
    [...cellRules, ...sheetRules],
    [{ kind: "CHANGE_FROM_PREVIOUS_PERCENT", severity: "WARNING", limit: new Prisma.Decimal(50) }],
  );
  const preSchool = await indicator(
    "EDU-02",
    { valueType: "RATIO", source: "ENTERED", smallCellThreshold: 5 },
    [...cellRules, ...ratioRules, ...sheetRules],
    [{ kind: "LE_INDICATOR", severity: "ERROR", comparedIndicatorId: pupils.id, comparedPart: "NUMERATOR" }],
  );
  const kitchens = await indicator("EDU-03", { valueType: "AMOUNT", source: "ENTERED" }, ["NON_NEGATIVE"]);
  const trainings = await indicator("EDU-04", { valueType: "COUNT", source: "EVENTS" }, []);
  const indicators = { pupils, preSchool, kitchens, trainings };

  const template = await db.reportTemplate.create({
    data: {
      code: "BC-TINH-6T",
      name: "Báo cáo 6 tháng",
      nameEn: "Half-year report",
      versions: {
        create: {
          number: 1,
          levels: ["PROVINCE"],
          validFrom: day("2020-01-01"),
          sections: {
            create: [
              {
                kind: "RESULTS",
                position: 1,
                title: "Kết quả thực hiện",
                titleEn: "Results",
                guidance: "",
                guidanceEn: "",
                isRequired: true,
                maxWords: 10,
                indicators: {
                  create: [pupils, preSchool, kitchens, trainings].map(({ id }, index) => ({
                    indicatorId: id,
                    position: index + 1,
                    isRequired: id === pupils.id || id === trainings.id,
                  })),
                },
              },
              {
                kind: "PROPOSALS",
                position: 2,
                title: "Kiến nghị",
                titleEn: "Proposals",
                guidance: "",
                guidanceEn: "",
                isRequired: false,
              },
            ],
          },
        },
      },
    },
    include: { versions: true },
  });
  const templateVersionId = template.versions[0]?.id ?? 0;

  const round = (year: number) =>
    db.reportingRound.create({
      data: {
        committeeId: nation.id,
        name: `6 tháng đầu năm ${year}`,
        periodKind: "HALF_YEAR_1",
        year,
        startsOn: day(`${year - 1}-12-15`),
        endsOn: day(`${year}-06-14`),
        opensOn: day(`${year}-06-01`),
        dueOn: day(`${year}-06-30`),
        templates: {
          create: [
            { level: "PROVINCE", templateVersionId },
            { level: "COMMUNE", templateVersionId },
          ],
        },
        expectations: {
          create: [
            { committeeId: dongNai.id, dueOn: day(`${year}-06-30`) },
            { committeeId: ninhBinh.id, dueOn: day(`${year}-06-30`) },
          ],
        },
      },
    });

  /** A report with one sealed revision, received on the last day of June of its year unless said otherwise. */
  const submit = async (roundId: number, committeeId: number, receivedAt: string, figures: SampleFigure[]) => {
    const report = await db.report.create({
      data: {
        roundId,
        committeeId,
        state: "SUBMITTED",
        receivedAt: new Date(receivedAt),
        revisions: { create: { number: 1, figures: { create: figures.map(figureOf) } } },
      },
      include: { revisions: true },
    });
    const revisionId = report.revisions[0]?.id ?? 0;
    await db.reportRevision.update({ where: { id: revisionId }, data: { sealedAt: new Date(receivedAt) } });
    return { ...report, revisionId };
  };
  const decide = async (report: { id: number; revisionId: number }, kind: "APPROVED" | "RETURNED") => {
    await db.reportDecision.create({
      data: { reportId: report.id, revisionId: report.revisionId, kind, reason: "Bổ sung số liệu" },
    });
    await db.report.update({ where: { id: report.id }, data: { state: kind, version: { increment: 1 } } });
  };

  return {
    sex: { female, male },
    indicators,
    rounds: { before: await round(2025), now: await round(2026), next: await round(2027) },
    submit,
    decide,
    bienHoa,
  };
}

export interface SampleFigure {
  indicator: { versionId: number };
  categoryId?: number;
  state?: FigureState;
  numerator?: string;
  denominator?: string;
}

const figureOf = ({ indicator, categoryId, state, numerator, denominator }: SampleFigure) => ({
  indicatorVersionId: indicator.versionId,
  categoryId: categoryId ?? null,
  state: state ?? "NUMBER",
  numerator: numerator ?? null,
  denominator: denominator ?? null,
});
