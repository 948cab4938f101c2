import { readFile } from "node:fs/promises";
import { graphql } from "@camket/schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { globalId, sampleCommittees, viewerOf } from "../../../test/sample-committees.ts";
import { inDays, samplePlans, text } from "../../../test/sample-plans.ts";
import { openTestApi } from "../../../test/test-api.ts";
import { today } from "../../calendar.ts";
import type { Context, Viewer } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { amendPlan } from "./plan-amendment.service.ts";
import { inMonths } from "./plan-copy.service.ts";
import { closePlan, issuePlan, recallPlan, returnPlan, submitPlan, withdrawPlan } from "./plan-move.service.ts";
import { drawPlanLife, isMove, type PlanMove, planMoves } from "./plan-moves.ts";

const api = await openTestApi();
const sample = await sampleCommittees(api.db);
const { documents, plans, tasks, types } = await samplePlans(api.db, sample);
const officerViewer = viewerOf(sample.dongNai, "OFFICER");
const reviewerViewer = viewerOf(sample.dongNai, "REVIEWER");
const [officer, reviewer] = [api.as(officerViewer), api.as(reviewerViewer)];

const contextOf = (viewer: Viewer): Context => ({
  db: api.db,
  viewer,
  locale: "en",
  cursorSecret: "",
  request: { id: "test", idempotencyKey: null, payloadHash: "", writes: 0 },
});
const [asOfficer, asReviewer] = [contextOf(officerViewer), contextOf(reviewerViewer)];

const Submit = graphql(`
  mutation Submit($input: SubmitPlanInput!) {
    submitPlan(input: $input) {
      __typename
      ... on Plan { state version blockers viewerMoves }
      ... on DomainError { code message }
      ... on PlanIncompleteError { blockers }
    }
  }
`);
const Return = graphql(`
  mutation Return($input: ReturnPlanInput!) {
    returnPlan(input: $input) {
      ... on Plan { state version reason }
      ... on DomainError { code }
      ... on InvalidInputError { fields { path code } }
    }
  }
`);
const Issue = graphql(`
  mutation Issue($input: IssuePlanInput!) {
    issuePlan(input: $input) {
      __typename
      ... on Plan {
        id state version reason
        document { reference issuedOn issuer }
        revisions { edges { node { number changes { before { number title dueOn } after { number title dueOn } } } } }
        openAmendment { id }
      }
      ... on DomainError { code message }
    }
  }
`);
const Amend = graphql(`
  mutation Amend($input: AmendPlanInput!) {
    amendPlan(input: $input) {
      __typename
      ... on Plan { id version state amends { id openAmendment { state } viewerCanAmend } changes { after { title } } }
      ... on DomainError { code }
    }
  }
`);
const Copy = graphql(`
  mutation Copy($input: CopyPlanInput!) {
    copyPlan(input: $input) {
      __typename
      ... on Plan { id title startsOn endsOn state sections { number } taskCounts { total done } }
      ... on DomainError { code }
    }
  }
`);
const OfItsOwn = graphql(`
  query ($title: String!) {
    plans(where: { title: $title, isAmendment: false }) {
      edges {
        node {
          id
        }
      }
    }
  }
`);
const Changes = graphql(`
  query Changes($id: ID!) { plan(id: $id) { changes { before { title } after { title leadAgencyName } } } }
`);

/** A draft with one task, ready to be submitted. */
const draft = (title = "Kế hoạch") =>
  api.db.plan.create({
    data: {
      committeeId: sample.dongNai.id,
      title,
      purpose: "Bảo đảm quyền",
      startsOn: inDays(-10),
      endsOn: inDays(300),
      legalBases: { connect: { id: documents.directive.id } },
      sections: { create: { number: "1", title: "Nhóm nhiệm vụ 1", position: 1 } },
    },
    include: { sections: true },
  });
const addTask = (plan: { id: number; sections: { id: number }[] }, number: string, data: object = {}) =>
  api.db.task.create({
    data: {
      planId: plan.id,
      committeeId: sample.dongNai.id,
      sectionId: plan.sections[0]?.id ?? null,
      leadAgencyId: sample.agency.id,
      number,
      position: Number(number.replace(".", "")),
      title: `Việc ${number}`,
      expectedResult: "Báo cáo",
      startsOn: inDays(-5),
      dueOn: inDays(200),
      ...data,
    },
  });

