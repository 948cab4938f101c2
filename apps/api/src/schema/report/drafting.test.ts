import { graphql } from "@camket/schema";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { draftedTree, workOf } from "../../../test/drafted-work.ts";
import { holder } from "../../../test/reporting-tree.ts";
import { day, globalId } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { composeSection, countWords, ofTask, quoted } from "./narrative-draft.ts";
import { periodAfter } from "./reporting-period.ts";

const api = await openTestApi();
const { db } = api;
const { province, commune, other, theme, round } = await draftedTree(db);
const officer = api.as(await holder(db, province, "OFFICER"));

const Start = graphql(`
  mutation Start($input: StartReportInput!) {
    result: startReport(input: $input) { __typename ... on Report { id } ... on DomainError { code } }
  }
`);
const Refill = graphql(`
  mutation Refill($input: RefillReportInput!) {
    result: refillReport(input: $input) { __typename ... on DomainError { code } }
  }
`);
const Write = graphql(`
  mutation Write($input: SaveNarrativeInput!) {
    result: saveNarrative(input: $input) { __typename ... on Narrative { isDrafted version sources { totalCount } } }
  }
`);
const Override = graphql(`
  mutation Override($input: OverrideFiguresInput!) {
    result: overrideFigures(input: $input) { __typename ... on DomainError { code message } }
  }
`);
const Restore = graphql(`
  mutation Restore($input: RestoreFiguresInput!) { result: restoreFigures(input: $input) { __typename } }
`);
const DeleteEvent = graphql(`
  mutation DeleteEvent($input: DeleteEventInput!) {
    result: deleteEvent(input: $input) { __typename ... on DomainError { code } }
  }
`);
const Submit = graphql(`
  mutation Submit($input: SubmitReportInput!) {
    result: submitReport(input: $input) { __typename ... on ReportIncompleteError { blockers { kind section } } }
  }
`);
const Draft = graphql(`
  query Draft($id: ID!) {
    report(id: $id) {
      version
      latestRevision {
        narratives { section text isDrafted version
          sources { totalCount edges { node { task { title } event { title } document { reference } } } } }
        figures(first: 50) { edges { node { state numerator denominator origin version ownNumerator
          indicatorVersion { indicator { id code } }
          evidence { edges { node { task { title } event { title } output { count } } } } } } }
      }
    }
  }
`);

async function draftOf(id: string, by = officer) {
  const { report } = await by.run(Draft, { id });
  if (!report) throw new Error("It was begun");
  const figures = report.latestRevision.figures.edges.flatMap((edge) => edge?.node ?? []);
  return {
    version: report.version,
    narratives: Object.fromEntries(report.latestRevision.narratives.map((each) => [each.section, each])),
    figures: Object.fromEntries(figures.map((figure) => [figure.indicatorVersion.indicator.code, figure])),
    values: Object.fromEntries(
      figures.map(({ state, numerator, denominator, indicatorVersion }) => [
        indicatorVersion.indicator.code,
        state === "NUMBER" ? [numerator, denominator].filter((part) => part !== null).join("/") : state,
      ]),
    ),
  };
}
const begin = async (committee: { id: number }, by = officer) => {
  const input = { roundId: globalId("ReportingRound", round), committeeId: globalId("Committee", committee) };
  const { result } = await by.run(Start, { input });
  if (result.__typename !== "Report") throw new Error(result.__typename);
  return result.id;
};
const refill = async (reportId: string) => (await officer.run(Refill, { input: { reportId } })).result;

