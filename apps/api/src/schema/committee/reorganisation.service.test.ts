import { existsSync, readFileSync } from "node:fs";
import { graphql } from "@camket/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, globalId, holderOfNoRole, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { samplePlans } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { openWholeState } from "../../../test/whole-state.ts";
import type { Context } from "../../context.ts";
import { readTable } from "../../tables/read-table.ts";
import { undoBatch } from "../access/import-batch.service.ts";
import { establishCommittees } from "./committee-establishment.service.ts";
import type { Decision } from "./hand-over.service.ts";
import { correctMapping, correctNames, mappingCorrections, mappingLines } from "./mapping-table.ts";
import { type ReorganisationInput, reorganise } from "./reorganisation.service.ts";
import type { ReorganisationEntryKind } from "./reorganisation-entry.ts";
import { planReorganisation } from "./reorganisation-plan.ts";
import { importUnits, unitLines } from "./unit-import.service.ts";
import type { LivingUnit } from "./unit-plan.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { tasks, plans } = await samplePlans(api.db, sample);
const { owner, wholeState } = await openWholeState(api.url);
const context = (): Context => ({
  db: api.db,
  viewer: { ...holderOfNoRole, isGlobalAdministrator: true },
  locale: "en",
  cursorSecret: "",
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});

const Descent = graphql(`
  query Descent($id: ID!, $asOf: Date) {
    committee(id: $id) {
      name
      validTo
      parent { id }
      memberships(asOf: $asOf, first: 20) { edges { node { id } } }
      predecessors(first: 10) {
        edges { node { from { id name predecessors(first: 10) { edges { node { from { id } } } } } } }
      }
    }
  }
`);

const ON = "2026-07-01";
const unitLine = (code: string, level: string, kind: string, name: string, parentCode: string) => ({
  ...{ line: 2, code, level, kind, name, nameEn: "", parentCode },
});
/** Đồng Nai and Ninh Bình are joined into a new province; Biên Hòa goes on in it, Long Khánh is divided. */
const merger: ReorganisationInput = {
  subject: "Sắp xếp thử",
  effectiveOn: day(ON),
  documentId: null,
  fileName: "mapping.csv",
  lines: [
    { line: 2, oldCode: "75", newCode: "99", isDivided: false },
    { line: 3, oldCode: "37", newCode: "99", isDivided: false },
    { line: 4, oldCode: "26068", newCode: "26068", isDivided: false },
    { line: 5, oldCode: "26080", newCode: "26080", isDivided: true },
    { line: 6, oldCode: "26080", newCode: "26068", isDivided: true },
  ],
  names: [
    unitLine("99", "PROVINCE", "Tỉnh", "Đông Bình", ""),
    unitLine("26068", "COMMUNE", "Phường", "Biên Hòa", "99"),
    unitLine("26080", "COMMUNE", "Phường", "Long Khánh", "99"),
  ],
  endedLevels: [],
};
await api.db.administrativeUnit.findMany();
await owner.query(`UPDATE "UnitPeriod" SET "parentId" = (SELECT "id" FROM "AdministrativeUnit" WHERE "code" = '75')
  WHERE "unitId" IN (SELECT "id" FROM "AdministrativeUnit" WHERE "level" = 'COMMUNE')`);
await owner.query(`UPDATE "UnitPeriod" SET "parentId" = (SELECT "id" FROM "AdministrativeUnit" WHERE "code" = '00')
  WHERE "unitId" IN (SELECT "id" FROM "AdministrativeUnit" WHERE "level" = 'PROVINCE')`);

const committeesOn = async (date: string) =>
  (
    await owner.query(
      `SELECT committee."id", committee."path", period."name" FROM "Committee" committee
       JOIN "CommitteePeriod" period ON period."committeeId" = committee."id" AND period."validFrom" <= $1 AND (period."validTo" IS NULL OR period."validTo" > $1)
       WHERE committee."validFrom" <= $1 AND (committee."validTo" IS NULL OR committee."validTo" > $1) ORDER BY 2`,
      [date],
    )
  ).rows;