const versionOf = async (id: number) => (await api.db.plan.findUniqueOrThrow({ where: { id } })).version;
const asked = async (id: number) => ({ id, expectedVersion: await versionOf(id) });
async function issued(title?: string) {
  const plan = await draft(title);
  const task = await addTask(plan, "1.1");
  await submitPlan(await asked(plan.id), asOfficer);
  await issuePlan(await asked(plan.id), asReviewer);
  return { plan, task };
}

describe("a plan", () => {
  it("is submitted, returned, submitted again and issued under the number after the last one on paper", async () => {
    const plan = await draft();
    const id = globalId("Plan", plan);
    await api.db.plan.update({ where: { id: plan.id }, data: { legalBases: { set: [] } } });
    const incomplete = await officer.run(Submit, { input: { id, expectedVersion: 1 } });
    expect(incomplete.submitPlan).toMatchObject({ code: "BAD_USER_INPUT", blockers: ["NO_LEGAL_BASE", "NO_TASKS"] });
    await api.db.plan.update({
      where: { id: plan.id },
      data: { legalBases: { connect: { id: documents.directive.id } } },
    });
    const task = await addTask(plan, "1.1", {
      recurrence: "QUARTERLY",
      startsOn: new Date("2026-01-05"),
      dueOn: new Date("2026-11-20"),
    });

    const { submitPlan: submitted } = await officer.run(Submit, { input: { id, expectedVersion: 1 } });
    expect(submitted).toEqual({
      __typename: "Plan",
      state: "SUBMITTED",
      version: 2,
      blockers: [],
      viewerMoves: ["RECALL"],
    });
    expect((await reviewer.run(Return, { input: { id, expectedVersion: 2, reason: " " } })).returnPlan).toMatchObject({
      fields: [{ path: "reason", code: "REQUIRED" }],
    });
    const { returnPlan: returned } = await reviewer.run(Return, {
      input: { id, expectedVersion: 2, reason: "Chưa rõ" },
    });
    expect(returned).toEqual({ state: "RETURNED", version: 3, reason: "Chưa rõ" });
    await officer.run(Submit, { input: { id, expectedVersion: 3 } });
    expect((await officer.run(Issue, { input: { id, expectedVersion: 4 } })).issuePlan).toMatchObject({
      code: "FORBIDDEN",
    });

    const { issuePlan: inForce } = await reviewer.run(Issue, { input: { id, expectedVersion: 4 } });
    const last = documents.dongNai.year === today().getUTCFullYear() ? 96 : 0;
    expect(inForce).toMatchObject({
      state: "ISSUED",
      reason: null,
      document: {
        reference: `${String(last + 1).padStart(2, "0")}/KH-BCĐ`,
        issuedOn: text(today()),
        issuer: "Ban Chỉ đạo Đồng Nai",
      },
      revisions: { edges: [{ node: { number: 1, changes: [] } }] },
    });
    const frozen = await api.db.task.findUniqueOrThrow({
      where: { id: task.id },
      include: { occurrences: { orderBy: { dueOn: "asc" } } },
    });
    expect(frozen.baselineDueOn).toEqual(frozen.dueOn);
    expect(frozen.occurrences.map(({ dueOn }) => text(dueOn))).toEqual([
      "2026-03-31",
      "2026-06-30",
      "2026-09-30",
      "2026-11-20",
    ]);
  });

  it("is issued once by two at once, and numbers have no gap", async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => draft("Cùng lúc")));
    for (const plan of many) {
      await addTask(plan, "1.1");
      await submitPlan(await asked(plan.id), asOfficer);
    }
    const versions = await Promise.all(many.map(({ id }) => asked(id)));
    const outcomes = await Promise.allSettled(
      [...versions, ...versions].map((input) => issuePlan(input, contextOf(reviewerViewer))),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    await expectNumbers();
  });

  it("is closed with a summary, and withdrawn with a reason that ends its open tasks", async () => {
    const [{ plan: toClose }, { plan: toWithdraw, task }] = [await issued(), await issued()];
    const close = { summary: "Đạt", leavesTasksOpen: false };
    await expect(closePlan({ ...close, ...(await asked(toClose.id)) }, asOfficer)).rejects.toMatchObject({ open: 1 });
    await closePlan({ ...close, leavesTasksOpen: true, ...(await asked(toClose.id)) }, asOfficer);
    expect(await api.db.plan.findUniqueOrThrow({ where: { id: toClose.id } })).toMatchObject({
      state: "CLOSED",
      summary: "Đạt",
    });

    await withdrawPlan({ reason: "Trùng", ...(await asked(toWithdraw.id)) }, asReviewer);
    expect(await api.db.task.findUniqueOrThrow({ where: { id: task.id } })).toMatchObject({ state: "WITHDRAWN" });
    await expect(recallPlan(await asked(toWithdraw.id), asOfficer)).rejects.toMatchObject({
      name: "PlanMoveRefusedError",
    });
  });
});

