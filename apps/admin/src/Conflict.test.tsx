import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { connection, renderPage } from "../test/render-page.tsx";

const agency = {
  __typename: "Agency",
  id: "a1",
  version: 1,
  name: "Sở Tư pháp",
  nameEn: "Department of Justice",
  abbreviation: "STP",
  kind: "DEPARTMENT",
  validFrom: "2020-01-01",
  validTo: null,
  predecessors: connection([]),
  successors: connection([]),
  unit: { id: "u1", level: "PROVINCE", kind: "tỉnh", name: "Đồng Nai", nameEn: "Dong Nai" },
};

it("lays both versions side by side, keeps what only the other one touched, and sends what is chosen", async () => {
  let stored = agency;
  const revise = vi.fn(({ input }: { input: { expectedVersion: number } }) => {
    if (input.expectedVersion === 2) return stored;
    stored = { ...agency, version: 2, name: "Sở Tư pháp Đồng Nai", abbreviation: "STP-ĐN" };
    return { __typename: "VersionConflictError", code: "CONFLICT", message: "", currentVersion: 2 };
  });
  const { user } = await renderPage("/agencies", {
    viewer: { name: "A", isGlobalAdministrator: true, canAdminister: true, canCreateTokens: false, roles: [] },
    agencies: () => connection([stored]),
    reviseAgency: revise,
  });
  await user.click(await screen.findByRole("button", { name: "Sửa Sở Tư pháp" }));
  const form = within(await screen.findByRole("form", { name: "Sửa cơ quan" }));
  await user.type(form.getByLabelText(/Tên đầy đủ/), " tỉnh");
  await user.type(form.getByLabelText(/Áp dụng từ ngày/), "01/07/2026");
  await user.click(form.getByRole("button", { name: "Ghi thay đổi" }));

  const name = within(await form.findByRole("group", { name: "Tên đầy đủ" }));
  const abbreviation = within(form.getByRole("group", { name: "Tên viết tắt" }));
  expect(form.queryByRole("group", { name: "Tên tiếng Anh" })).toBeNull();
  expect(name.getByRole<HTMLInputElement>("radio", { name: /Sở Tư pháp tỉnh/ }).checked).toBe(true);
  await vi.waitFor(() =>
    expect(abbreviation.getByRole<HTMLInputElement>("radio", { name: /STP-ĐN/ }).checked).toBe(true),
  );
  await user.click(name.getByRole("radio", { name: /Sở Tư pháp Đồng Nai/ }));
  await user.click(form.getByRole("button", { name: "Ghi thay đổi" }));
  await vi.waitFor(() => expect(revise).toHaveBeenCalledTimes(2));
  expect(revise.mock.calls[1]?.[0].input).toMatchObject({
    expectedVersion: 2,
    name: "Sở Tư pháp Đồng Nai",
    abbreviation: "STP-ĐN",
    validFrom: "2026-07-01",
  });
});
