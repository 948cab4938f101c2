import { graphql, type VariablesOf } from "@camket/schema";
import { describe, expect, it } from "vitest";
import { day, globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const administrator = api.as(viewerOf(sample.dongNai));
const viewer = api.as(viewerOf(sample.ninhBinh, "VIEWER"));

const Directory = graphql(`
  query Directory($where: CommitteeWhere, $asOf: Date, $first: Int, $orderBy: CommitteeOrder! = UNIT_CODE) {
    committees(where: $where, asOf: $asOf, first: $first, orderBy: $orderBy) {
      totalCount
      edges { node { name(asOf: $asOf) symbol unit { name(asOf: $asOf) kind level parent { name } } parent { name } standingAgency { name } } }
    }
  }
`);

const Tree = graphql(`
  query Tree($id: ID!, $asOf: Date, $first: Int, $vacantOn: Date) {
    committee(id: $id) {
      name(asOf: $asOf)
      children(asOf: $asOf, first: $first) {
        totalCount
        edges {
          node {
            name(asOf: $asOf)
            children(asOf: $asOf, first: 1) { totalCount }
            memberships(asOf: $asOf, first: 1) { totalCount }
            seats(isVacantOn: $vacantOn, first: 5) { totalCount edges { node { office } } }
            predecessors(first: 10) { totalCount edges { node { isWhole from { name } reorganisation { subject effectiveOn } } } }
            successors(first: 10) { totalCount }
          }
        }
      }
    }
  }
`);

const Establish = graphql(`
  mutation Establish($input: EstablishCommitteeInput!) {
    establishCommittee(input: $input) {
      __typename
      ... on Committee { id name version parent { name } viewerCanAdminister }
      ... on DomainError { code message }
      ... on InvalidInputError { fields { path code message limit } }
    }
  }
`);

const Revise = graphql(`
  mutation Revise($input: ReviseCommitteeInput!) {
    reviseCommittee(input: $input) {
      __typename
      ... on Committee { version before: name(asOf: "2025-12-31") name periods { name validFrom validTo } }
      ... on VersionConflictError { currentVersion }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

const Agencies = graphql(`
  query Agencies($where: AgencyWhere, $asOf: Date) {
    agencies(where: $where, asOf: $asOf) { totalCount edges { node { name abbreviation kind unit { name } } } }
  }
`);

const Units = graphql(`
  query Units($where: AdministrativeUnitWhere, $asOf: Date) {
    administrativeUnits(where: $where, asOf: $asOf) {
      totalCount
      edges { node { code name kind parent { code } predecessors { totalCount } } }
    }
  }
`);

describe("the directory", () => {
  const names = async (variables: VariablesOf<typeof Directory>) =>
    (await viewer.run(Directory, variables)).committees.edges.map(({ node }) => node.name);

  it("lists a committee and all under it, however the tree is cut", async () => {
    const namesUnder = async (committee: { id: number }) => {
      const where = { underCommitteeId: globalId("Committee", committee) };
      const { committees } = await viewer.run(Directory, { where, orderBy: "TREE" });
      return committees.edges.map(({ node }) => node.name);
    };
    expect(await namesUnder(sample.dongNai)).toEqual(["Ban Chỉ đạo Đồng Nai", "Ban Chỉ đạo phường Biên Hòa"]);
    expect(await namesUnder(sample.nation)).toHaveLength(4);
    expect(await namesUnder(sample.bienHoa)).toEqual(["Ban Chỉ đạo phường Biên Hòa"]);
  });

  it("is open to everyone signed in, in the order of official codes", async () => {
    expect(await names({})).toEqual([
      "Ban Chỉ đạo Trung ương",
      "Ban Chỉ đạo Ninh Bình",
      "Ban Chỉ đạo Đồng Nai",
      "Ban Chỉ đạo phường Biên Hòa",
    ]);
  });

  it.each([
    ["dong nai", ["Ban Chỉ đạo Đồng Nai"]],
    ["hoà biên", ["Ban Chỉ đạo phường Biên Hòa"]],
    ["NINH tỉnh", ["Ban Chỉ đạo Ninh Bình"]],
    ["khong co", []],
  ])("finds %j without diacritics, by the name of the committee or its unit", async (name, found) => {
    expect(await names({ where: { name } })).toEqual(found);
  });

  it("filters by level, parent and root", async () => {
    expect(await names({ where: { level: "COMMUNE" } })).toEqual(["Ban Chỉ đạo phường Biên Hòa"]);
    expect(await names({ where: { parentId: globalId("Committee", sample.nation) } })).toHaveLength(2);
    expect(await names({ where: { isRoot: true } })).toEqual(["Ban Chỉ đạo Trung ương"]);
  });

  it("shows the world on a day", async () => {
    expect(await names({ asOf: "2025-06-30" })).toEqual([]);
  });

  it("takes two statements however many committees there are", async () => {
    for (const first of [1, 100])
      expect(await api.statementsOf(() => viewer.run(Directory, { first }))).toHaveLength(2);
    expect(await api.statementsOf(() => viewer.run(Agencies, {}))).toHaveLength(2);
    expect(await api.statementsOf(() => viewer.run(Units, {}))).toHaveLength(2);
  });

  it("reads a branch of the tree with members, vacancies and predecessors in one statement", async () => {
    const read = (first: number) => () =>
      viewer.run(Tree, { id: globalId("Committee", sample.nation), first, asOf: "2026-01-01", vacantOn: "2026-01-01" });
    expect(await api.statementsOf(read(1))).toHaveLength(1);
    expect(await api.statementsOf(read(100))).toHaveLength(1);
  });
});

describe("a chart", () => {
  const Chart = graphql(`
    query Chart($id: ID!, $asOf: Date!, $first: Int!) {
      committee(id: $id) {
        children(asOf: $asOf, first: $first) {
          totalCount
          edges {
            node {
              unit { name(asOf: $asOf) }
              children(asOf: $asOf) { totalCount }
              memberships(asOf: $asOf, first: 30) { totalCount edges { node { role person { name } } } }
              seats(isVacantOn: $asOf, first: 15) { totalCount edges { node { office } } }
            }
          }
        }
      }
    }
  `);

  it("reads a branch with who sits there and which seats are vacant in one statement", async () => {
    const read = (first: number) => () =>
      viewer.run(Chart, { id: globalId("Committee", sample.nation), asOf: "2026-01-01", first });
    expect(await api.statementsOf(read(1))).toHaveLength(1);
    expect(await api.statementsOf(read(40))).toHaveLength(1);
  });
});

describe("establishing", () => {
  const input: VariablesOf<typeof Establish>["input"] = {
    unitId: globalId("AdministrativeUnit", sample.units.longKhanh),
    parentId: globalId("Committee", sample.dongNai),
    name: "Ban Chỉ đạo phường Long Khánh",
    nameEn: "Committee of Long Khanh ward",
    symbol: "BCĐ",
    validFrom: "2025-08-01",
  };
  const establish = async (changes: Partial<typeof input> = {}, by = administrator) =>
    (await by.run(Establish, { input: { ...input, ...changes } })).establishCommittee;

  it("says which field breaks which rule, with its limit", async () => {
    expect(await establish({ name: "x".repeat(10_000), symbol: " " })).toMatchObject({
      __typename: "InvalidInputError",
      fields: [
        { path: "name", code: "TOO_LONG", limit: 300 },
        { path: "symbol", code: "REQUIRED", limit: null },
      ],
    });
  });

  it("refuses a committee under itself or one of its own level", async () => {
    const unitId = globalId("AdministrativeUnit", sample.units.dongNai);
    expect(await establish({ unitId })).toMatchObject({ __typename: "CommitteeUnderItselfError" });
    const parentId = globalId("Committee", sample.bienHoa);
    expect(await establish({ parentId })).toMatchObject({ __typename: "CommitteeUnderItselfError" });
  });

  it("refuses a second committee of a unit, and a day on which the unit did not exist", async () => {
    const unitId = globalId("AdministrativeUnit", sample.units.bienHoa);
    expect(await establish({ unitId })).toMatchObject({ __typename: "CommitteeExistsError", code: "CONFLICT" });
    expect(await establish({ validFrom: "2025-06-30" })).toMatchObject({
      fields: [{ path: "validFrom", code: "OUT_OF_RANGE" }],
    });
    expect(await establish({ unitId: globalId("AdministrativeUnit", { id: 999_999 }) })).toMatchObject({
      fields: [{ path: "unitId", code: "NOT_FOUND" }],
    });
  });

  it("is for administrators of the committee above", async () => {
    expect(await establish({}, viewer)).toMatchObject({ __typename: "ForbiddenError" });
    expect(await establish({}, api.as(viewerOf(sample.bienHoa)))).toMatchObject({ __typename: "ForbiddenError" });
  });

  it("writes nothing of what it refuses, and the whole of what it takes", async () => {
    expect(await api.db.committee.count()).toBe(4);
    expect(await establish()).toMatchObject({ name: input.name, version: 1, viewerCanAdminister: true });
    expect(await establish()).toMatchObject({ __typename: "CommitteeExistsError" });
  });
});

describe("revising", () => {
  const input = {
    id: globalId("Committee", sample.dongNai),
    expectedVersion: 1,
    validFrom: "2026-04-30",
    name: "Ban Chỉ đạo thành phố Đồng Nai",
    nameEn: "Committee of Dong Nai city",
    symbol: "BCĐ",
  };
  const revise = async (changes: Partial<typeof input> = {}) =>
    (await administrator.run(Revise, { input: { ...input, ...changes } })).reviseCommittee;

  it("keeps what the committee was called before", async () => {
    expect(await revise()).toMatchObject({
      version: 2,
      before: "Ban Chỉ đạo Đồng Nai",
      name: "Ban Chỉ đạo thành phố Đồng Nai",
      periods: [
        { validFrom: "2025-07-01", validTo: "2026-04-30" },
        { validFrom: "2026-04-30", validTo: null },
      ],
    });
  });

  it("corrects the present period in place", async () => {
    expect(await revise({ expectedVersion: 2, name: "Ban Chỉ đạo TP. Đồng Nai" })).toMatchObject({
      name: "Ban Chỉ đạo TP. Đồng Nai",
      periods: [{}, { validFrom: "2026-04-30" }],
    });
  });

  it("refuses an old version and a day before the present period", async () => {
    expect(await revise()).toEqual({ __typename: "VersionConflictError", currentVersion: 3 });
    expect(await revise({ expectedVersion: 3, validFrom: "2026-04-29" })).toMatchObject({
      fields: [{ path: "validFrom", code: "OUT_OF_RANGE" }],
    });
  });

  it("lets one of many racing revisions through", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => revise({ expectedVersion: 3 })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      "Committee",
      ...Array.from({ length: 5 }, () => "VersionConflictError"),
    ]);
  });
});

describe("predecessors", () => {
  it("are named with the reorganisation that ended them", async () => {
    const unit = await api.db.administrativeUnit.create({
      data: {
        code: "70",
        level: "PROVINCE",
        validFrom: day("2010-01-01"),
        validTo: day("2025-07-01"),
        periods: {
          create: {
            kind: "tỉnh",
            name: "Bình Phước",
            nameEn: "Binh Phuoc",
            validFrom: day("2010-01-01"),
            validTo: day("2025-07-01"),
          },
        },
      },
    });
    const span = { validFrom: day("2011-01-01"), validTo: day("2025-07-01") };
    const from = await api.db.committee.create({
      data: {
        unitId: unit.id,
        parentId: null,
        ...span,
        periods: { create: { name: "Ban Chỉ đạo Bình Phước", nameEn: "Binh Phuoc", symbol: "BCĐ", ...span } },
      },
    });
    await api.db.reorganisation.create({
      data: {
        subject: "Sắp xếp đơn vị hành chính cấp tỉnh",
        effectiveOn: day("2025-07-01"),
        committeeSuccessions: { create: { fromId: from.id, toId: sample.dongNai.id, isWhole: true } },
      },
    });
    const { committee } = await viewer.run(Tree, { id: globalId("Committee", sample.nation) });
    expect(committee?.children.edges.map(({ node }) => node.predecessors)).toContainEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            isWhole: true,
            from: { name: "Ban Chỉ đạo Bình Phước" },
            reorganisation: { subject: "Sắp xếp đơn vị hành chính cấp tỉnh", effectiveOn: "2025-07-01" },
          },
        },
      ],
    });
  });
});

describe("people and agencies", () => {
  const Rename = graphql(`
    mutation Rename($input: RenamePersonInput!) {
      renamePerson(input: $input) {
        __typename
        ... on Person { name version memberships { totalCount } }
        ... on VersionConflictError { currentVersion }
      }
    }
  `);
  const CreateAgency = graphql(`
    mutation CreateAgency($input: CreateAgencyInput!) {
      createAgency(input: $input) {
        __typename
        ... on Agency { id name version }
        ... on InvalidInputError { fields { path code limit } }
      }
    }
  `);

  it("renames a person, once for each version", async () => {
    const input = { id: globalId("Person", sample.unappointed), expectedVersion: 1, name: "  Đặng Thùy Dương " };
    expect((await administrator.run(Rename, { input })).renamePerson).toMatchObject({
      name: "Đặng Thùy Dương",
      version: 2,
      memberships: { totalCount: 0 },
    });
    expect((await administrator.run(Rename, { input })).renamePerson).toMatchObject({ currentVersion: 2 });
    expect((await viewer.run(Rename, { input })).renamePerson).toMatchObject({ __typename: "ForbiddenError" });
  });

  it("adds an agency to a unit whose committee the viewer administers", async () => {
    const input = {
      unitId: globalId("AdministrativeUnit", sample.units.dongNai),
      name: "Sở Y tế",
      nameEn: "Department of Health",
      abbreviation: "SYT",
      kind: "DEPARTMENT" as const,
      validFrom: "2025-07-01",
    };
    expect((await administrator.run(CreateAgency, { input })).createAgency).toMatchObject({ name: "Sở Y tế" });
    expect((await viewer.run(CreateAgency, { input })).createAgency).toMatchObject({ __typename: "ForbiddenError" });
    const tooLong = { ...input, abbreviation: "S".repeat(21) };
    expect((await administrator.run(CreateAgency, { input: tooLong })).createAgency).toMatchObject({
      fields: [{ path: "abbreviation", code: "TOO_LONG", limit: 20 }],
    });
    const { agencies } = await viewer.run(Agencies, { where: { name: "y te" } });
    expect(agencies.edges).toMatchObject([{ node: { abbreviation: "SYT", unit: { name: "Đồng Nai" } } }]);
  });
});