describe("a report that is begun", () => {
  let id = "";
  let held: { id: number; version: number };
  beforeAll(async () => {
    const { task, event } = workOf(db, province, theme.id);
    const conference = await event("CONFERENCE", "Hội nghị sơ kết", "2026-01-10", {
      conclusions: ["Rà soát trường học", "Báo cáo quý"],
    });
    held = await event("TRAINING", "Tập huấn Công ước", "2026-06-14", { count: 45 });
    await event("TRAINING", "Tập huấn kỳ sau", "2026-06-15", { count: 1000 });
    await event("TRAINING", "Tập huấn kỳ trước", "2025-12-14", { count: 1000 });
    await event("OUTREACH", "Tuyên truyền", "2026-02-02", { count: 500 });
    const recommendation = async (reference: string, position: "SUPPORTED" | "NOTED") =>
      (
        await db.recommendation.create({
          data: { mechanism: "UPR", stateUnderReview: "Viet Nam", cycle: "4", reference, text: reference, position },
        })
      ).id;
    const [first, , noted] = [
      await recommendation("1", "SUPPORTED"),
      await recommendation("2", "SUPPORTED"),
      await recommendation("3", "NOTED"),
    ];
    await task("Rà soát trường học.", {
      ...{ dueOn: "2026-03-31", doneOn: "2026-03-30", note: "Đã rà soát *toàn bộ*\n120 trường." },
      conclusionId: conference.conclusions[0]?.id ?? 0,
      recommendationId: first,
    });
    await task("Sửa chữa lớp học", {
      dueOn: "2026-04-30",
      firstDueOn: "2026-03-31",
      doneOn: "2026-05-10",
      note: "Đã sửa 12 lớp",
    });
    await task("Khám sức khỏe học sinh", { dueOn: "2026-06-14", note: "Đang làm", limitation: "Thiếu bác sĩ" });
    await task("Tổng kết năm học", { dueOn: "2026-12-14", recommendationId: noted });
    await task("Ngoài kỳ tới", { dueOn: "2026-12-15" });
    await db.task.create({
      data: {
        ...{ committeeId: province.id, number: "9", position: 9, title: "Chưa ban hành", expectedResult: "" },
        ...{ startsOn: day("2026-01-01"), dueOn: day("2026-05-01"), state: "NOT_BEGUN" },
      },
    });
    await workOf(db, other, theme.id).event("TRAINING", "Tập huấn của xã khác", "2026-03-03", { count: 7 });
    const kind = await db.outputKind.create({ data: { code: "A", name: "Tin", nameEn: "News", position: 1 } });
    const channel = await db.outputChannel.create({ data: { code: "P", name: "Cổng", nameEn: "Portal", position: 1 } });
    for (const [month, count] of [
      ["2025-12-01", 1000],
      ["2026-01-01", 3],
      ["2026-06-01", 4],
      ["2026-07-01", 1000],
    ] as const)
      await db.output.create({
        data: { committeeId: province.id, month: day(month), kindId: kind.id, channelId: channel.id, count },
      });
    const type = await db.documentType.create({
      data: { code: "KH", name: "Kế hoạch", nameEn: "Plan", isNumbered: true },
    });
    await db.document.create({
      data: {
        ...{ committeeId: province.id, typeId: type.id, number: 96, year: 2026, reference: "96/KH-BCĐ" },
        ...{ issuer: "Ban Chỉ đạo", issuedOn: day("2026-01-12"), subject: "Công tác nhân quyền năm 2026" },
      },
    });
    const statements = await api.statementsOf(async () => {
      id = await begin(province);
    });
    expect(statements.length).toBeLessThanOrEqual(30);
  });

  it("has what its form counts, with what was counted", async () => {
    const { values, figures } = await draftOf(id);
    expect(values).toEqual({
      ...{ "W-01": "2", "W-02": "45", "W-03": "1/2", "W-04": "7", "W-05": "1/3" },
      ...{ "W-06": "40", "W-07": "1/2" },
    });
    const shown = (code: string) =>
      figures[code]?.evidence.edges.map(
        (edge) => edge?.node.task?.title ?? edge?.node.event?.title ?? edge?.node.output?.count,
      );
    expect(shown("W-01")).toEqual(["Hội nghị sơ kết", "Tập huấn Công ước"]);
    expect(shown("W-03")).toEqual(["Hội nghị sơ kết"]);
    expect(shown("W-04")).toEqual([3, 4]);
    expect(shown("W-05")).toEqual(["Rà soát trường học.", "Sửa chữa lớp học", "Khám sức khỏe học sinh"]);
    expect(shown("W-07")).toEqual(["Rà soát trường học."]);
    expect(Object.values(figures).every(({ origin }) => origin === "COUNTED")).toBe(true);
  });

  it("tells of the work in each section, and of which", async () => {
    const { narratives } = await draftOf(id);
    expect(narratives.RESULTS).toMatchObject({ isDrafted: true, sources: { totalCount: 2 } });
    expect(narratives.RESULTS?.text).toBe(
      [
        "**Trẻ em.** Đã hoàn thành 2 nhiệm vụ:",
        "- Rà soát trường học: hoàn thành ngày 30/03/2026, đúng hạn. Đã rà soát \\*toàn bộ\\* 120 trường.",
        "- Sửa chữa lớp học: hoàn thành ngày 10/05/2026, chậm 10 ngày. Đã sửa 12 lớp.",
      ].join("\n"),
    );
    expect(narratives.SITUATION?.text).toContain(
      "- Kế hoạch số 96/KH-BCĐ ngày 12/01/2026: Công tác nhân quyền năm 2026.",
    );
    expect(narratives.SITUATION?.text).toContain("- Hội nghị sơ kết, ngày 10/01/2026: Báo cáo quý.");
    expect(narratives.SITUATION?.sources.edges.map((edge) => edge?.node)).toEqual([
      { task: null, event: null, document: { reference: "96/KH-BCĐ" } },
      { task: null, event: { title: "Hội nghị sơ kết" }, document: null },
    ]);
    expect(narratives.LIMITATIONS?.text).toContain("Khám sức khỏe học sinh: Thiếu bác sĩ.");
    expect(narratives.CAUSES?.text).toContain("từ ngày 31/03/2026 đến ngày 30/04/2026: Chờ sắp xếp tổ chức bộ máy.");
    expect(narratives.DIRECTIONS?.text).toMatch(/^Kỳ tới, .* 1 nhiệm vụ:\n- Tổng kết năm học, hạn ngày 14\/12\/2026/);
    expect(narratives.PROPOSALS).toBeUndefined();
  });

  it("stays empty where a committee did nothing", async () => {
    const by = api.as(await holder(db, commune, "OFFICER"));
    const { values, narratives } = await draftOf(await begin(commune, by), by);
    expect(values).toEqual({
      ...{ "W-01": "0", "W-02": "0", "W-03": "NOTHING_AROSE", "W-04": "0", "W-05": "NOTHING_AROSE" },
      ...{ "W-06": "0", "W-07": "0/2" },
    });
    expect(narratives).toEqual({});
  });

  const write = async (section: "RESULTS" | "CAUSES", text: string, expectedVersion = 1) =>
    (await officer.run(Write, { input: { reportId: id, section, text, expectedVersion } })).result;

  it("is filled in again without what a person typed being lost", async () => {
    expect(await write("RESULTS", "Do người viết.")).toMatchObject({ isDrafted: false, sources: { totalCount: 2 } });
    const before = await draftOf(id);
    await refill(id);
    expect(await draftOf(id)).toEqual(before); // nothing new: no version is raised

    const indicatorId = before.figures["W-02"]?.indicatorVersion.indicator.id ?? "";
    const overridden = await officer.run(Override, {
      input: {
        reportId: id,
        figures: [{ indicatorId, expectedVersion: 1, state: "NUMBER", numerator: "50", reason: "Tính thêm 5 người" }],
      },
    });
    expect(overridden.result.__typename).toBe("Report");
    const { task, event } = workOf(db, province, theme.id);
    await event("TRAINING", "Tập huấn bổ sung", "2026-05-05", { count: 5 });
    await task("Hoàn thiện hồ sơ", { dueOn: "2026-08-01" });
    expect(await refill(id)).toEqual({ __typename: "Report" });
    const after = await draftOf(id);
    expect(after.values).toMatchObject({ "W-01": "3", "W-02": "50" });
    expect(after.figures["W-02"]).toMatchObject({ origin: "OVERRIDDEN", ownNumerator: "50" });
    expect(after.narratives.RESULTS).toEqual(before.narratives.RESULTS);
    expect(after.narratives.DIRECTIONS).toMatchObject({ isDrafted: true, version: 2, sources: { totalCount: 2 } });

    const version = after.figures["W-02"]?.version ?? 0;
    await officer.run(Restore, { input: { reportId: id, figures: [{ indicatorId, expectedVersion: version }] } });
    expect((await draftOf(id)).values).toMatchObject({ "W-02": "50" });
  });

  it("loses an event that is deleted, and is counted without it", async () => {
    const input = { id: globalId("Event", held), expectedVersion: held.version };
    expect((await officer.run(DeleteEvent, { input })).result.__typename).not.toMatch(/Error$/);
    expect((await draftOf(id)).values).toMatchObject({ "W-01": "2", "W-02": "5" });
  });

  it("is sent once somebody has read what was drafted, which is sealed with what it tells of", async () => {
    const { version, narratives } = await draftOf(id);
    const submit = async () => (await officer.run(Submit, { input: { id, expectedVersion: version } })).result;
    const unread = ["SITUATION", "LIMITATIONS", "CAUSES", "DIRECTIONS"];
    expect(await submit()).toEqual({
      __typename: "ReportIncompleteError",
      blockers: unread.map((section) => ({ kind: "SECTION_NOT_CONFIRMED", section })),
    });
    for (const section of unread) {
      const { text, version: expectedVersion } = narratives[section] ?? { text: "", version: 0 };
      expect(
        await officer.run(Write, { input: { reportId: id, section: section as "CAUSES", text, expectedVersion } }),
      ).toMatchObject({
        result: { isDrafted: false },
      });
    }
    expect(await submit()).toMatchObject({ __typename: "Report" });
    expect(await refill(id)).toMatchObject({ __typename: "ReportSealedError", code: "LOCKED" });
    await expect(db.narrativeSource.deleteMany({})).rejects.toThrow(/ReportRevision_sealed/);
  });
});

