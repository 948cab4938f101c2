import { type FragmentOf, graphql } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";

export const Settled_expectation = graphql(`
  fragment Settled_expectation on RoundExpectation {
    id
    version
    state
    standing
    dueOn
    reason
    viewerCanSettle
    committee {
      id
      unit {
        id
        level
        kind
        name
        nameEn
      }
    }
  }
`);

export type SettledExpectation = FragmentOf<typeof Settled_expectation>;

export type SettleAct = "extend" | "missing" | "exempt";

/** As many as the API settles at once. */
export const mostSettled = 200;

/** What is done about reports that do not come, and what follows from it. */
export function useSettleActs() {
  const { t } = useLingui();
  return {
    titles: {
      extend: t`Gia hạn nộp`,
      missing: t`Ghi nhận không có báo cáo`,
      exempt: t`Miễn báo cáo`,
    } satisfies Record<SettleAct, string>,
    hints: {
      extend: t`Hạn mới chỉ cho các ban này; hạn chung của kỳ giữ nguyên. Ban đã được miễn hoặc đã ghi nhận không nộp lại phải nộp.`,
      missing: t`Báo cáo cấp trên được duyệt mà không đợi báo cáo này. Không có là không có, không phải số 0. Báo cáo vẫn nộp được về sau.`,
      exempt: t`Các ban này không còn được tính là phải nộp trong kỳ.`,
    } satisfies Record<SettleAct, string>,
  };
}
