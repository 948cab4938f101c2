import type { CountedWork, Database, EventKind, IndicatorSource, SectionKind } from "@camket/prisma";
import { reportingCatalogue, reportingTree } from "./reporting-tree.ts";
import { day } from "./sample-committees.ts";

const counts: [code: string, CountedWork, IndicatorSource, isRatio: boolean, kinds: EventKind[]][] = [
  ["W-01", "EVENTS_HELD", "EVENTS", false, ["CONFERENCE", "TRAINING"]],
  ["W-02", "ATTENDANCE", "EVENTS", false, ["TRAINING"]],
  ["W-03", "CONCLUSIONS_ASSIGNED", "EVENTS", true, []],
  ["W-04", "OUTPUTS_PUBLISHED", "OUTPUTS", false, []],
  ["W-05", "TASKS_DONE_IN_TIME", "TASKS", true, []],
  ["W-06", "LONGEST_DELAY", "TASKS", false, []],
  ["W-07", "RECOMMENDATIONS_CARRIED_OUT", "TASKS", true, []],
];

const sections: [SectionKind, number | null][] = [
  ["SITUATION", 200],
  ["RESULTS", 200],
  ["LIMITATIONS", 30],
  ["CAUSES", null],
  ["DIRECTIONS", null],
  ["PROPOSALS", null],
];

/** A province with two communes, and a round whose form counts every kind of work and has every section. */
export async function draftedTree(db: Database) {
  const catalogue = await reportingCatalogue(db);
  const { nation, provinces } = await reportingTree(db, catalogue, [2]);
  const [province] = provinces;
  const [commune] = province?.communes ?? [];
  if (!province || !commune) throw new Error("Both were just created");
  const theme = await db.theme.findFirstOrThrow();
  for (const [code, counted, source, isRatio, eventKinds] of counts)
    await db.indicator.create({
      data: {
        code,
        versions: {
          create: {
            ...{ number: 1, name: code, nameEn: code, definition: "", definitionEn: "", unit: "việc", unitEn: "items" },
            ...{ valueType: isRatio ? "RATIO" : "COUNT", overCommittees: isRatio ? "RATIO_OF_SUMS" : "SUM" },
            ...{ overPeriods: "NONE", source, counted, eventKinds, levels: ["PROVINCE", "COMMUNE"] },
            ...{ themeId: theme.id, validFrom: day("2020-01-01") },
          },
        },
      },
    });
  const indicators = await db.indicator.findMany({ where: { code: { startsWith: "W-" } }, orderBy: { code: "asc" } });
  const template = await db.reportTemplate.create({
    data: {
      ...{ code: "BC-SOAN", name: "Báo cáo", nameEn: "Report" },
      versions: {
        create: {
          ...{ number: 1, levels: ["PROVINCE", "COMMUNE"], validFrom: day("2020-01-01") },
          sections: {
            create: sections.map(([kind, maxWords], index) => ({
              ...{ kind, position: index + 1, title: kind, titleEn: kind, guidance: "", guidanceEn: "", maxWords },
              isRequired: false,
              indicators: {
                create:
                  kind === "RESULTS"
                    ? indicators.map(({ id }, place) => ({ indicatorId: id, position: place + 1, isRequired: false }))
                    : [],
              },
            })),
          },
        },
      },
    },
    include: { versions: true },
  });
  const templateVersionId = template.versions[0]?.id ?? 0;
  const round = await db.reportingRound.create({
    data: {
      ...{ committeeId: nation.id, name: "6 tháng đầu năm 2026", periodKind: "OTHER", year: 2026 },
      ...{ startsOn: day("2025-12-15"), endsOn: day("2026-06-14"), opensOn: day("2026-06-01") },
      dueOn: day("2026-06-30"),
      templates: { create: (["PROVINCE", "COMMUNE"] as const).map((level) => ({ level, templateVersionId })) },
      expectations: {
        create: [province, ...province.communes].map(({ id }) => ({ committeeId: id, dueOn: day("2026-06-30") })),
      },
    },
  });
  return { nation, province, commune, other: province.communes[1] ?? commune, theme, round };
}

interface TaskDays {
  dueOn: string;
  doneOn?: string;
  /** The due day as first issued. */
  firstDueOn?: string;
  note?: string;
  limitation?: string;
  conclusionId?: number;
  recommendationId?: number;
}

/** Work of a committee, as it would have been recorded. */
export const workOf = (db: Database, { id: committeeId }: { id: number }, themeId: number) => ({
  task: (title: string, { dueOn, doneOn, firstDueOn = dueOn, note, limitation, ...from }: TaskDays) =>
    db.task.create({
      data: {
        ...{ committeeId, number: "1", position: 1, title, expectedResult: "Báo cáo kết quả" },
        ...{ startsOn: day("2025-12-20"), dueOn: day(dueOn), doneOn: doneOn ? day(doneOn) : null },
        ...{ baselineStartsOn: day("2025-12-20"), baselineDueOn: day(firstDueOn) },
        ...{ state: doneOn ? "DONE" : "UNDER_WAY", progress: doneOn ? 100 : 40 },
        conclusionId: from.conclusionId ?? null,
        themes: { connect: { id: themeId } },
        recommendations: { connect: from.recommendationId ? [{ id: from.recommendationId }] : [] },
        updates: {
          create: note
            ? [{ date: day(doneOn ?? "2026-05-01"), progress: 40, note, limitation: limitation ?? null }]
            : [],
        },
        deadlineChanges: {
          create:
            firstDueOn === dueOn
              ? []
              : [
                  {
                    ...{ previousDueOn: day(firstDueOn), dueOn: day(dueOn) },
                    ...{ reason: "Chờ sắp xếp tổ chức bộ máy.", changedOn: day("2026-03-01") },
                  },
                ],
        },
      },
    }),
  event: (kind: EventKind, title: string, on: string, more: { count?: number; conclusions?: string[] } = {}) =>
    db.event.create({
      data: {
        ...{ committeeId, kind, title, startsOn: day(on), endsOn: day(on), place: "Hội trường" },
        attendances: { create: more.count ? [{ attendingCommitteeId: committeeId, count: more.count }] : [] },
        conclusions: { create: (more.conclusions ?? []).map((text, index) => ({ number: index + 1, text })) },
      },
      include: { conclusions: { orderBy: { number: "asc" } } },
    }),
});
