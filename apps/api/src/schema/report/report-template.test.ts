import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { sampleReports } from "../../../test/sample-reports.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const committees = await sampleCommittees(api.db);
const { nation, dongNai } = committees;
const { rounds, indicators, submit } = await sampleReports(api.db, committees);
const used = await api.db.reportTemplate.findFirstOrThrow({ include: { versions: true } });
const keeper = api.as(viewerOf(nation, "ADMINISTRATOR"));

const Create = graphql(`
  mutation CreateForm($input: CreateReportTemplateInput!) {
    result: createReportTemplate(input: $input) {
      __typename
      ... on ReportTemplate { id edition versions { number levels isUsed sections { kind indicators { isRequired indicator { code } } } } }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const AddVersion = graphql(`
  mutation AddVersion($input: AddReportTemplateVersionInput!) {
    result: addReportTemplateVersion(input: $input) {
      __typename
      ... on ReportTemplate { edition versions { number validFrom isUsed sections { kind title indicators { indicator { code } } } } }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Revise = graphql(`
  mutation ReviseForm($input: ReviseReportTemplateInput!) {
    result: reviseReportTemplate(input: $input) {
      __typename
      ... on ReportTemplate { edition versions { number sections { kind title maxWords indicators { indicator { code } } } } }
      ... on VersionConflictError { currentVersion }
    }
  }
`);
const Rename = graphql(`
  mutation RenameForm($input: RenameReportTemplateInput!) {
    result: renameReportTemplate(input: $input) {
      __typename
      ... on ReportTemplate { name nameEn edition versions { isUsed } }
      ... on InvalidInputError { fields { path code } }
      ... on VersionConflictError { currentVersion }
    }
  }
`);
const Asked = graphql(`
  query Asked($id: ID!) {
    report(id: $id) { indicators { indicator { code } } templateVersion { number } }
  }
`);

type Section = VariablesOf<typeof Create>["input"]["sections"][number];
const line = ({ id }: { id: number }) => ({ indicatorId: globalId("Indicator", { id }), isRequired: true });
const section = (kind: Section["kind"], lines: Section["indicators"] = []): Section => ({
  ...{ kind, title: "Kết quả", titleEn: "Results", guidance: "", guidanceEn: "", isRequired: true, maxWords: 500 },
  indicators: lines,
});
const create = (code: string, sections: Section[]) =>
  keeper.run(Create, {
    input: { code, name: "Mẫu", nameEn: "Form", levels: ["COMMUNE"], validFrom: "2026-01-01", sections },
  });
const id = globalId("ReportTemplate", used);

describe("a form of report", () => {
  it("keeps the order of its sections and indicators", async () => {
    const { kitchens, pupils } = indicators;
    const { result } = await create("BC-XA-1", [
      section("RESULTS", [line(kitchens), line(pupils)]),
      section("SITUATION"),
    ]);
    expect(result).toMatchObject({
      versions: [
        {
          ...{ number: 1, isUsed: false, levels: ["COMMUNE"] },
          sections: [
            { kind: "RESULTS", indicators: [{ indicator: { code: "EDU-03" } }, { indicator: { code: "EDU-01" } }] },
            { kind: "SITUATION", indicators: [] },
          ],
        },
      ],
    });
  });

  it("asks for nothing twice", async () => {
    const twice = await create("BC-XA-2", [
      section("RESULTS", [line(indicators.pupils)]),
      section("CAUSES", [line(indicators.pupils)]),
    ]);
    expect(twice.result).toMatchObject({ fields: [{ path: "sections.1.indicators.0", code: "TWICE" }] });
    expect((await create("BC-XA-2", [section("RESULTS"), section("RESULTS")])).result).toMatchObject({
      fields: [{ path: "sections.1.kind", code: "TWICE" }],
    });
  });
});

describe("a new version", () => {
  it("never touches reports made with the old one", async () => {
    const report = await submit(rounds.now.id, dongNai.id, "2026-06-20T03:00:00Z", []);
    const read = async () => (await keeper.run(Asked, { id: globalId("Report", report) })).report;
    const before = await read();
    const changed = { levels: ["PROVINCE" as const], validFrom: "2026-07-01", sections: [section("CAUSES")] };
    const revise = (expectedEdition: number) => keeper.run(Revise, { input: { id, expectedEdition, ...changed } });
    expect((await revise(1)).result.__typename).toBe("TemplateVersionUsedError");

    const added = await keeper.run(AddVersion, { input: { id, expectedEdition: 1, validFrom: "2026-07-01" } });
    expect(added.result).toMatchObject({
      edition: 2,
      versions: [
        { number: 1, isUsed: true },
        {
          ...{ number: 2, isUsed: false, validFrom: "2026-07-01" },
          sections: [
            { kind: "RESULTS", indicators: [{}, {}, {}, { indicator: { code: "EDU-04" } }] },
            { kind: "PROPOSALS" },
          ],
        },
      ],
    });
    expect(
      (await keeper.run(AddVersion, { input: { id, expectedEdition: 2, validFrom: "2026-08-01" } })).result,
    ).toEqual({
      __typename: "TemplateVersionUnusedError",
    });
    expect((await revise(2)).result).toMatchObject({
      versions: [{ sections: [{}, {}] }, { sections: [{ kind: "CAUSES" }] }],
    });
    expect((await revise(2)).result).toMatchObject({ currentVersion: 3 });
    expect(await read()).toEqual(before);
    expect(before?.indicators).toHaveLength(4);
  });

  it("is the only thing that changes: the database refuses the rest", async () => {
    const [version] = used.versions;
    const sections = { where: { templateVersionId: version?.id ?? 0 } };
    await expect(api.db.templateSection.updateMany({ ...sections, data: { title: "Khác" } })).rejects.toThrow(
      /ReportTemplateVersion_used/,
    );
    await expect(api.db.templateIndicator.deleteMany({ where: { section: sections.where } })).rejects.toThrow(
      /ReportTemplateVersion_used/,
    );
  });
});

describe("a form that rounds use", () => {
  it("is renamed in both languages", async () => {
    const { edition } = await api.db.reportTemplate.findUniqueOrThrow({ where: { id: used.id } });
    const input = { id, expectedEdition: edition, name: " Báo cáo tỉnh ", nameEn: "Provincial report" };
    const blank = await keeper.run(Rename, { input: { ...input, nameEn: " " } });
    expect(blank.result).toMatchObject({ fields: [{ path: "nameEn", code: "REQUIRED" }] });
    const { result } = await keeper.run(Rename, { input });
    expect(result).toMatchObject({
      ...{ name: "Báo cáo tỉnh", nameEn: "Provincial report", edition: edition + 1 },
      versions: [{ isUsed: true }, { isUsed: false }],
    });
    expect((await keeper.run(Rename, { input })).result).toMatchObject({ currentVersion: edition + 1 });
  });
});
