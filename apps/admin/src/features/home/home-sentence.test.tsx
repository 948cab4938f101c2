import { UiProvider } from "@camket/ui/provider";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { activate } from "../../locale.ts";
import { useHomeSentence } from "./home-sentence.ts";

type Due = Parameters<ReturnType<typeof useHomeSentence>>[0];

const none = { late: 0, waiting: 0, waitingPlans: 0, returnedPlans: 0, given: 0, vacant: 0, ending: 0 };

function Sentence(due: Due) {
  return <p role="status">{useHomeSentence()(due)}</p>;
}

async function sentenceOf(locale: "vi" | "en", due: Partial<Due> & Pick<Due, "next">) {
  await activate(locale);
  render(
    <I18nProvider i18n={i18n}>
      <UiProvider locale={locale} env="test">
        <Sentence {...none} {...due} />
      </UiProvider>
    </I18nProvider>,
  );
  return screen.getByText((_text, element) => element?.tagName === "P").textContent;
}

const next = "2026-12-25";

it.each([
  ["vi", { late: 3, waiting: 4, next }, "Ba việc quá hạn, bốn báo cáo chờ duyệt"],
  ["vi", { late: 1, waiting: 0, next }, "Một việc quá hạn"],
  ["vi", { waiting: 2, waitingPlans: 1, next }, "Hai báo cáo chờ duyệt, một kế hoạch chờ ban hành"],
  ["vi", { late: 1, returnedPlans: 1, next }, "Một việc quá hạn, một kế hoạch bị trả lại"],
  ["vi", { late: 0, waiting: 12, next }, "12 báo cáo chờ duyệt"],
  ["vi", { late: 1, given: 2, next }, "Một việc quá hạn, hai việc cấp trên giao chờ tiếp nhận"],
  ["vi", { vacant: 1, ending: 2, next }, "Một chức danh khuyết, hai nhiệm kỳ sắp hết"],
  ["vi", { late: 0, waiting: 0, next }, "Không có gì quá hạn, hạn gần nhất là ngày 25/12/2026"],
  ["vi", { late: 0, waiting: 0, next: undefined }, "Không có gì quá hạn, không còn hạn nào phía trước"],
  ["en", { late: 3, waiting: 1, next }, "Three tasks overdue, one report awaiting review"],
  ["en", { late: 1, waiting: 0, next }, "One task overdue"],
  ["en", { given: 1, next }, "One task from above to be taken on"],
  ["en", { waitingPlans: 1, returnedPlans: 2, next }, "One plan awaiting issue, two plans returned"],
  ["en", { vacant: 2, ending: 1, next }, "Two seats vacant, one term about to end"],
  ["en", { late: 0, waiting: 0, next }, "Nothing is overdue; the next date is 25 Dec 2026"],
] as const)("in %s, %o reads %s", async (locale, due, sentence) => {
  expect(await sentenceOf(locale, due)).toBe(sentence);
});
