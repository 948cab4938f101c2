import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderPage } from "../../../test/render-page.tsx";

const notificationSetting = {
  ...{ isMailOffered: false, isMailOn: true, mutedTopics: ["LATE"], hour: 7, quietFrom: 21, quietTo: 6 },
  ...{ isOnWeekends: false, language: "VI" },
};
const viewer = {
  ...{ id: "u1", name: "Lê Thu Hà", isGlobalAdministrator: false, canAdminister: false, canCreateTokens: false },
  ...{ roles: [], unreadNotifications: 0, notificationSetting },
};

it("shows what holds, says where no e-mail goes out, and sends what was chosen", async () => {
  const save = vi.fn(() => ({ __typename: "Viewer", ...viewer }));
  const { user } = await renderPage("/settings/notifications", { viewer, saveNotificationSetting: save });
  expect(await screen.findByText(/Máy chủ này chưa gửi thư điện tử/)).toBeTruthy();
  const isOn = screen.getByRole<HTMLInputElement>("switch", { name: /^Gửi thư nhắc việc/ });
  expect(isOn.checked).toBe(true);
  expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Nhiệm vụ, báo cáo quá hạn" }).checked).toBe(false);
  await user.selectOptions(screen.getByRole("combobox", { name: "Gửi từ giờ" }), "09:00");
  await user.click(screen.getByRole("checkbox", { name: "Gửi cả thứ Bảy, Chủ nhật" }));
  await user.click(screen.getByRole("button", { name: "Lưu" }));
  expect(await screen.findByText("Đã lưu cài đặt nhắc việc.")).toBeTruthy();
  const { isMailOffered: _offered, ...setting } = notificationSetting;
  expect(save).toHaveBeenCalledWith(
    { input: { ...setting, hour: 9, isOnWeekends: true } },
    expect.anything(),
    expect.anything(),
  );
});
