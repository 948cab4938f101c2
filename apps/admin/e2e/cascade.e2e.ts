import type { BrowserContext } from "playwright-core";
import { expect, inject, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

/** What a page asks and says through the API, as the one who is signed in there. */
async function ask<Data>(context: BrowserContext, query: string, variables: object = {}): Promise<Data> {
  const address = inject("address");
  const answer = await context.request.post(new URL("graphql", address).href, {
    data: { query, variables },
    headers: { origin: new URL(address).origin },
  });
  const { data, errors }: { data: Data; errors?: object[] } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

interface Rows<Row> {
  edges: { node: Row }[];
}

interface Giveable {
  id: string;
  title: string;
  viewerCanGive: boolean;
  assignmentCounts: { total: number };
}

const ANSWERED = "Tỉnh đã có đề án riêng về nội dung này.";

it("goes from the nation to all provinces; one takes it on, one answers, and the nation sees how many of how many", async () => {
  const page = await open("/tasks", { as: "national" });
  const context = page.context();
  const { viewer } = await ask<{ viewer: { homeCommittee: { id: string } } }>(
    context,
    "{ viewer { homeCommittee { id } } }",
  );
  const { tasks } = await ask<{ tasks: Rows<Giveable> }>(
    context,
    `query ($committeeId: ID!) { tasks(where: { committeeId: $committeeId, isIssued: true }, orderBy: DUE, first: 100) {
      edges { node { id title viewerCanGive assignmentCounts { total } } }
    } }`,
    { committeeId: viewer.homeCommittee.id },
  );
  const task = tasks.edges.findLast(({ node }) => node.viewerCanGive && node.assignmentCounts.total === 0);
  if (!task) throw new Error("The sample has no task of the nation in force that was not given yet");
  const { id, title } = task.node;

  await page.goto(new URL(`/tasks/${encodeURIComponent(id)}`, inject("address")).href);
  await page.getByRole("heading", { name: title }).waitFor();
  await page.keyboard.press("m");
  const giving = page.getByRole("form", { name: "Giao cho cấp dưới" });
  await giving.getByRole("radio", { name: "Tất cả 34 ban cấp tỉnh" }).check();
  await giving.getByRole("button", { name: "Giao nhiệm vụ" }).press("Enter");
  await page.getByText("Đã giao cho 34 ban.").waitFor();
  const states = page.getByRole("list", { name: "Giao nhận" });
  await states.getByText("Đã gửi, chờ nhận 34/34").waitFor();

  const officer = await open("/", { as: "officer" });
  await officer.getByRole("heading", { level: 1, name: /một việc cấp trên giao chờ tiếp nhận/i }).waitFor();
  await officer.getByRole("link", { name: "Mở Việc cấp trên giao" }).click();
  const waiting = officer.getByRole("region", { name: "Chờ tiếp nhận", exact: true });
  await waiting.getByRole("link", { name: title }).waitFor();
  await officer.keyboard.press("j");
  await officer.keyboard.press("a");
  const accepting = officer.getByRole("form", { name: "Tiếp nhận nhiệm vụ" });
  expect(await accepting.getByLabel(/^Nhiệm vụ của ban/).inputValue()).toBe(title);
  await accepting.getByLabel(/^Nhiệm vụ của ban/).fill(`${title} trên địa bàn tỉnh`);
  await accepting.getByRole("button", { name: "Tiếp nhận" }).press("Enter");
  await officer.getByText(/^Đã tiếp nhận thành nhiệm vụ/).waitFor();
  await officer.getByText("Không có việc nào chờ tiếp nhận").waitFor();

  // Another province: the officer of the nation is given that role there too.
  const admin = (await open("/", { as: "admin" })).context();
  const { committees } = await ask<{ committees: Rows<{ id: string }> }>(
    admin,
    `{ committees(where: { name: "Nghệ An", level: PROVINCE }, asOf: "${new Date().toISOString().slice(0, 10)}", first: 1) {
      edges { node { id } }
    } }`,
  );
  await ask(admin, "mutation ($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }", {
    input: {
      email: "national@camket.example",
      terms: { committeeId: committees.edges[0]?.node.id, role: "OFFICER", validFrom: "2026-01-01" },
    },
  });
  const province = (await open("/", { as: "national" })).context();
  const { taskAssignments } = await ask<{ taskAssignments: Rows<{ id: string; version: number }> }>(
    province,
    "query ($id: ID!) { taskAssignments(where: { taskId: $id, viewerCanAnswer: true }, first: 2) { edges { node { id version } } } }",
    { id },
  );
  const given = taskAssignments.edges[0]?.node;
  await ask(
    province,
    "mutation ($input: AnswerTaskAssignmentInput!) { answerTaskAssignment(input: $input) { __typename } }",
    {
      input: { id: given?.id, expectedVersion: given?.version, answer: ANSWERED },
    },
  );

  // A new role ends the sessions that were open.
  const after = await open(`/tasks/${encodeURIComponent(id)}`, { as: "national" });
  const counts = after.getByRole("list", { name: "Giao nhận" });
  for (const count of ["Đã gửi, chờ nhận 32/34", "Đã trả lời 1/34", "Đã tiếp nhận 1/34"])
    await counts.getByText(count).waitFor();
  await after.getByRole("combobox", { name: "Giao nhận" }).selectOption({ label: "Đã trả lời (1)" });
  await after.getByRole("row", { name: new RegExp(`Nghệ An.*${ANSWERED}`) }).waitFor();
  await after.getByRole("combobox", { name: "Giao nhận" }).selectOption("");
  await after.getByRole("region", { name: "Giao cho ban cấp dưới" }).getByRole("searchbox").fill("thanh hoa");
  await after
    .getByRole("row", { name: /Thanh Hóa/ })
    .getByRole("link")
    .click();
  await after.getByRole("heading", { name: `${title} trên địa bàn tỉnh` }).waitFor();
  await after.getByText(/Chính phủ giao:/).waitFor();
});