describe("a drafted section", () => {
  it("has no more words than it may, and says how much it leaves out", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.array(fc.constantFrom("rà", "soát", "trường", "2026", "*", "-"), { minLength: 1, maxLength: 12 }),
            { maxLength: 5 },
          ),
          { maxLength: 4 },
        ),
        fc.integer({ min: 1, max: 80 }),
        (passages, maxWords) => {
          const drafts = passages.map((lines, group) => ({
            heading: `**Lĩnh vực ${group}.** Đã hoàn thành ${lines.length} nhiệm vụ:`,
            lines: lines.map((words, index) => ({
              text: quoted(words.join(" ")),
              source: ofTask(group * 100 + index),
            })),
          }));
          const { text, sources } = composeSection("RESULTS", drafts, maxWords);
          expect(countWords(text)).toBeLessThanOrEqual(maxWords);
          const all = drafts.flatMap(({ lines }) => lines).length;
          const left = Number(/^Ngoài ra còn (\d+)/m.exec(text)?.[1] ?? 0);
          expect(sources.length + left).toBe(sources.length === 0 ? left : all);
        },
      ),
    );
  });
});

it("knows the period after one", () => {
  const after = (from: string, to: string) => {
    const { startsOn, endsOn } = periodAfter({ startsOn: day(from), endsOn: day(to) });
    return [startsOn, endsOn].map((each) => each.toISOString().slice(0, 10));
  };
  expect(after("2025-12-15", "2026-06-14")).toEqual(["2026-06-15", "2026-12-14"]);
  expect(after("2026-01-01", "2026-06-30")).toEqual(["2026-07-01", "2026-12-31"]);
  expect(after("2025-12-15", "2026-12-14")).toEqual(["2026-12-15", "2027-12-14"]);
  expect(after("2026-03-01", "2026-03-10")).toEqual(["2026-03-11", "2026-03-20"]);
});
