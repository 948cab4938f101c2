import { expect, it } from "vitest";
import { open, useBrowser } from "./browser.ts";

useBrowser();

it("appoints a new person to a vacant seat by keyboard, and finds the term in the history", async () => {
  const page = await open("/committees", { as: "admin" });
  const { keyboard } = page;

  // To the committee, through the filter.
  await page.getByRole("treegrid").waitFor();
  await keyboard.press("/");
  await keyboard.type("son la");
  await page.getByRole("row", { name: /Tỉnh Sơn La/ }).waitFor();
  await page.getByRole("row", { name: /Chính phủ/ }).waitFor({ state: "detached" });
  await page.getByRole("row", { name: /Tỉnh Sơn La/ }).focus();
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ban Chỉ đạo về Nhân quyền tỉnh Sơn La" }).waitFor();
  const vacancies = await page.getByRole("row", { name: /Khuyết/ }).count();
  expect(vacancies).toBeGreaterThan(0);

  // M opens the form; the seat fills in the office.
  await keyboard.press("m");
  const form = page.getByRole("form", { name: "Bổ nhiệm thành viên" });
  await form.getByLabel("Chức danh đang khuyết").focus();
  await keyboard.press("ArrowDown");
  expect(await form.getByLabel(/Chức vụ/).inputValue()).not.toBe("");
  await keyboard.press("Tab");
  await keyboard.type("Lò Thị Mai Ca");
  await form.getByRole("button", { name: /Thêm “Lò Thị Mai Ca”/ }).waitFor();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await page.getByText("Đã thêm Lò Thị Mai Ca.").waitFor();
  await form.getByRole("button", { name: "Bổ nhiệm" }).focus();
  await keyboard.press("Enter");

  await page.getByText("Đã bổ nhiệm Lò Thị Mai Ca.").waitFor();
  await page.getByRole("row", { name: /Lò Thị Mai Ca/ }).waitFor();
  expect(await page.getByRole("row", { name: /Khuyết/ }).count()).toBe(vacancies - 1);
  await keyboard.press("h");
  await page.getByRole("list", { name: "Lịch sử" }).getByText("Lò Thị Mai Ca").waitFor();
});

it("refuses a second head, and leads to the one in the way", async () => {
  const page = await open("/committees", { as: "admin" });
  await page.getByRole("link", { name: "Mở ban chỉ đạo" }).click();
  await page.getByRole("button", { name: "Bổ nhiệm thành viên" }).click();
  const form = page.getByRole("form", { name: "Bổ nhiệm thành viên" });
  await form.getByRole("combobox", { name: /Họ và tên/ }).fill("nguyen");
  await page
    .getByRole("option", { name: /Nguyễn/ })
    .first()
    .click();
  await form.getByLabel(/Vai trò/).selectOption({ label: "Trưởng ban" });
  await form.getByLabel(/Chức vụ/).fill("Phó Thủ tướng Chính phủ");
  await form.getByRole("button", { name: "Bổ nhiệm" }).click();
  await form.getByRole("alert").getByRole("link").click();
  await page
    .getByRole("table", { name: "Nhiệm kỳ" })
    .or(page.getByRole("grid", { name: "Nhiệm kỳ" }))
    .waitFor();
  expect(page.url()).toContain("/people/");
});

it("shows the map before a reorganisation, at an address that can be sent", async () => {
  const page = await open("/committees?asOf=2025-06-30&view=table&q=vinh%20phuc", { as: "viewer", locale: "en-GB" });
  await page.getByRole("link", { name: "Vinh Phuc" }).waitFor();
  await page.getByRole("link", { name: "Vinh Phuc" }).click();
  await page.getByRole("heading", { name: /Vinh Phuc/ }).waitFor();
  expect(page.url()).toContain("asOf=2025-06-30");
});

it("serves GraphiQL from here alone", async () => {
  const page = await open("/", { as: "analyst" });
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(page.url()).origin && !request.url().startsWith("data:"))
      elsewhere.push(request.url());
  });
  await page.goto(new URL("/graphiql", page.url()).href);
  await page.locator(".graphiql-query-editor .view-line").filter({ hasText: "query Directory" }).waitFor();
  await page.getByRole("button", { name: /Execute query/ }).click();
  await page.locator(".graphiql-response").getByText("totalCount").first().waitFor();
  expect(elsewhere.filter((url) => !url.startsWith("blob:"))).toEqual([]);
});

it.each(["/committees/none", "/plans/none", "/reports/none", "/committees/Q29tbWl0dGVlOjk5OTk5OQ==", "/nowhere"])(
  "says the same of %s, which names nothing",
  async (path) => {
    const page = await open(path, { as: "officer" });
    await page.getByRole("heading", { name: "Không tìm thấy trang này" }).waitFor();
  },
);
