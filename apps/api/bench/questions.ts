import type { Database } from "@camket/prisma";

export interface Question {
  name: string;
  /** E-mail of a user of the sample. */
  viewer: string;
  document: string;
  variables?: Record<string, unknown>;
  /** The row of the list to go on from, as Prisma names it. */
  after?: { list: string; cursor: string };
}

export const NATION = "reviewer@camket.example";
export const PROVINCE = "officer@camket.example";

export const globalId = (type: string, id: number) => btoa(`${type}:${id}`);
export const cursorAt = (list: string, id: number | undefined) => ({ list, cursor: btoa(`GPC:N:${id}`) });

const committeeRow = `
  id
  unit { id code level kind(asOf: $asOf) name(asOf: $asOf) nameEn(asOf: $asOf) }
  standingAgency(asOf: $asOf) { id name(asOf: $asOf) nameEn(asOf: $asOf) }
  children(asOf: $asOf) { totalCount }
  memberships(asOf: $asOf) { totalCount }
  vacancies: seats(isVacantOn: $asOf) { totalCount }
  predecessors { totalCount }`;

/** What a tree of 3,356 committees and 14,139 units is asked, and pages far down the long lists. */
export async function questions(db: Database): Promise<Question[]> {
  const nation = await db.committee.findFirstOrThrow({ where: { parentId: null } });
  const province = await db.committee.findFirstOrThrow({
    where: { validTo: null, unit: { level: "PROVINCE", code: "38" } },
  });
  const report = await db.report.findFirstOrThrow({
    where: { provincialCommitteeId: province.id, round: { periodKind: "QUARTER", year: 2026 } },
  });
  const nationId = globalId("Committee", nation.id);
  const provinceId = globalId("Committee", province.id);
  const unitId = globalId("AdministrativeUnit", province.unitId);
  const deep = await Promise.all([
    db.committee.findMany({ where: { validTo: null }, orderBy: { path: "asc" }, skip: 3000, take: 1 }),
    db.task.findMany({ orderBy: [{ dueOn: "asc" }, { id: "asc" }], skip: 200_000, take: 1 }),
    db.figure.findMany({
      where: { committeePath: { startsWith: province.path } },
      orderBy: [{ committeePath: "asc" }, { id: "asc" }],
      skip: 20_000,
      take: 1,
    }),
  ]);
  const [committeeId, taskId, figureId] = deep.map(([row]) => row?.id);

  const subtree = `query ($id: ID!, $asOf: Date!) {
    committees(asOf: $asOf, orderBy: TREE, where: { underCommitteeId: $id }, first: 100) {
      edges { node { id path unit { code name(asOf: $asOf) } } }
    }
  }`;
  const units = `query ($asOf: Date!, $name: String!) {
    administrativeUnits(asOf: $asOf, where: { name: $name }, first: 20) { edges { node { code name(asOf: $asOf) } } }
  }`;
  const named = `query ($asOf: Date!, $name: String!) {
    committees(asOf: $asOf, where: { name: $name }, first: 20) { edges { node { id name(asOf: $asOf) } } }
  }`;
  const members = `query ($id: ID!, $asOf: Date!) {
    memberships(asOf: $asOf, where: { underCommitteeId: $id }, orderBy: COMMITTEE, first: 50) {
      edges { node { role position person { name } committee { name(asOf: $asOf) } } }
    }
  }`;
  const under = (id: string, asOf: string) => ({ id, asOf });

  return [
    { name: "subtree of the nation", viewer: NATION, document: subtree, variables: under(nationId, "2026-11-22") },
    {
      name: "subtree of the nation in 2024",
      viewer: NATION,
      document: subtree,
      variables: under(nationId, "2024-06-01"),
    },
    { name: "subtree of a province", viewer: PROVINCE, document: subtree, variables: under(provinceId, "2026-11-22") },
    {
      name: "units by name without diacritics",
      viewer: NATION,
      document: units,
      variables: { asOf: "2026-11-22", name: "tan thinh" },
    },
    {
      name: "units by name in 2024",
      viewer: PROVINCE,
      document: units,
      variables: { asOf: "2024-06-01", name: "xa binh" },
    },
    {
      name: "committees by name without diacritics",
      viewer: NATION,
      document: named,
      variables: { asOf: "2026-11-22", name: "phuong dong tam" },
    },
    {
      name: "people by name without diacritics",
      viewer: NATION,
      document: `query ($name: String!) { people(where: { name: $name }, first: 20) { edges { node { name } } } }`,
      variables: { name: "nguyen anh" },
    },
    {
      name: "units of a province",
      viewer: NATION,
      document: `query ($id: ID!, $asOf: Date!) {
        administrativeUnits(asOf: $asOf, where: { parentId: $id }, first: 100) { edges { node { code name(asOf: $asOf) } } }
      }`,
      variables: under(unitId, "2026-11-22"),
    },
    {
      name: "committees under a province",
      viewer: PROVINCE,
      document: `query ($id: ID!, $asOf: Date!) {
        committee(id: $id) { children(asOf: $asOf, first: 100) { edges { node { id name(asOf: $asOf) } } } }
      }`,
      variables: under(provinceId, "2026-11-22"),
    },
    {
      name: "members of the nation's subtree on a day",
      viewer: NATION,
      document: members,
      variables: under(nationId, "2025-10-01"),
    },
    {
      name: "members of a province's subtree on a day",
      viewer: PROVINCE,
      document: members,
      variables: under(provinceId, "2025-10-01"),
    },
    {
      name: "members of a province's subtree on a day, by name",
      viewer: PROVINCE,
      document: members.replace("COMMITTEE", "GIVEN_NAME"),
      variables: under(provinceId, "2025-10-01"),
    },
    {
      name: "page Committees: its counts",
      viewer: NATION,
      document: `query ($asOf: Date!) {
        roots: committees(asOf: $asOf, where: { isRoot: true }, first: 1) { totalCount edges { node { id } } }
        provinces: committees(asOf: $asOf, where: { level: PROVINCE }) { totalCount }
        districts: committees(asOf: $asOf, where: { level: DISTRICT }) { totalCount }
        communes: committees(asOf: $asOf, where: { level: COMMUNE }) { totalCount }
      }`,
      variables: { asOf: "2026-11-22" },
    },
    {
      name: "page Committees: the tree, filtered to communes",
      viewer: NATION,
      document: `query ($asOf: Date!) {
        committees(asOf: $asOf, where: { level: COMMUNE }, orderBy: TREE, first: 100) { edges { node { ${committeeRow} } } }
      }`,
      variables: { asOf: "2026-11-22" },
    },
    {
      name: "page Committees: a branch",
      viewer: NATION,
      document: `query ($id: ID!, $asOf: Date!) {
        committee(id: $id) { id children(asOf: $asOf, first: 50) {
          totalCount edges { node { ${committeeRow} } } pageInfo { endCursor hasNextPage } } }
      }`,
      variables: under(provinceId, "2026-11-22"),
    },
    {
      name: "committees, after 3,000",
      viewer: NATION,
      document: `query ($after: String) { committees(asOf: "2026-11-22", orderBy: TREE, first: 50, after: $after) { edges { node { id path } } } }`,
      after: cursorAt("Committee", committeeId),
    },
    {
      name: "tasks, the first",
      viewer: NATION,
      document: "{ tasks(first: 50) { edges { node { id title dueOn } } } }",
      variables: {},
    },
    {
      name: "tasks, after 200,000",
      viewer: NATION,
      document: "query ($after: String) { tasks(first: 50, after: $after) { edges { node { id title dueOn } } } }",
      after: cursorAt("Task", taskId),
    },
    {
      name: "tasks, the first",
      viewer: PROVINCE,
      document: "{ tasks(first: 50) { edges { node { id title dueOn } } } }",
      variables: {},
    },
    {
      name: "tasks by title without diacritics",
      viewer: PROVINCE,
      document: `{ tasks(where: { title: "tre em" }, first: 50) { edges { node { id title dueOn } } } }`,
      variables: {},
    },
    {
      name: "figures of the province, the first",
      viewer: PROVINCE,
      document: "{ figures(first: 50, orderBy: COMMITTEE) { edges { node { id } } } }",
      variables: {},
    },
    {
      name: "figures of the province, after 20,000",
      viewer: PROVINCE,
      document:
        "query ($after: String) { figures(first: 50, orderBy: COMMITTEE, after: $after) { edges { node { id } } } }",
      after: cursorAt("Figure", figureId),
    },
    {
      name: "figures of a report",
      viewer: PROVINCE,
      document: `query ($id: ID!) {
        report(id: $id) { latestRevision { figures(first: 100) { edges { node { id numerator indicatorVersion { name } category { name } } } } } }
      }`,
      variables: { id: globalId("Report", report.id) },
    },
  ];
}
