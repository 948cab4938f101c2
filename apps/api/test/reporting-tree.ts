import type {
  AddingRule,
  CountedWork,
  Database,
  FigureOrigin,
  FigureState,
  GrantRole,
  ValueType,
} from "@camket/prisma";
import { loadViewer } from "../src/sign-in/viewer.ts";
import { day } from "./sample-committees.ts";

export interface TypedCell {
  indicator: { versionId: number };
  categoryId?: number | null;
  state?: FigureState;
  numerator?: string | null;
  denominator?: string | null;
  origin?: FigureOrigin;
}

const naming = { name: "Trẻ em", nameEn: "Children", description: "", descriptionEn: "", position: 1 };
const LEVELS = ["NATION", "PROVINCE", "COMMUNE"] as const;

/** One indicator for each rule over committees; pupils are split by sex, and small ones hidden. */
export async function reportingCatalogue(db: Database) {
  const theme = await db.theme.create({ data: { code: "EDU", ...naming } });
  const sex = await db.disaggregation.create({
    data: {
      ...{ code: "SEX", name: "Giới tính", nameEn: "Sex", addsUpToTotal: true },
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
    valueType: ValueType,
    overCommittees: AddingRule,
    more: { smallCellThreshold?: number; source?: "EVENTS"; counted?: CountedWork } = {},
  ) => {
    const created = await db.indicator.create({
      data: {
        code,
        versions: {
          create: {
            ...{ number: 1, name: `Chỉ tiêu ${code}`, nameEn: `Indicator ${code}`, definition: "", definitionEn: "" },
            ...{ unit: "người", unitEn: "people", valueType, overCommittees, overPeriods: "SUM", source: "ENTERED" },
            ...{ levels: [...LEVELS], themeId: theme.id, validFrom: day("2020-01-01"), ...more },
            disaggregations: { connect: { id: sex.id } },
            rules: { create: [{ kind: "DISAGGREGATION_SUMS_TO_TOTAL", severity: "WARNING" }] },
          },
        },
      },
      include: { versions: true },
    });
    return { id: created.id, code, versionId: created.versions[0]?.id ?? 0, rule: overCommittees };
  };
  const indicators = {
    pupils: await indicator("C-01", "COUNT", "SUM", { smallCellThreshold: 5 }),
    largest: await indicator("C-02", "COUNT", "MAX"),
    ratio: await indicator("C-03", "RATIO", "RATIO_OF_SUMS"),
    apart: await indicator("C-05", "COUNT", "NONE"),
    trainings: await indicator("C-06", "COUNT", "SUM", { source: "EVENTS", counted: "EVENTS_HELD" }),
  };
  const template = await db.reportTemplate.create({
    data: {
      ...{ code: "BC", name: "Báo cáo", nameEn: "Report" },
      versions: {
        create: {
          ...{ number: 1, levels: [...LEVELS], validFrom: day("2020-01-01") },
          sections: {
            create: {
              ...{ kind: "RESULTS", position: 1, title: "Kết quả", titleEn: "Results", guidance: "", guidanceEn: "" },
              isRequired: false,
              indicators: {
                create: Object.values(indicators).map(({ id }, index) => ({
                  ...{ indicatorId: id, position: index + 1, isRequired: false },
                })),
              },
            },
          },
        },
      },
    },
    include: { versions: true },
  });
  return { indicators, sex: { female, male }, templateVersionId: template.versions[0]?.id ?? 0 };
}

type Catalogue = Awaited<ReturnType<typeof reportingCatalogue>>;
export type Place = { id: number; path: string; code: string; unitId: number };

let trees = 0;

/**
 * A nation with provinces and their communes, and a round of the same half-year at the nation for the provinces and at
 * each province for its communes.
 *
 * @param shape how many communes each province has.
 */
export async function reportingTree(db: Database, { templateVersionId }: Catalogue, shape: number[]) {
  trees += 1;
  const from = { validFrom: day("2020-01-01") };
  const committee = async (code: string, level: (typeof LEVELS)[number], parent: Place | null): Promise<Place> => {
    const period = { kind: "đơn vị", name: code, nameEn: code, parentId: parent?.unitId ?? null, ...from };
    const unit = await db.administrativeUnit.create({ data: { code, level, ...from, periods: { create: period } } });
    const { id, path } = await db.committee.create({
      data: {
        ...{ unitId: unit.id, parentId: parent?.id ?? null, ...from },
        periods: { create: { name: `Ban ${code}`, nameEn: `Committee ${code}`, symbol: "BCĐ", ...from } },
      },
    });
    return { id, path, code, unitId: unit.id };
  };
  const round = (asking: Place, expected: Place[]) =>
    db.reportingRound.create({
      data: {
        ...{ committeeId: asking.id, name: "6 tháng đầu năm 2026", periodKind: "HALF_YEAR_1", year: 2026 },
        ...{ startsOn: day("2025-12-15"), endsOn: day("2026-06-14"), opensOn: day("2026-06-01") },
        dueOn: day("2026-06-30"),
        templates: { create: LEVELS.map((level) => ({ level, templateVersionId })) },
        expectations: { create: expected.map(({ id }) => ({ committeeId: id, dueOn: day("2026-06-30") })) },
      },
    });
  const [tree, digits] = [String(trees).padStart(3, "0"), (index: number) => String(index).padStart(2, "0")];
  const nation = await committee(tree, "NATION", null);
  const provinces = [];
  for (const [index, communeCount] of shape.entries()) {
    const province = await committee(`${tree}${digits(index)}`, "PROVINCE", nation);
    const communes = [];
    for (let commune = 0; commune < communeCount; commune += 1)
      communes.push(await committee(`${tree}${digits(index)}${digits(commune)}`, "COMMUNE", province));
    provinces.push({ ...province, communes, round: await round(province, communes) });
  }
  return { nation, provinces, round: await round(nation, [nation, ...provinces]) };
}

const cellOf = ({ indicator, categoryId, state, numerator, denominator, origin }: TypedCell) => ({
  indicatorVersionId: indicator.versionId,
  categoryId: categoryId ?? null,
  state: state ?? "NUMBER",
  numerator: numerator ?? null,
  denominator: denominator ?? null,
  origin: origin ?? "TYPED",
});

/** A report with a draft that holds these cells. */
export const draftReport = (db: Database, roundId: number, committeeId: number, cells: TypedCell[] = []) =>
  db.report.create({
    data: { roundId, committeeId, revisions: { create: { number: 1, figures: { create: cells.map(cellOf) } } } },
  });

/** The same, sent. */
export async function sentReport(db: Database, roundId: number, committeeId: number, cells: TypedCell[]) {
  const { id } = await draftReport(db, roundId, committeeId, cells);
  const sealedAt = new Date();
  await db.reportRevision.updateMany({ where: { reportId: id }, data: { sealedAt } });
  return db.report.update({ where: { id }, data: { state: "SUBMITTED", receivedAt: sealedAt } });
}

let holders = 0;

/** Somebody who signs in with a role at a committee. */
export async function holder(db: Database, { id: committeeId }: { id: number }, ...roles: GrantRole[]) {
  holders += 1;
  const { id } = await db.user.create({
    data: {
      ...{ email: `holder-${holders}@camket.example`, name: "Người dùng" },
      grants: { create: roles.map((role) => ({ role, committeeId, validFrom: day("2020-01-01") })) },
    },
  });
  const viewer = await loadViewer(db, id);
  if (!viewer) throw new Error("The account was just opened");
  return viewer;
}
