import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { EntityPicker, type PickerOption } from "./entity-picker.tsx";
import { DateField, NumberField } from "./field.tsx";
import { FormLayout } from "./form-layout.tsx";
import { PeriodField } from "./period-field.tsx";

function DateForm({ heard, min }: { heard(value: string | null): void; min?: string }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <DateField
      label="Từ ngày"
      value={value}
      {...(min && { min })}
      onChange={(date) => {
        heard(date);
        setValue(date);
      }}
    />
  );
}

it("reads a typed date and shows it in full", async () => {
  const heard = vi.fn();
  const { user } = renderUi(<DateForm heard={heard} />);
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Từ ngày" });
  await user.type(input, "1/7/2025");
  await user.tab();
  expect(heard).toHaveBeenLastCalledWith("2025-07-01");
  expect(input.value).toBe("01/07/2025");
  expect(input.getAttribute("aria-invalid")).not.toBe("true");
});

it("refuses 31/02, keeps what was typed and says how to write it", async () => {
  const heard = vi.fn();
  const { user } = renderUi(<DateForm heard={heard} />);
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Từ ngày" });
  await user.type(input, "31/02/2026");
  await user.tab();
  expect(heard).toHaveBeenLastCalledWith(null);
  expect(input.value).toBe("31/02/2026");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText(/không có trong lịch/)).toBeTruthy();
  await user.clear(input);
  await user.type(input, "28022026");
  await user.tab();
  expect(heard).toHaveBeenLastCalledWith("2026-02-28");
  expect(screen.queryByText(/không có trong lịch/)).toBeNull();
});

it("names the earliest date there may be", async () => {
  const heard = vi.fn();
  const { user } = renderUi(<DateForm heard={heard} min="2026-12-01" />);
  await user.type(screen.getByRole("textbox", { name: "Từ ngày" }), "30/11/2026");
  await user.tab();
  expect(heard).toHaveBeenLastCalledWith(null);
  expect(screen.getByText("Chọn ngày từ 01/12/2026 trở đi.")).toBeTruthy();
});

function NumberForm({ heard }: { heard(value: number | null): void }) {
  const [value, setValue] = useState<number | null>(1234.5);
  return (
    <NumberField
      label="Số"
      decimals={1}
      value={value}
      onChange={(number) => {
        heard(number);
        setValue(number);
      }}
    />
  );
}

it.each([
  ["vi", "1.234,5", "61842,5", "61.842,5"],
  ["en", "1,234.5", "61842.5", "61,842.5"],
] as const)("writes numbers as readers of %s do", async (locale, shown, typed, written) => {
  const heard = vi.fn();
  const { user } = renderUi(<NumberForm heard={heard} />, locale);
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Số" });
  expect(input.value).toBe(shown);
  await user.clear(input);
  expect(heard).toHaveBeenLastCalledWith(null);
  await user.type(input, typed);
  expect(heard).toHaveBeenLastCalledWith(61842.5);
  expect(input.value).toBe(written);
});

it("names a period by kind and year", async () => {
  const heard = vi.fn();
  const { user } = renderUi(<PeriodField label="Kỳ báo cáo" value={null} onChange={heard} initialYear={2026} />);
  await user.selectOptions(screen.getByLabelText("Kỳ"), "6 tháng cuối năm");
  expect(heard).toHaveBeenLastCalledWith({
    kind: "SECOND_HALF",
    year: 2026,
    startsOn: "2026-06-15",
    endsOn: "2026-12-14",
  });
  await user.selectOptions(screen.getByLabelText("Kỳ"), "Quý");
  await user.selectOptions(screen.getByLabelText("Quý"), "2");
  expect(heard).toHaveBeenLastCalledWith({
    kind: "QUARTER",
    year: 2026,
    ordinal: 2,
    startsOn: "2026-03-15",
    endsOn: "2026-06-14",
  });
  await user.clear(screen.getByLabelText("Năm"));
  expect(heard).toHaveBeenLastCalledWith(null);
});

it("refuses a period that ends before it starts", async () => {
  const heard = vi.fn();
  const { user } = renderUi(<PeriodField label="Kỳ báo cáo" value={null} onChange={heard} initialYear={2026} />);
  await user.selectOptions(screen.getByLabelText("Kỳ"), "Khoảng khác");
  await user.type(screen.getByLabelText("Từ ngày"), "01/03/2026");
  await user.type(screen.getByLabelText("Đến ngày"), "28/02/2026");
  expect(heard).toHaveBeenLastCalledWith(null);
  expect(screen.getByText("Ngày cuối đứng trước ngày đầu.")).toBeTruthy();
  await user.clear(screen.getByLabelText("Đến ngày"));
  await user.type(screen.getByLabelText("Đến ngày"), "31/03/2026");
  expect(heard).toHaveBeenLastCalledWith({
    kind: "CUSTOM",
    year: 2026,
    startsOn: "2026-03-01",
    endsOn: "2026-03-31",
  });
});

const people: PickerOption[] = [
  { id: "1", label: "Trần Văn Đức", detail: "Sở Tư pháp" },
  { id: "2", label: "Trần Văn Đức", detail: "Sở Y tế" },
];

it("finds namesakes through the caller and tells them apart", async () => {
  const heard = vi.fn();
  function PersonForm() {
    const [options, setOptions] = useState<PickerOption[]>([]);
    const [person, setPerson] = useState<PickerOption | null>(null);
    return (
      <EntityPicker
        label="Họ và tên"
        options={options}
        onSearch={(text) => setOptions(text === "duc" ? people : [])}
        value={person}
        onChange={(chosen) => {
          heard(chosen);
          setPerson(chosen);
        }}
      />
    );
  }
  const { user } = renderUi(<PersonForm />);
  await user.type(screen.getByRole("combobox", { name: "Họ và tên" }), "duc");
  await user.click(await screen.findByRole("option", { name: /Sở Y tế/ }));
  expect(heard).toHaveBeenCalledExactlyOnceWith(people[1]);
});

it("takes sending to the first blocker", async () => {
  function BlockedForm() {
    const [blockers, setBlockers] = useState<{ name: string; message: string }[]>([]);
    return (
      <FormLayout
        label="Bổ nhiệm"
        blockers={blockers}
        onSubmit={(event) => {
          event.preventDefault();
          setBlockers([{ name: "second", message: "Chức vụ còn trống." }]);
        }}
        actions={<button type="submit">Gửi</button>}
      >
        <input name="first" aria-label="Vai trò" />
        <input name="second" aria-label="Chức vụ" />
      </FormLayout>
    );
  }
  const { user } = renderUi(<BlockedForm />);
  await user.click(screen.getByRole("button", { name: "Gửi" }));
  expect(document.activeElement).toBe(screen.getByLabelText("Chức vụ"));
  expect(screen.getByRole("alert").textContent).toContain("Còn 1 ô cần sửa");
});
