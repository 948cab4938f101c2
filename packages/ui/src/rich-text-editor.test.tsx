import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderUi } from "../test/render-ui.tsx";
import { cleanPastedHtml } from "./pasted-html.ts";
import { RichText } from "./rich-text.tsx";
import { RichTextEditor } from "./rich-text-editor.tsx";

const TEXT = "**Giáo dục.** Đã hoàn thành:\n\n- rà soát *toàn bộ*\n- sửa chữa\n\n3. ba";

function Field({ onChange }: { onChange(value: string): void }) {
  const [value, setValue] = useState(TEXT);
  const change = (next: string) => {
    setValue(next);
    onChange(next);
  };
  return (
    <>
      <span id="label">Kết quả</span>
      <RichTextEditor labelledBy="label" value={value} onChange={change} />
      <button type="button" onClick={() => setValue("- lấy lại")}>
        Lấy bản khác
      </button>
    </>
  );
}

it("shows marks as what they mean", async () => {
  renderUi(<Field onChange={() => {}} />);
  const field = await screen.findByRole("textbox", { name: "Kết quả" });
  expect(field.querySelector("strong")?.textContent).toBe("Giáo dục.");
  expect([...field.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
    "rà soát toàn bộ",
    "sửa chữa",
    "ba",
  ]);
  expect(field.querySelector("ol")?.getAttribute("start")).toBe("3");
});

it("takes what came from elsewhere, which is no change of its own", async () => {
  const written: string[] = [];
  const { user } = renderUi(<Field onChange={(value) => written.push(value)} />);
  const field = await screen.findByRole("textbox", { name: "Kết quả" });
  await user.click(screen.getByRole("button", { name: "Lấy bản khác" }));
  expect(field.querySelector("li")?.textContent).toBe("lấy lại");
  expect(written).toEqual([]);
});

it("reads the same as it is written", () => {
  renderUi(<RichText text={TEXT} />);
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "rà soát toàn bộ",
    "sửa chữa",
    "ba",
  ]);
  expect(screen.getByText("toàn bộ").tagName).toBe("EM");
});

it("makes lists again of what Word wrote as paragraphs", () => {
  const mark = (text: string) => `<span style="mso-list:Ignore">${text}<span>&nbsp;&nbsp;</span></span>`;
  expect(
    cleanPastedHtml(
      [
        "<p class=MsoNormal>Kết quả:</p>",
        `<p class=MsoListParagraphCxSpFirst style="mso-list:l0 level1 lfo1">${mark("·")}<b>một</b></p>`,
        `<p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1">${mark("·")}hai</p>`,
        `<p class=MsoListParagraph style="mso-list:l1 level1 lfo2">${mark("1.")}ba</p>`,
      ].join(""),
    ),
  ).toBe('<p class="MsoNormal">Kết quả:</p><ul><li><b>một</b></li><li>hai</li></ul><ol><li>ba</li></ol>');
});
