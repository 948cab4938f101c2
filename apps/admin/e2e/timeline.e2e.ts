import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

const year = new Date().getFullYear();

/** Sends a document with the session of the page, and gives its one field. */
async function ask<Answer>(page: Page, query: string, variables: object): Promise<Answer> {
  const answer = await page.context().request.post(new URL("/graphql", page.url()).href, {
    data: { query, variables },
    headers: { origin: new URL(page.url()).origin },
  });
  const { data, errors } = await answer.json();
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0] as Answer; // the caller wrote the document
}

/** A draft of its own, so that no other journey finds its tasks moved. */
async function draftPlan(page: Page): Promise<string> {
  const { edges } = await ask<{ edges: { node: { id: string; viewerCanDraft: boolean } }[] }>(
    page,
    `{ committees(first: 10, where: { name: "thanh hoa" }) { edges { node { id viewerCanDraft } } } }`,
    {},
  );
  const committee = edges.find(({ node }) => node.viewerCanDraft)?.node;
  const { id } = await ask<{ id: string }>(
    page,
    "mutation ($input: DraftPlanInput!) { draftPlan(input: $input) { ... on Plan { id } } }",
    {
      input: {
        ...{ committeeId: committee?.id, title: `Dự thảo dời ngày năm ${year}`, purpose: "Dời ngày." },
        ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, legalBaseIds: [] },
      },
    },
  );
  for (const title of ["Dạy bơi trong hè", "Cắm biển báo"])
    await ask(page, "mutation ($input: AddTaskInput!) { addTask(input: $input) { __typename } }", {
      input: {
        ...{ planId: id, title, expectedResult: "Báo cáo", startsOn: `${year}-03-01`, dueOn: `${year}-06-30` },
        ...{ coordinatingAgencyIds: [], themeIds: [], groupIds: [] },
      },
    });
  return id;
}

it("moves a task of a draft by mouse and by keys, takes it back, and refuses a day outside the plan", async () => {
  const page = await open("/plans", { as: "officer" });
  const { mouse, keyboard } = page;
  const id = await draftPlan(page);
  await page.goto(new URL(`/plans/${id}?view=timeline`, page.url()).href);
  const bar = page.getByRole("button", { name: /^1 Dạy bơi trong hè/ });
  await bar.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await bar.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // From 1 March to 30 June it is 122 days long.
  const month = (width / 122) * 30;
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width / 2 + month, y + height / 2, { steps: 5 });
  await mouse.up();
  await page.getByText(`Đã dời nhiệm vụ 1: 31/03/${year} – 30/07/${year}.`).waitFor();
  await page.getByRole("button", { name: `1 Dạy bơi trong hè: 31/03/${year} – 30/07/${year}` }).waitFor();

  await page
    .getByRole("row", { name: /Dạy bơi/ })
    .first()
    .focus();
  await keyboard.press("ArrowRight");
  await keyboard.down("Shift");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Control+ArrowLeft");
  await keyboard.up("Shift");
  await page.getByText(`Đã dời nhiệm vụ 1: 23/03/${year} – 22/07/${year}.`).waitFor();
  await keyboard.press("Control+z");
  await page.getByText(`Nhiệm vụ 1 trở lại 31/03/${year} – 30/07/${year}.`).waitFor();
  await keyboard.press("Control+z");
  await page.getByText(`Nhiệm vụ 1 trở lại 01/03/${year} – 30/06/${year}.`).waitFor();

  // The scale ends with the plan, and a bar does not: the server says where it may go.
  await bar.focus();
  await keyboard.down("Shift");
  for (let week = 0; week < 30; week += 1) await keyboard.press("Control+ArrowRight");
  await keyboard.up("Shift");
  await page.getByRole("alert").filter({ hasText: /^Hạn:/ }).waitFor();
  await page.getByRole("button", { name: `1 Dạy bơi trong hè: 01/03/${year} – 30/06/${year}` }).waitFor();
});

it("asks for the reason before a task in force is given more time", async () => {
  const page = await open("/plans?state=ISSUED", { as: "officer" });
  const { keyboard } = page;
  await page
    .getByRole("row", { name: /tỉnh Thanh Hóa/ })
    .first()
    .getByRole("link")
    .click();
  // The handle of an end stands where the viewer may extend, and nowhere else.
  const end = page.getByRole("treegrid").getByRole("button", { name: /^Hạn / }).first();
  await end.focus();
  const dueOn = (await end.getAttribute("aria-label")) ?? "";
  await keyboard.press("Shift+Control+ArrowRight");
  const form = page.getByRole("form", { name: "Gia hạn" });
  await form.waitFor();
  expect(await form.getByLabel(/^Hạn mới/).inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/);
  await form.getByRole("button", { name: "Gia hạn" }).click();
  expect(await form.getByLabel(/^Lý do/).getAttribute("aria-invalid")).toBe("true");
  // Nothing is given without it, and this journey gives nothing.
  await form.getByRole("button", { name: "Hủy" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("treegrid").getByRole("button", { name: dueOn }).first().waitFor();
});
