import { formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import type { FigureMeasure } from "./figure-words.ts";
import type { LineageFigure } from "./lineage-branches.ts";

interface ProofProps {
  figure: LineageFigure;
  taken: number;
  all: number;
  measure: FigureMeasure;
  unitName: string;
}

/** The whole in a sentence: "tổng của 31 trong 34 báo cáo". */
export function FigureProof({ figure: { origin }, taken, all, measure, unitName }: ProofProps) {
  const locale = useLocale();
  const [of, among] = [formatNumber(taken, locale), formatNumber(all, locale)];
  if (origin === "TYPED") return <Trans>Số do {unitName} nhập.</Trans>;
  if (origin === "COUNTED") return <Trans>Số được đếm từ việc của chính {unitName}.</Trans>;
  if (all === 0)
    return origin === "OVERRIDDEN" ? (
      <Trans>Số nhập thay cho số đã đếm.</Trans>
    ) : (
      <Trans>Chỉ gồm phần của chính {unitName}.</Trans>
    );
  if (origin === "OVERRIDDEN")
    return (
      <Trans>
        Số nhập thay cho số tổng hợp từ {of} trong {among} báo cáo.
      </Trans>
    );
  switch (measure.rule) {
    case "MAX":
      return (
        <Trans>
          Số lớn nhất trong {of} trên {among} báo cáo.
        </Trans>
      );
    case "RATIO_OF_SUMS":
      return (
        <Trans>
          Tử số và mẫu số cộng từ {of} trong {among} báo cáo.
        </Trans>
      );
    default:
      return (
        <Trans>
          Tổng của {of} trong {among} báo cáo.
        </Trans>
      );
  }
}
