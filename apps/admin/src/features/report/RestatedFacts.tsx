import { formatNumber } from "@camket/ui/format";
import { NumberTrio } from "@camket/ui/number-trio";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import classes from "./RestatementTable.module.css";
import type { Total } from "./restated.ts";

/** Three facts, and beside them what keeps the rows from a total. */
export function RestatedFacts({ total, canBeAdded }: { total: Total; canBeAdded: boolean }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { committees, whole, partial, notRestatable, notAddable, noFigure, expected, reported } = total;
  const lacks = [
    { name: "partial", count: partial, text: <Plural value={partial} other="# ban thiếu một phần" /> },
    {
      name: "notRestatable",
      count: notRestatable,
      text: <Plural value={notRestatable} other="# ban không quy đổi được" />,
    },
    { name: "notAddable", count: notAddable, text: <Plural value={notAddable} other="# ban không gộp được" /> },
    { name: "noFigure", count: noFigure, text: <Plural value={noFigure} other="# ban không có số" /> },
  ].filter(({ count }) => count > 0);
  return (
    <div className={classes.facts}>
      <NumberTrio
        size="small"
        figures={[
          { value: formatNumber(committees, locale), label: t`ban sau sắp xếp` },
          { value: formatNumber(whole, locale), label: t`ban đủ số` },
          {
            value: t`${formatNumber(reported, locale)} trên ${formatNumber(expected, locale)}`,
            label: t`báo cáo đã dùng`,
          },
        ]}
      />
      {(!total.isComplete || !canBeAdded) && (
        <Note tone="warn">
          {canBeAdded ? (
            <Trans>Chưa nêu tổng, vì số liệu chưa đủ.</Trans>
          ) : (
            <Trans>Không nêu tổng: chỉ tiêu này không cộng qua các ban.</Trans>
          )}
          {lacks.map(({ name, text }, index) => (
            <span key={name}>
              {index === 0 ? " " : ", "}
              {text}
            </span>
          ))}
          {lacks.length > 0 && "."}
        </Note>
      )}
    </div>
  );
}
