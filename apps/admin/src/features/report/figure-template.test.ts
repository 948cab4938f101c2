import { expect, it } from "vitest";
import { figureTemplate } from "./figure-template.ts";

const heads = {
  ...{ code: "Mã chỉ tiêu", name: "Tên chỉ tiêu", unit: "Đơn vị tính", partCode: "Mã phân tổ", partName: "Phần" },
  ...{ value: "Số liệu (tử số)", denominator: "Mẫu số", explanation: "Giải trình" },
};
const line = { code: "EDU-01", name: "Số trẻ; số lớp", unit: "người", partCode: "SEX.F", partName: 'Nữ "em"' };

it("is divided as spreadsheets of the language divide, and quoted where a cell holds what divides", () => {
  expect(figureTemplate([line], heads, "vi")).toBe(
    "\uFEFFMã chỉ tiêu;Tên chỉ tiêu;Đơn vị tính;Mã phân tổ;Phần;Số liệu (tử số);Mẫu số;Giải trình\r\n" +
      'EDU-01;"Số trẻ; số lớp";người;SEX.F;"Nữ ""em""";;;\r\n',
  );
  expect(figureTemplate([line], heads, "en").split("\r\n")[1]).toBe('EDU-01,Số trẻ; số lớp,người,SEX.F,"Nữ ""em""",,,');
});
