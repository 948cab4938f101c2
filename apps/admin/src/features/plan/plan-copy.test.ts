import { expect, it } from "vitest";
import { copyOfYear, inYears } from "./plan-copy.ts";

it("names the copy after its own year, and leaves numbers of documents alone", () => {
  const plan = { title: "Kế hoạch năm 2026 theo Chỉ thị 44-CT/TW, giai đoạn 2026 – 2030", startsOn: "2026-01-01" };
  expect(copyOfYear(plan, 2027)).toEqual({
    title: "Kế hoạch năm 2027 theo Chỉ thị 44-CT/TW, giai đoạn 2027 – 2031",
    startsOn: "2027-01-01",
  });
});

it("copies over more than a year, and a title without one as it is", () => {
  expect(copyOfYear({ title: "Kế hoạch phòng, chống bạo lực", startsOn: "2024-07-01" }, 2027)).toEqual({
    title: "Kế hoạch phòng, chống bạo lực",
    startsOn: "2027-07-01",
  });
});

it("begins on the last of February where there is no 29th", () => {
  expect(inYears("2024-02-29", 1)).toBe("2025-02-28");
  expect(inYears("2024-02-29", 4)).toBe("2028-02-29");
});
