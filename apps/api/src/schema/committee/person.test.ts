import { graphql, type VariablesOf } from "@camket/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, globalId, holderOfEveryRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { foldedKey } from "../folded-names.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const everywhere = api.as(holderOfEveryRole);
const administrator = api.as(viewerOf(sample.dongNai));

const Namesakes = graphql(`
  query Namesakes($name: String, $first: Int) {
    namesakes(name: $name, first: $first) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { people { id name version viewerCanMerge memberships(first: 5) { edges { node { committee { name } } } } } } }
    }
  }
`);

const People = graphql(`
  query People($where: PersonWhere) {
    people(where: $where) { totalCount edges { node { name } } }
  }
`);

const Person = graphql(`
  query Person($id: ID!) {
    node(id: $id) {
      __typename
      ... on Person { name version mergedInto { id name } merged { id name version } memberships { totalCount } }
    }
  }
`);

const Merge = graphql(`
  mutation Merge($input: MergePeopleInput!) {
    mergePeople(input: $input) {
      __typename
      ... on Person { id name version merged { name } memberships { totalCount } }
      ... on DomainError { code message }
      ... on PeopleSatTogetherError { conflicts { startsOn person { name } committee { name } } }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);

const Split = graphql(`
  mutation Split($input: SplitPersonInput!) {
    splitPerson(input: $input) {
      __typename
      ... on Person { name mergedInto { name } memberships { totalCount } }
      ... on VersionConflictError { currentVersion }
    }
  }
`);

const create = (name: string) => api.db.person.create({ data: { name } });

const appoint = (person: { id: number }, committee: { id: number }, startsOn: string, endsOn: string | null = null) =>
  api.db.membership.create({
    data: {
      personId: person.id,
      committeeId: committee.id,
      role: "MEMBER",
      position: "Giám đốc Sở Y tế",
      startsOn: day(startsOn),
      endsOn: endsOn ? day(endsOn) : null,
    },
  });

const personId = (person: { id: number }) => globalId("Person", person);

async function merge(kept: { id: number }, merged: { id: number }, by = everywhere) {
  const versions = await api.db.person.findMany({ where: { id: { in: [kept.id, merged.id] } } });
  const versionOf = (id: number) => versions.find((person) => person.id === id)?.version ?? 0;
  const input: VariablesOf<typeof Merge>["input"] = {
    keptId: personId(kept),
    expectedKeptVersion: versionOf(kept.id),
    mergedId: personId(merged),
    expectedMergedVersion: versionOf(merged.id),
  };
  return (await by.run(Merge, { input })).mergePeople;
}

async function split(person: { id: number }, by = everywhere) {
  const { version } = await api.db.person.findUniqueOrThrow({ where: { id: person.id } });
  return (await by.run(Split, { input: { id: personId(person), expectedVersion: version } })).splitPerson;
}

describe("people of one name", () => {
  const namesakes = async (name: string, by = everywhere) => {
    const { namesakes } = await by.run(Namesakes, { name });
    return namesakes.edges.map(({ node }) => node.people.map((person) => person.name));
  };

  it("are found wherever the tone stands, in any order, and with or without diacritics", async () => {
    for (const name of ["Lương Hoà Bình", "Lương Hòa Bình", "luong hoa binh", "Bình Lương Hòa"]) await create(name);
    for (const name of ["Lương Hòa Bính An", "Lương Hòa"]) await create(name);
    expect(await namesakes("luong")).toEqual([
      ["Lương Hoà Bình", "Lương Hòa Bình", "luong hoa binh", "Bình Lương Hòa"],
    ]);
    const { people } = await everywhere.run(People, { where: { sameNameAs: " lương  hòa bình " } });
    expect(people.totalCount).toBe(4);
    expect((await everywhere.run(People, { where: { sameNameAs: "" } })).people.totalCount).toBe(0);
  });

  it("have one key in the API and in the database", async () => {
    await create("H'Hen Ayŭn-Êban  Đặng");
    for (const { name, foldedKey: key } of await api.db.person.findMany()) expect(foldedKey(name)).toBe(key);
  });

  it("are told only of those whom the viewer may merge", async () => {
    const [here, there, nowhere] = [
      await create("Mạc Thị Sen"),
      await create("Mạc Thị Sen"),
      await create("Mạc Thị Sen"),
    ];
    await appoint(here, sample.bienHoa, "2025-08-01");
    await appoint(there, sample.ninhBinh, "2025-08-01");
    expect(await namesakes("mac sen")).toEqual([["Mạc Thị Sen", "Mạc Thị Sen", "Mạc Thị Sen"]]);
    const { namesakes: found } = await administrator.run(Namesakes, { name: "mac sen" });
    expect(found.edges[0]?.node.people.map(({ id }) => id)).toEqual([personId(here), personId(nowhere)]);
    expect(found.edges[0]?.node.people.every(({ viewerCanMerge }) => viewerCanMerge)).toBe(true);
    for (const viewer of [
      viewerOf(sample.dongNai, "OFFICER"),
      { ...holderOfEveryRole, isGlobalAdministrator: false, grants: [] },
    ])
      expect(await namesakes("mac sen", api.as(viewer))).toEqual([]);
  });

  it("stand first where two sat in one province, or one sat nowhere", async () => {
    const pair = async (name: string) => [await create(name), await create(name)] as const;
    const [far, near, spare] = [await pair("Ung Văn An"), await pair("Ung Văn Bảo"), await pair("Ung Văn Cư")];
    await appoint(far[0], sample.dongNai, "2025-08-01");
    await appoint(far[1], sample.ninhBinh, "2025-08-01");
    await appoint(near[0], sample.dongNai, "2025-08-01");
    await appoint(near[1], sample.bienHoa, "2025-08-01");
    await appoint(spare[0], sample.dongNai, "2025-08-01");
    expect((await namesakes("ung van")).map(([name]) => name)).toEqual(["Ung Văn Bảo", "Ung Văn Cư", "Ung Văn An"]);
  });

  it("are read in as many statements, however many there are", async () => {
    const read = (first: number) => api.statementsOf(() => everywhere.run(Namesakes, { first }));
    const [one, many] = [await read(1), await read(20)];
    expect(many).toHaveLength(one.length);
    expect(one).toHaveLength(4);
  });
});

describe("merging people", () => {
  it("moves every term, leads from the old address to the new, and takes the one merged out of lists", async () => {
    const [kept, merged] = [await create("Cù Thị Hoà"), await create("Cù Thị Hòa")];
    await appoint(kept, sample.dongNai, "2025-08-01", "2026-01-31");
    await appoint(merged, sample.dongNai, "2026-02-01");
    await appoint(merged, sample.bienHoa, "2025-08-01");
    expect(await merge(kept, merged, administrator)).toMatchObject({
      __typename: "Person",
      name: "Cù Thị Hoà",
      version: 2,
      merged: [{ name: "Cù Thị Hòa" }],
      memberships: { totalCount: 3 },
    });
    expect((await everywhere.run(Person, { id: personId(merged) })).node).toMatchObject({
      mergedInto: { id: personId(kept), name: "Cù Thị Hoà" },
      memberships: { totalCount: 0 },
    });
    const { people } = await everywhere.run(People, { where: { name: "cu hoa" } });
    expect(people).toEqual({ totalCount: 1, edges: [{ node: { name: "Cù Thị Hoà" } }] });
  });

  it("refuses two who sat together, and names the terms", async () => {
    const [kept, merged] = [await create("Kha Văn Lâm"), await create("Kha Văn Lâm")];
    await appoint(kept, sample.dongNai, "2025-08-01", "2026-01-31");
    await appoint(merged, sample.dongNai, "2026-01-31");
    await appoint(merged, sample.bienHoa, "2025-08-01");
    const committee = { name: "Ban Chỉ đạo Đồng Nai" };
    expect(await merge(kept, merged)).toMatchObject({
      __typename: "PeopleSatTogetherError",
      code: "CONFLICT",
      conflicts: [
        { startsOn: "2025-08-01", person: { name: "Kha Văn Lâm" }, committee },
        { startsOn: "2026-01-31", committee },
      ],
    });
    expect(await api.db.membership.count({ where: { personId: merged.id } })).toBe(2);
  });

  it("is for whoever administers every committee of either", async () => {
    const [kept, merged] = [await create("Thào A Sìn"), await create("Thào A Sìn")];
    await appoint(merged, sample.ninhBinh, "2020-08-01", "2021-01-31");
    for (const by of [administrator, api.as(viewerOf(sample.ninhBinh, "OFFICER"))]) {
      expect(await merge(kept, merged, by)).toMatchObject({ __typename: "ForbiddenError" });
      expect(await merge(merged, kept, by)).toMatchObject({ __typename: "ForbiddenError" });
    }
    expect(await merge(kept, merged, api.as(viewerOf(sample.ninhBinh)))).toMatchObject({ __typename: "Person" });
  });

  it("refuses what changed since, who was merged already, and a person with themselves", async () => {
    const [kept, merged] = [await create("Vừ Thị Dế"), await create("Vừ Thị Dế")];
    const input = {
      keptId: personId(kept),
      expectedKeptVersion: 2,
      mergedId: personId(merged),
      expectedMergedVersion: 1,
    };
    expect((await everywhere.run(Merge, { input })).mergePeople).toMatchObject({ __typename: "VersionConflictError" });
    expect(await merge(kept, kept)).toMatchObject({ fields: [{ path: "mergedId", code: "INVALID" }] });
    await merge(kept, merged);
    expect(await merge(kept, merged)).toMatchObject({ __typename: "NotFoundError" });
    expect(await merge(merged, kept)).toMatchObject({ __typename: "NotFoundError" });
  });

  it("leads in one step to the one kept, after two mergers", async () => {
    const [first, second, third] = [await create("Lù A Páo"), await create("Lù A Páo"), await create("Lù A Páo")];
    await appoint(first, sample.dongNai, "2025-08-01");
    await appoint(second, sample.bienHoa, "2025-08-01");
    await merge(second, first);
    await merge(third, second);
    const mergedInto = { id: personId(third) };
    expect((await everywhere.run(Person, { id: personId(first) })).node).toMatchObject({ mergedInto });
    expect((await everywhere.run(Person, { id: personId(second) })).node).toMatchObject({ mergedInto });
    expect(await split(first)).toMatchObject({ memberships: { totalCount: 1 } });
    expect(await split(second)).toMatchObject({ memberships: { totalCount: 1 } });
  });

  it("is in the history without any name", async () => {
    const [kept, merged] = [await create("Chẩu Văn Lợi"), await create("Chẩu Văn Lợi")];
    await merge(kept, merged);
    const entries = await api.db.auditEntry.findMany({
      where: { model: "Person", rowId: merged.id },
      orderBy: { id: "asc" },
      select: { before: true, after: true },
    });
    expect(entries.at(-1)?.after).toEqual({ mergedIntoId: kept.id });
    expect(JSON.stringify(entries)).not.toMatch(/chau|chẩu/i);
  });

  it("never loses a term, and gives each back to whose it was", async () => {
    const committees = [sample.dongNai, sample.ninhBinh];
    const startOf = (index: number) => new Date(Date.UTC(2026, 0, 1 + index * 10));
    // Each person has one term at most on each committee in each slot of ten days.
    const slots = fc.uniqueArray(fc.record({ committee: fc.nat(1), slot: fc.nat(4) }), {
      selector: ({ committee, slot }) => `${committee} ${slot}`,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(slots, slots, async (ofKept, ofMerged) => {
        const people = [await create("Sùng A Chu"), await create("Sùng A Chu")] as const;
        for (const [index, held] of [ofKept, ofMerged].entries())
          await api.db.membership.createMany({
            data: held.map(({ committee, slot }) => ({
              personId: people[index]?.id ?? 0,
              committeeId: committees[committee]?.id ?? 0,
              role: "MEMBER" as const,
              position: "Ủy viên",
              startsOn: startOf(slot),
              endsOn: new Date(startOf(slot + 1).valueOf() - 86_400_000),
            })),
          });
        const terms = async () =>
          api.db.membership.findMany({
            where: { personId: { in: people.map(({ id }) => id) } },
            orderBy: { id: "asc" },
            select: { id: true, personId: true, committeeId: true, startsOn: true, endsOn: true },
          });
        const before = await terms();
        const sharesASlot = ofKept.some((a) => ofMerged.some((b) => a.committee === b.committee && a.slot === b.slot));
        const result = await merge(...people);
        expect(result.__typename).toBe(sharesASlot ? "PeopleSatTogetherError" : "Person");
        const [kept] = people;
        expect(await terms()).toEqual(sharesASlot ? before : before.map((term) => ({ ...term, personId: kept.id })));
        if (!sharesASlot) await split(people[1]);
        expect(await terms()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

describe("taking people apart", () => {
  it("gives back the terms as they have become since, and leaves new ones with the one kept", async () => {
    const [kept, merged] = [await create("Giàng A Tủa"), await create("Giàng A Tủa")];
    const { id } = await appoint(merged, sample.dongNai, "2025-08-01");
    await merge(kept, merged);
    await api.db.membership.update({ where: { id }, data: { endsOn: day("2026-01-31") } });
    await appoint(kept, sample.dongNai, "2026-02-01");
    expect(await split(merged, administrator)).toEqual({
      __typename: "Person",
      name: "Giàng A Tủa",
      mergedInto: null,
      memberships: { totalCount: 1 },
    });
    expect(await api.db.membership.count({ where: { personId: kept.id } })).toBe(1);
    expect(await split(merged)).toMatchObject({ __typename: "NotFoundError" });
  });

  it("is for whoever administers every committee of the one kept", async () => {
    const [kept, merged] = [await create("Hạng A Cháng"), await create("Hạng A Cháng")];
    await merge(kept, merged);
    await appoint(kept, sample.ninhBinh, "2025-08-01");
    expect(await split(merged, administrator)).toMatchObject({ __typename: "ForbiddenError" });
  });
});