describe("a reorganisation", () => {
  it("says beforehand what it will do, and writes nothing", async () => {
    const before = await wholeState();
    const { batchId, counts } = await reorganise(merger, context(), { isPreview: true });
    expect(batchId).toBeNull();
    expect(counts).toMatchObject({
      unitsEnded: 4,
      unitsEstablished: 3,
      unitsDivided: 1,
      committeesDissolved: 3,
      committeesEstablished: 2,
      membersEnded: 5,
      membersCarriedOver: 0,
    });
    expect(await wholeState()).toEqual(before);
  });

  it("names everything that it does, as often as it counts", async () => {
    const { counts, entries } = await reorganise(merger, context(), { isPreview: true });
    const told = (kind: ReorganisationEntryKind) =>
      entries.filter((entry) => entry.kind === kind).map(({ subject, from, to, note }) => [subject, from, to, note]);
    const longKhanh = ["phường Long Khánh", null, "phường Long Khánh; phường Biên Hòa", "26080"];
    expect(told("UNIT_ENDED")).toContainEqual(longKhanh);
    expect(told("UNIT_DIVIDED")).toEqual([longKhanh]);
    expect(told("UNIT_ESTABLISHED")).toContainEqual(["tỉnh Đông Bình", "tỉnh Đồng Nai; tỉnh Ninh Bình", null, "99"]);
    const [established] = told("COMMITTEE_ESTABLISHED");
    expect(established).toEqual([
      "Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình",
      "Ban Chỉ đạo Đồng Nai; Ban Chỉ đạo Ninh Bình",
      null,
      null,
    ]);
    expect(told("COMMITTEE_SUCCEEDED")).toContainEqual([
      "Ban Chỉ đạo phường Biên Hòa",
      "Ban Chỉ đạo phường Biên Hòa",
      "Ban Chỉ đạo phường Biên Hòa",
      null,
    ]);
    expect(told("MEMBER_ENDED")).toContainEqual([
      "Nguyễn Thị Ánh",
      "Ban Chỉ đạo Đồng Nai",
      null,
      "Phó Chủ tịch UBND tỉnh",
    ]);
    expect(told("TASK_CONTINUED")).toContainEqual([
      "Phổ cập giáo dục",
      "Ban Chỉ đạo Đồng Nai",
      "Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình",
      "2.3",
    ]);
    expect(told("DRAFT_HANDED_OVER")).toContainEqual([
      "Dự thảo tỉnh Đồng Nai",
      "Ban Chỉ đạo Đồng Nai",
      "Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình",
      null,
    ]);
    const howMany = (kind: ReorganisationEntryKind) => told(kind).length;
    expect(counts).toMatchObject({
      unitsEnded: howMany("UNIT_ENDED"),
      unitsEstablished: howMany("UNIT_ESTABLISHED"),
      unitsRenamed: howMany("UNIT_RENAMED"),
      unitsDivided: howMany("UNIT_DIVIDED"),
      committeesDissolved: howMany("COMMITTEE_DISSOLVED"),
      committeesEstablished: howMany("COMMITTEE_ESTABLISHED"),
      membersEnded: howMany("MEMBER_ENDED"),
      membersCarriedOver: howMany("MEMBER_CARRIED_OVER"),
      tasksContinued: howMany("TASK_CONTINUED"),
      draftsHandedOver: howMany("DRAFT_HANDED_OVER"),
      reportsHandedOver: howMany("REPORT_HANDED_OVER"),
      decisionsNeeded: howMany("DECISION_NEEDED"),
    });
  });

  it("joins committees under a new one, continues their work, and is undone to the letter", async () => {
    const eve = await committeesOn("2026-06-30");
    const round = await api.db.reportingRound.create({
      data: {
        ...{ committeeId: sample.nation.id, name: "6 tháng đầu năm 2026", periodKind: "HALF_YEAR_1", year: 2026 },
        ...{ startsOn: day("2025-12-15"), endsOn: day("2026-06-14"), opensOn: day(ON), dueOn: day(ON) },
        expectations: {
          create: { committeeId: sample.bienHoa.id, dueOn: day(ON), responsibleCommitteeId: sample.dongNai.id },
        },
      },
      include: { expectations: true },
    });
    const { id: recommendationId } = await api.db.recommendation.findFirstOrThrow();
    await api.db.task.update({
      where: { id: tasks.underWay.id },
      data: { recommendations: { connect: { id: recommendationId } } },
    });
    const before = await wholeState();
    const { batchId, counts } = await reorganise(merger, context(), { isPreview: false });
    expect(await committeesOn("2026-06-30")).toEqual(eve);
    const after = await committeesOn(ON);
    expect(after.map(({ name }) => name)).toEqual([
      "Ban Chỉ đạo Trung ương",
      "Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình",
      "Ban Chỉ đạo phường Biên Hòa",
    ]);
    const [, province] = after;
    const reached = await api.db.committeeReach.findMany({ where: { committeeId: province.id } });
    expect(reached.map(({ reachedPath }) => reachedPath).sort()).toEqual(
      [sample.dongNai.path, sample.ninhBinh.path].sort(),
    );

    const continuation = await api.db.task.findFirstOrThrow({ where: { continuesId: tasks.underWay.id } });
    expect(continuation).toMatchObject({ committeeId: province.id, progress: 10, state: "UNDER_WAY", planId: null });
    expect(
      await api.db.recommendation.count({ where: { id: recommendationId, tasks: { some: { id: continuation.id } } } }),
    ).toBe(1);
    expect(await api.db.task.findUnique({ where: { id: tasks.underWay.id } })).toMatchObject({ state: "HANDED_OVER" });
    expect(await api.db.task.count({ where: { continuesId: tasks.done.id } })).toBe(0);
    expect(await api.db.plan.findUnique({ where: { id: plans.draft.id } })).toMatchObject({ state: "WITHDRAWN" });
    expect(await api.db.plan.count({ where: { committeeId: province.id, state: "DRAFT" } })).toBe(
      counts?.draftsHandedOver,
    );
    expect(await api.db.membership.findUnique({ where: { id: sample.head.id } })).toMatchObject({
      endsOn: day("2026-06-30"),
    });

    // Đồng Nai answered for the report of another committee, and passes that on.
    expect(await api.db.roundExpectation.findMany({ where: { roundId: round.id } })).toMatchObject([
      { responsibleCommitteeId: province.id },
    ]);

    await undoBatch(batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);
    await expect(undoBatch(batchId ?? 0, context())).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("keeps every day, member and old address through two in a row, which are undone in turn", async () => {
    const states = [await wholeState()];
    const first = await reorganise(merger, context(), { isPreview: false });
    states.push(await wholeState());
    const next: ReorganisationInput = {
      ...merger,
      effectiveOn: day("2026-10-01"),
      lines: [
        { line: 2, oldCode: "99", newCode: "98", isDivided: false },
        { line: 3, oldCode: "26068", newCode: "26068", isDivided: false },
      ],
      names: [
        unitLine("98", "PROVINCE", "Tỉnh", "Đông Bình Giang", ""),
        unitLine("26068", "COMMUNE", "Phường", "Biên Hòa", "98"),
        unitLine("26080", "COMMUNE", "Phường", "Long Khánh", "98"),
      ],
    };
    const second = await reorganise(next, context(), { isPreview: false });

    const present = await committeesOn("2026-10-01");
    expect(present.map(({ name }) => name)).toEqual([
      "Ban Chỉ đạo Trung ương",
      "Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình Giang",
      "Ban Chỉ đạo phường Biên Hòa",
    ]);
    const reached = await api.db.committeeReach.findMany({ where: { committeeId: present[1].id } });
    expect(reached.map(({ reachedPath }) => reachedPath)).toEqual(
      expect.arrayContaining([sample.dongNai.path, sample.ninhBinh.path]),
    );
    const anyone = api.as(viewerOf(sample.nation, "VIEWER"));
    const { committee } = await anyone.run(Descent, { id: globalId("Committee", present[1]), asOf: null });
    const between = committee?.predecessors.edges.map(({ node }) => node.from);
    expect(between?.map(({ name }) => name)).toEqual(["Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình"]);
    expect(between?.[0]?.predecessors.edges.map(({ node }) => node.from.id).sort()).toEqual(
      [globalId("Committee", sample.dongNai), globalId("Committee", sample.ninhBinh)].sort(),
    );
    // The address of one that two reorganisations have passed still shows it as it was.
    const id = globalId("Committee", sample.dongNai);
    const { committee: eve } = await anyone.run(Descent, { id, asOf: "2026-06-30" });
    expect(eve).toMatchObject({ validTo: ON, parent: { id: globalId("Committee", sample.nation) } });
    expect(eve?.memberships.edges.map(({ node }) => node.id)).toContain(globalId("Membership", sample.head));
    const { committee: since } = await anyone.run(Descent, { id, asOf: ON });
    expect(since?.memberships.edges).toEqual([]);

    await expect(undoBatch(first.batchId ?? 0, context())).rejects.toMatchObject({ name: "BatchChangedSinceError" });
    await undoBatch(second.batchId ?? 0, context());
    expect(await wholeState()).toEqual(states[1]);
    await undoBatch(first.batchId ?? 0, context());
    expect(await wholeState()).toEqual(states[0]);
  });

  it("carries members, seats and roles over where one committee goes on whole", async () => {
    const seat = await api.db.seat.create({
      data: {
        committeeId: sample.bienHoa.id,
        role: "HEAD",
        office: "Chủ tịch UBND phường",
        validFrom: day("2025-07-01"),
      },
    });
    const person = await api.db.person.create({ data: { name: "Hồ Thị Lan" } });
    await api.db.membership.create({
      data: {
        ...{ committeeId: sample.bienHoa.id, personId: person.id, seatId: seat.id, role: "HEAD" },
        ...{ position: "Chủ tịch UBND phường", startsOn: day("2025-07-01"), endsOn: day("2029-12-31") },
      },
    });
    const input = { ...merger, lines: merger.lines.slice(0, 3), endedLevels: [] };
    const withLongKhanh = {
      ...input,
      lines: [...input.lines, { line: 5, oldCode: "26080", newCode: "26080", isDivided: false }],
    };
    const { batchId, counts } = await reorganise(withLongKhanh, context(), { isPreview: false });
    expect(counts).toMatchObject({ membersCarriedOver: 1, committeesEstablished: 2 });
    const terms = await api.db.membership.findMany({ where: { personId: person.id }, orderBy: { startsOn: "asc" } });
    expect(terms).toMatchObject([
      { seatId: seat.id, endsOn: day("2026-06-30") },
      { role: "HEAD", startsOn: day(ON), endsOn: day("2029-12-31") },
    ]);
    expect(terms[1]?.seatId).not.toBe(seat.id);

    await api.db.membership.update({ where: { id: terms[1]?.id ?? 0 }, data: { endsOn: day("2028-12-31") } });
    await expect(undoBatch(batchId ?? 0, context())).rejects.toMatchObject({ name: "BatchChangedSinceError" });
    await api.db.membership.update({ where: { id: terms[1]?.id ?? 0 }, data: { endsOn: day("2029-12-31") } });
    await undoBatch(batchId ?? 0, context());
  });

  it("carries members of joined committees over where that is chosen, but makes nobody head of what had several", async () => {
    const before = await wholeState();
    const carry = { ...merger, membersOfMerged: "CARRY_OVER" } as const;
    const all = await reorganise(carry, context(), { isPreview: false });
    expect(all.counts).toMatchObject({ membersEnded: 2, membersCarriedOver: 4 });
    const committee = await api.db.committee.findFirstOrThrow({ where: { unit: { code: "99" } } });
    const roles = async () =>
      (await api.db.membership.findMany({ where: { committeeId: committee.id } })).map(({ role }) => role);
    expect(await roles()).toEqual(["MEMBER", "MEMBER", "MEMBER"]);
    await undoBatch(all.batchId ?? 0, context());
    expect(await wholeState()).toEqual(before);

    const decisions = [{ committeeId: sample.ninhBinh.id, members: "END" }] as const;
    const some = await reorganise({ ...carry, decisions: [...decisions] }, context(), { isPreview: true });
    expect(some.counts).toMatchObject({ membersEnded: 1, membersCarriedOver: 5 });
  });

  it("lets somebody choose who answers for what a divided committee leaves", async () => {
    const before = await wholeState();
    const divided = {
      ...merger,
      lines: [
        ...merger.lines.filter(({ oldCode }) => oldCode !== "26080" && oldCode !== "26068"),
        ...["26068", "26080"].map((newCode) => ({ line: 4, oldCode: "26068", newCode, isDivided: true })),
        { line: 5, oldCode: "26080", newCode: "26080", isDivided: false },
      ],
    };
    const undecided = await reorganise(divided, context(), { isPreview: true });
    const bienHoa = "Ban Chỉ đạo phường Biên Hòa";
    expect(undecided.entries.filter(({ kind }) => kind === "DECISION_NEEDED")).toMatchObject([
      { subject: bienHoa, to: "Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình", committeeId: sample.bienHoa.id },
    ]);
    const choose = (decision: Omit<Decision, "committeeId">, committeeId = sample.bienHoa.id) =>
      reorganise({ ...divided, decisions: [{ committeeId, ...decision }] }, context(), { isPreview: true });
    for (const [decision, to] of [
      [{ responsibleUnitCode: "26080" }, "Ban Chỉ đạo phường Long Khánh"],
      [{ responsibleUnitCode: "99" }, "Ban Chỉ đạo về Nhân quyền tỉnh Đông Bình"],
      [{ responsibleCommitteeId: sample.nation.id }, "Ban Chỉ đạo Trung ương"],
    ] as const) {
      const { counts, entries } = await choose(decision);
      expect(counts?.decisionsNeeded).toBe(0);
      expect(entries).toContainEqual(expect.objectContaining({ kind: "TASK_CONTINUED", from: bienHoa, to }));
    }
    expect((await choose({ responsibleCommitteeId: sample.dongNai.id })).problems).toMatchObject([
      { column: "decisions", value: bienHoa, code: "NOT_A_SUCCESSOR" },
    ]);
    expect((await choose({ responsibleUnitCode: "12345" })).problems).toMatchObject([{ code: "NOT_A_SUCCESSOR" }]);
    expect((await choose({ members: "CARRY_OVER" })).problems).toMatchObject([{ code: "MEMBERS_OF_DIVIDED" }]);
    expect((await choose({}, sample.nation.id)).problems).toMatchObject([{ code: "UNKNOWN_COMMITTEE" }]);
    expect(await wholeState()).toEqual(before);
  });

  it("renames no unit that changed on the day", () => {
    const unit = { id: 2, code: "01", level: "PROVINCE", parentId: 1, kind: "tỉnh", name: "A", nameEn: "A" } as const;
    const nation = { ...unit, id: 1, code: "00", level: "NATION", parentId: null } as const;
    const living = [nation, unit].map((each) => ({
      ...{ ...each, changedOn: day(ON), isLasting: true, hasCommittee: false },
    }));
    const mapping = { lines: [{ line: 2, oldCode: "01", newCode: "01", isDivided: false }], endedLevels: [] };
    const names = [unitLine("01", "PROVINCE", "Tỉnh", "B", "")];
    const { problems } = planReorganisation({ ...mapping, names }, living, day(ON));
    expect(problems).toMatchObject([{ value: "01", code: "CHANGED_SINCE" }]);
  });

  it("names what changed on the day or later, of units and of their committees", async () => {
    const early = { ...merger, effectiveOn: day("2025-07-01") };
    const { problems } = await reorganise(early, context(), { isPreview: true });
    expect(problems).toContainEqual(expect.objectContaining({ value: "75", code: "CHANGED_SINCE" }));
    const { id } = await api.db.membership.create({
      data: {
        ...{ committeeId: sample.ninhBinh.id, personId: sample.unappointed.id, role: "MEMBER", position: "Chánh VP" },
        startsOn: day("2026-09-01"),
      },
    });
    const later = await reorganise(merger, context(), { isPreview: true });
    expect(later.problems).toMatchObject([{ value: "37", code: "COMMITTEE_CHANGED_SINCE" }]);
    await api.db.membership.delete({ where: { id } });
  });

  it.each([
    ["a code that no unit has", { oldCode: "12345", newCode: "99" }, "UNKNOWN_CODE"],
    ["a new code without a name", { oldCode: "75", newCode: "98" }, "NO_NAME"],
    ["a pair that stands there twice", { oldCode: "37", newCode: "99" }, "DUPLICATE_ROW"],
  ])("refuses %s, and writes nothing", async (_what, row, code) => {
    const before = await wholeState();
    const lines = [...merger.lines, { line: 7, isDivided: false, ...row }];
    const { problems } = await reorganise({ ...merger, lines }, context(), { isPreview: false });
    expect(problems).toContainEqual(expect.objectContaining({ line: 7, code }));
    expect(await wholeState()).toEqual(before);
  });

  it("names a unit that the mapping forgot", async () => {
    const { problems } = await reorganise({ ...merger, lines: merger.lines.slice(0, 1) }, context(), {
      isPreview: true,
    });
    expect(problems).toContainEqual(expect.objectContaining({ value: "37", code: "UNMAPPED" }));
  });
});

describe("any mapping", () => {
  const unit = (id: number, code: string, level: LivingUnit["level"], parentId: number | null): LivingUnit => ({
    ...{ id, code, level, parentId, kind: "xã", name: `Đơn vị ${code}`, nameEn: code },
    ...{ changedOn: day("2020-01-01"), isLasting: true, hasCommittee: false },
  });
  const provinces = [1, 2, 3, 4].map((n) => unit(n + 1, `0${n}`, "PROVINCE", 1));
  const communes = Array.from({ length: 12 }, (_, n) => unit(n + 10, `1${n + 10}`, "COMMUNE", (n % 4) + 2));
  const living = [unit(1, "00", "NATION", null), ...provinces, ...communes];

  it("leaves every unit of its levels alone, renamed, or ended with whoever takes over, and each once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 3 }), {
          minLength: 12,
          maxLength: 12,
        }),
        (provinceTargets, communeTargets) => {
          const lines = [
            ...provinces.map(({ code }, n) => ({
              oldCode: code,
              newCode: provinces[provinceTargets[n] ?? 0]?.code ?? "",
            })),
            ...communes.flatMap(({ code }, n) =>
              [...new Set(communeTargets[n])].map((target) => ({
                oldCode: code,
                newCode: communes[target]?.code ?? "",
              })),
            ),
          ].map((row, index) => ({ ...row, line: index + 2, isDivided: false }));
          const goesOn = new Set(provinceTargets.map((target) => provinces[target]?.code ?? ""));
          const [someProvince = ""] = goesOn;
          const names = communes.map(({ code, name, parentId }) => {
            const own = provinces.find(({ id }) => id === parentId)?.code ?? "";
            return {
              line: 2,
              code,
              level: "COMMUNE",
              kind: "xã",
              name,
              nameEn: "",
              parentCode: goesOn.has(own) ? own : someProvince,
            };
          });
          const { changes, problems } = planReorganisation({ lines, names, endedLevels: [] }, living, day(ON));
          expect(problems).toEqual([]);
          const settled = [...changes.unchanged, ...changes.renamed.map(({ unit }) => unit), ...changes.ended];
          expect(settled.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
            living.map(({ id }) => id).sort((a, b) => a - b),
          );
          const codes = changes.created.map(({ code }) => code);
          expect(new Set(codes).size).toBe(codes.length);
          const after = new Set([
            ...codes,
            ...changes.unchanged.map(({ code }) => code),
            ...changes.renamed.map(({ unit }) => unit.code),
          ]);
          for (const { parentCode } of changes.created) expect(parentCode === null || after.has(parentCode)).toBe(true);
          for (const { id } of changes.ended) {
            const edges = changes.successions.filter(({ from }) => from.id === id);
            expect(edges.length).toBeGreaterThan(0);
            expect(edges.filter(({ isWhole }) => isWhole).length).toBe(
              edges.length === 1 && edges[0]?.toCode !== null ? 1 : 0,
            );
            for (const { toCode } of edges) expect(toCode === null || after.has(toCode)).toBe(true);
          }
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});

const real = new URL("../../../../../../shared/data/units/", import.meta.url);

it.runIf(existsSync(real))("takes the country through the reform of 2025, and back", async () => {
  const table = (name: string) => readTable(readFileSync(new URL(name, real)));
  const nation = await openTestApi();
  const state = await openWholeState(nation.url);
  const country: Context = { ...context(), db: nation.db };
  const before = unitLines(await table("units-2025-03.csv"));
  const imported = await importUnits(
    { lines: before, from: day("2025-03-01"), fileName: "a", validOnly: false },
    country,
  );
  expect(imported.counts).toEqual({ created: 10_794, unchanged: 0, succeeded: 0, ended: 0, failed: 0 });
  for (const level of ["NATION", "PROVINCE", "DISTRICT", "COMMUNE"] as const)
    await establishCommittees(
      { level, name: "Ban Chỉ đạo về Nhân quyền {kind} {name}", from: day("2025-04-01") },
      country,
      { isPreview: false },
    );
  await nation.asOwner(WORK_OF_THE_COUNTRY);
  const beforeReform = await state.digest();
  const corrections = mappingCorrections.parse(
    JSON.parse(readFileSync(new URL("../../../reforms/2025-07-01.json", import.meta.url), "utf8")),
  );
  const mapping = [await table("reform-2025-07-provinces.csv"), await table("reform-2025-07-communes.csv")];
  const input: ReorganisationInput = {
    ...{ subject: "Sắp xếp đơn vị hành chính", effectiveOn: day("2025-07-01"), documentId: null, fileName: "reform" },
    lines: correctMapping(mapping.flatMap(mappingLines), corrections),
    names: correctNames(unitLines(await table("units-2026-07.csv")), corrections),
    endedLevels: ["DISTRICT"],
  };
  const { counts, batchId } = await reorganise(input, country, { isPreview: false });
  expect(counts).toMatchObject({ unitsEnded: 10_783, unitsEstablished: 3344, unitsLeftAlone: 11 });
  expect(counts).toMatchObject({
    committeesDissolved: 10_783,
    committeesEstablished: 3344,
    agenciesEnded: 52,
    agenciesEstablished: 23,
  });
  const faults = async (question: string) => (await state.owner.query(question)).rows;
  expect(await faults(UNITS_WITHOUT_ONE_COMMITTEE)).toEqual([]);
  expect(await faults(COMMITTEES_OUT_OF_PLACE)).toEqual([]);
  expect(await faults(REACH_THAT_IS_ANOTHER)).toEqual([]);
  const living = (level: "PROVINCE" | "DISTRICT" | "COMMUNE") =>
    country.db.administrativeUnit.count({ where: { level, validTo: null } });
  expect([await living("PROVINCE"), await living("DISTRICT"), await living("COMMUNE")]).toEqual([34, 0, 3321]);

  const before2026 = await state.digest();
  const later = await importUnits(
    { lines: unitLines(await table("units-2026-07.csv")), from: day("2026-04-30"), fileName: "b", validOnly: false },
    country,
  );
  expect(later.counts).toEqual({ created: 0, unchanged: 3354, succeeded: 1, ended: 0, failed: 0 });
  await undoBatch(later.batchId ?? 0, country);
  expect(await state.digest()).toBe(before2026);
  await undoBatch(batchId ?? 0, country);
  expect(await state.digest()).toBe(beforeReform);
});

/** Members, seats, agencies, tasks and drafts for some of the committees. */
const WORK_OF_THE_COUNTRY = `
  WITH agency AS (INSERT INTO "Agency" ("unitId", "validFrom") SELECT "id", '2025-03-01' FROM "AdministrativeUnit"
      WHERE "level" = 'PROVINCE' RETURNING "id")
    INSERT INTO "AgencyPeriod" ("agencyId", "name", "nameEn", "abbreviation", "kind", "validFrom")
    SELECT "id", 'Sở Tư pháp', 'Department of Justice', 'STP', 'DEPARTMENT', '2025-03-01' FROM agency;
  INSERT INTO "Seat" ("committeeId", "role", "office", "validFrom") SELECT "id", 'HEAD', 'Chủ tịch', '2025-04-01' FROM "Committee"
    WHERE "id" % 30 = 0;
  WITH person AS (INSERT INTO "Person" ("name") SELECT 'Người ' || "id" FROM "Seat" RETURNING "id", "name")
    INSERT INTO "Membership" ("committeeId", "personId", "seatId", "role", "position", "startsOn")
    SELECT seat."committeeId", person."id", seat."id", 'HEAD', 'Chủ tịch', '2025-04-01'
      FROM person JOIN "Seat" seat ON 'Người ' || seat."id" = person."name";
  INSERT INTO "Task" ("committeeId", "number", "position", "title", "expectedResult", "startsOn", "dueOn", "leadAgencyId")
    SELECT committee."id", '1', 1, 'Tập huấn', 'Báo cáo', '2025-04-01', '2025-12-31', agency."id"
      FROM "Committee" committee LEFT JOIN "Agency" agency USING ("unitId") WHERE committee."id" % 20 = 0;
  INSERT INTO "_coordinating" ("A", "B") SELECT "leadAgencyId", "id" FROM "Task" WHERE "leadAgencyId" IS NOT NULL;
  WITH plan AS (INSERT INTO "Plan" ("committeeId", "title", "startsOn", "endsOn", "purpose")
      SELECT "id", 'Dự thảo', '2025-04-01', '2025-12-31', 'Thử' FROM "Committee" WHERE "id" % 50 = 0 RETURNING "id", "committeeId")
    INSERT INTO "Task" ("committeeId", "planId", "number", "position", "title", "expectedResult", "startsOn", "dueOn")
    SELECT "committeeId", "id", '1', 1, 'Việc', 'Báo cáo', '2025-04-01', '2025-12-31' FROM plan;`;

const UNITS_WITHOUT_ONE_COMMITTEE = `SELECT unit."code" FROM "AdministrativeUnit" unit
  WHERE unit."validTo" IS NULL AND 1 <> (SELECT count(*) FROM "Committee" WHERE "unitId" = unit."id" AND "validTo" IS NULL)`;
const COMMITTEES_OUT_OF_PLACE = `SELECT committee."id" FROM "Committee" committee JOIN "AdministrativeUnit" unit ON unit."id" = "unitId"
    LEFT JOIN "Committee" parent ON parent."id" = committee."parentId"
  WHERE (committee."validTo" IS NULL) <> (unit."validTo" IS NULL) OR parent."validTo" < committee."validTo"
    OR (committee."validTo" IS NULL AND parent."validTo" IS NOT NULL)
    OR committee."path" <> coalesce(parent."path", '') || committee."id" || '.'`;
/** After one reform a committee reaches those it took over from, and nothing else. */
const REACH_THAT_IS_ANOTHER = `SELECT * FROM "CommitteeReach" reach FULL JOIN (SELECT "toId", "path" FROM "CommitteeSuccession"
    JOIN "Committee" ON "Committee"."id" = "fromId" WHERE "toId" IS NOT NULL) edge
    ON edge."toId" = reach."committeeId" AND edge."path" = reach."reachedPath"
  WHERE reach."committeeId" IS NULL OR edge."toId" IS NULL`;
