import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import { figureTemplate } from "./figure-template.ts";
import { useIndicatorWords } from "./indicator-words.ts";

export const FigureTemplate_report = graphql(`
  fragment FigureTemplate_report on Report {
    id
    indicators {
      id
      name
      nameEn
      unit
      unitEn
      valueType
      source
      indicator {
        id
        code
      }
      disaggregations {
        id
      }
    }
    disaggregations {
      id
      code
      categories {
        id
        code
        name
        nameEn
      }
    }
  }
`);

/** Gives a file with every cell of the form that is typed, to be filled in and sent back. */
export function FigureTemplate({ report }: { report: FragmentOf<typeof FigureTemplate_report> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { unitOf } = useIndicatorWords();
  const { indicators, disaggregations } = readFragment(FigureTemplate_report, report);

  function download() {
    const lines = indicators
      .filter(({ source }) => source === "ENTERED")
      .flatMap((version) => {
        const unit = version.valueType === "RATIO" ? t`tử số và mẫu số` : unitOf(version);
        const line = { code: version.indicator.code, name: nameOf(version), unit };
        const splits = disaggregations.filter(({ id }) => version.disaggregations.some((split) => split.id === id));
        const parts = splits.flatMap(({ code, categories }) =>
          categories.map((part) => ({ ...line, partCode: `${code}.${part.code}`, partName: nameOf(part) })),
        );
        return [{ ...line, partCode: "", partName: "" }, ...parts];
      });
    // Words by which the server knows the columns: figureColumns of the API.
    const heads = {
      code: t`Mã chỉ tiêu`,
      name: t`Tên chỉ tiêu`,
      unit: t`Đơn vị tính`,
      partCode: t`Mã phân tổ`,
      partName: t`Tên phần phân tổ`,
      value: t`Số liệu (tử số)`,
      denominator: t`Mẫu số`,
      explanation: t`Giải trình`,
    };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([figureTemplate(lines, heads, locale)], { type: "text/csv" }));
    link.download = `${t`mau-so-lieu`}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <Button variant="default" leftSection={<IconDownload size={16} stroke={1.8} aria-hidden />} onClick={download}>
      <Trans>Tải tệp mẫu</Trans>
    </Button>
  );
}