describe("an amendment", () => {
  it("is written beside the plan in force, and goes into it when it is issued", async () => {
    const { plan, task } = await issued("Kế hoạch năm");
    const [extended, dropped] = [await addTask(plan, "1.2"), await addTask(plan, "1.3")];
    await api.db.task.update({ where: { id: task.id }, data: { progress: 40, state: "UNDER_WAY" } });
    const id = globalId("Plan", plan);

    const { amendPlan: amendment } = await officer.run(Amend, {
      input: { id, expectedVersion: await versionOf(plan.id) },
    });
    if (amendment.__typename !== "Plan") throw new Error(JSON.stringify(amendment));
    expect(amendment).toMatchObject({
      state: "DRAFT",
      changes: [],
      amends: { id, openAmendment: { state: "DRAFT" }, viewerCanAmend: false },
    });
    const { plans: alone } = await officer.run(OfItsOwn, { title: "Kế hoạch năm" });
    expect(alone.edges.map(({ node }) => node.id)).not.toContain(amendment.id);
    expect(alone.edges.map(({ node }) => node.id)).toContain(id);
    const again = await officer.run(Amend, { input: { id, expectedVersion: await versionOf(plan.id) } });
    expect(again.amendPlan).toMatchObject({ __typename: "PlanAmendmentOpenError", code: "CONFLICT" });
    await expect(
      closePlan({ summary: "Đạt", leavesTasksOpen: true, ...(await asked(plan.id)) }, asOfficer),
    ).rejects.toMatchObject({ name: "PlanAmendmentOpenError" });

    // While it is written, the work in force goes on: a deadline is extended.
    await api.db.task.update({ where: { id: extended.id }, data: { dueOn: inDays(250) } });
    const copy = await api.db.plan.findUniqueOrThrow({
      where: { id: Number(atob(amendment.id).split(":")[1]) },
      include: { sections: true, tasks: { orderBy: { position: "asc" } } },
    });
    const [first, , third] = copy.tasks;
    await api.db.task.update({
      where: { id: first?.id ?? 0 },
      data: { title: "Việc 1.1 rõ hơn", dueOn: inDays(220), themes: { connect: { code: "EDU" } } },
    });
    await api.db.task.delete({ where: { id: third?.id ?? 0 } });
    const added = await addTask(copy, "1.4");
    const told = await officer.run(Changes, { id: amendment.id });
    expect(told.plan?.changes).toEqual([
      { before: { title: "Việc 1.1" }, after: { title: "Việc 1.1 rõ hơn", leadAgencyName: "Sở Tư pháp" } },
      { before: { title: "Việc 1.3" }, after: null },
      { before: null, after: { title: "Việc 1.4", leadAgencyName: "Sở Tư pháp" } },
    ]);

    await submitPlan(await asked(copy.id), asOfficer);
    const { issuePlan: inForce } = await reviewer.run(Issue, {
      input: { id: amendment.id, expectedVersion: await versionOf(copy.id) },
    });
    expect(inForce).toMatchObject({ __typename: "Plan", id, state: "ISSUED", openAmendment: null });
    if (inForce.__typename !== "Plan") throw new Error(JSON.stringify(inForce));
    expect(inForce.revisions.edges[0]?.node).toMatchObject({
      number: 2,
      // Of 1.2 and 1.3, which were put in behind the back of the first issue, 1.2 is new to the second.
      changes: [
        {
          before: { title: "Việc 1.1", dueOn: text(inDays(200)) },
          after: { title: "Việc 1.1 rõ hơn", dueOn: text(inDays(220)) },
        },
        { before: null, after: { number: "1.2", dueOn: text(inDays(250)) } },
        { before: null, after: { number: "1.4" } },
      ],
    });
    const now = await api.db.task.findMany({
      where: { planId: plan.id },
      include: { themes: true, section: true },
      orderBy: { number: "asc" },
    });
    expect(now.map(({ id, state, progress }) => ({ id, state, progress }))).toEqual([
      { id: task.id, state: "UNDER_WAY", progress: 40 },
      { id: extended.id, state: "NOT_BEGUN", progress: 0 },
      { id: dropped.id, state: "WITHDRAWN", progress: 0 },
      { id: added.id, state: "NOT_BEGUN", progress: 0 },
    ]);
    expect(now[0]).toMatchObject({
      baselineDueOn: inDays(220),
      themes: [{ code: "EDU" }],
      section: { planId: plan.id },
    });
    expect(await api.db.plan.count({ where: { id: copy.id } })).toBe(0);
    await expectNumbers();
  });

  it("is begun once by two at once, and of a plan in force alone", async () => {
    const { plan } = await issued();
    const input = await asked(plan.id);
    const outcomes = await Promise.allSettled([
      amendPlan(input, contextOf(officerViewer)),
      amendPlan(input, contextOf(officerViewer)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(amendPlan(await asked(plans.draft.id), asOfficer)).rejects.toMatchObject({
      name: "PlanNotInForceError",
    });
  });
});

describe("a copy for the next year", () => {
  it("has the outline and the tasks with their dates moved, and nothing of how it went", async () => {
    const startsOn = inMonths(plans.dongNai.startsOn, 12);
    const { copyPlan: copy } = await officer.run(Copy, {
      input: {
        id: globalId("Plan", plans.dongNai),
        committeeId: globalId("Committee", sample.dongNai),
        title: "Kế hoạch năm sau",
        startsOn: text(startsOn),
      },
    });
    if (copy.__typename !== "Plan") throw new Error(JSON.stringify(copy));
    expect(copy).toMatchObject({
      state: "DRAFT",
      startsOn: text(startsOn),
      endsOn: text(inMonths(plans.dongNai.endsOn, 12)),
      sections: [{ number: "1" }, { number: "2" }],
      taskCounts: { total: 5, done: 0 },
    });
    const copied = await api.db.task.findFirstOrThrow({
      where: { planId: Number(atob(copy.id).split(":")[1]), number: "1.1" },
      include: { themes: true, groups: true, coordinatingAgencies: true },
    });
    expect(copied).toMatchObject({
      dueOn: inMonths(tasks.done.dueOn, 12),
      ...{ progress: 0, state: "NOT_BEGUN", amendsId: null, baselineDueOn: null },
      ...{ themes: [{ code: "EDU" }], groups: [{ code: "CHILD" }], coordinatingAgencies: [{ id: sample.agency.id }] },
    });
  });

  it("moves dates alike in the database and here", async () => {
    const dates = fc.date({ min: new Date("2000-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(dates, fc.integer({ min: -60, max: 60 }), async (date, months) => {
        const day = new Date(date.toISOString().slice(0, 10));
        const [row] = await api.db.$queryRaw<[{ day: Date }]>`SELECT in_months(${day}::date, ${months}::int) AS "day"`;
        expect(row.day).toEqual(months === 0 ? day : inMonths(day, months));
      }),
      { numRuns: 200 },
    );
    expect(text(inMonths(new Date("2024-02-29"), 12))).toBe("2025-02-28");
    expect(text(inMonths(new Date("2025-02-28"), 12))).toBe("2026-02-28");
    expect(text(inMonths(new Date("2026-01-30"), 1))).toBe("2026-02-28");
  });
});

/** The numbers of each register are used once each, from the first that it gave to its last. */
async function expectNumbers() {
  for (const register of await api.db.numberRegister.findMany({
    include: { numbers: { orderBy: { number: "asc" } } },
  })) {
    const given = register.numbers.map(({ number }) => number);
    const first = given[0] ?? 0;
    expect(given).toEqual(Array.from({ length: register.lastNumber - first + 1 }, (_, index) => first + index));
  }
  const numbered = await api.db.document.count({ where: { typeId: types.plan.id, registeredNumber: { isNot: null } } });
  expect(await api.db.registeredNumber.count({ where: { state: "USED" } })).toBe(numbered);
}

const acts = {
  submit: (id: number, expectedVersion: number) => submitPlan({ id, expectedVersion }, contextOf(officerViewer)),
  recall: (id: number, expectedVersion: number) => recallPlan({ id, expectedVersion }, contextOf(officerViewer)),
  close: (id: number, expectedVersion: number) =>
    closePlan({ id, expectedVersion, summary: "Đạt", leavesTasksOpen: true }, contextOf(officerViewer)),
  return: (id: number, expectedVersion: number) =>
    returnPlan({ id, expectedVersion, reason: "Chưa rõ" }, contextOf(reviewerViewer)),
  issue: (id: number, expectedVersion: number) => issuePlan({ id, expectedVersion }, contextOf(reviewerViewer)),
  withdraw: (id: number, expectedVersion: number) =>
    withdrawPlan({ id, expectedVersion, reason: "Trùng" }, contextOf(reviewerViewer)),
} satisfies Record<PlanMove, unknown>;

it("comes to no state by a way that is not there, whatever two people do at once", { timeout: 600_000 }, async () => {
  const RUNS = 5000;
  const AT_ONCE = 10;
  const move = (role: string) =>
    fc.constantFrom(...(Object.keys(acts) as PlanMove[]).filter((name) => planMoves[name].role === role)); // keys of an object literal
  const sequences = fc.array(fc.tuple(move("OFFICER"), move("REVIEWER"), fc.boolean()), { minLength: 1, maxLength: 4 });

  async function play(sequence: [PlanMove, PlanMove, boolean][], id: number) {
    for (const [byOfficer, byReviewer, areTogether] of sequence) {
      const before = await api.db.plan.findUniqueOrThrow({ where: { id } });
      const tried = areTogether ? [byOfficer, byReviewer] : [byOfficer];
      const outcomes = await Promise.allSettled(tried.map((name) => acts[name](id, before.version)));
      const after = await api.db.plan.findUniqueOrThrow({ where: { id } });
      const made = tried.filter((_, index) => outcomes[index]?.status === "fulfilled");
      for (const outcome of outcomes)
        if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(DomainError);
      expect(made.length).toBeLessThanOrEqual(1);
      // Whoever could, did, unless the other was faster.
      if (tried.some((name) => isMove(name, before.state))) expect(made).toHaveLength(1);
      const [only] = made;
      if (only) expect(isMove(only, before.state)).toBe(true);
      expect(after).toMatchObject({
        state: only ? planMoves[only].to : before.state,
        version: before.version + made.length,
      });
      expect(after.documentId !== null).toBe(
        after.state === "ISSUED" || after.state === "CLOSED" || before.documentId !== null,
      );
    }
  }

  const runs = fc.sample(sequences, { numRuns: RUNS, seed: 20261125 });
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let index = next++; index < runs.length; index = next++) {
        const plan = await draft("Máy trạng thái");
        await addTask(plan, "1.1");
        await play(runs[index] ?? [], plan.id);
      }
    }),
  );
  await expectNumbers();
});

it("is drawn in the guide as it is", async () => {
  const guide = await readFile(new URL("../../../../../docs/plan-life.md", import.meta.url), "utf8");
  expect(guide).toContain(`\`\`\`mermaid\n${drawPlanLife()}\n\`\`\``);
});
