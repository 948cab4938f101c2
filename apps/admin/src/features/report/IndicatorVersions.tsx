import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import { formatDate, formatNumber } from "@camket/ui/format";
import { Facts, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import classes from "./IndicatorPage.module.css";
import { useIndicatorWords } from "./indicator-words.ts";

export const IndicatorVersions_indicator = graphql(`
  fragment IndicatorVersions_indicator on Indicator {
    id
    versions {
      id
      number
      name
      nameEn
      definition
      definitionEn
      unit
      unitEn
      valueType
      overCommittees
      overPeriods
      source
      smallCellThreshold
      levels
      validFrom
      validTo
      theme {
        id
        name
        nameEn
      }
    }
  }
`);

type Version = ResultOf<typeof IndicatorVersions_indicator>["versions"][number];

/** Its definitions over time, the latest first, each with what it changed. */
export function IndicatorVersions({ indicator }: { indicator: FragmentOf<typeof IndicatorVersions_indicator> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const linesOf = useVersionLines();
  const { versions } = readFragment(IndicatorVersions_indicator, indicator);
  return (
    <Section title={t`Định nghĩa qua thời gian`} count={versions.length}>
      <ol className={classes.versions}>
        {versions.toReversed().map((version) => {
          const before = versions.find(({ number }) => number === version.number - 1);
          const changes = before ? changesBetween(linesOf(before), linesOf(version)) : [];
          return (
            <li key={version.id}>
              <h3>
                {version.validTo ? (
                  <Trans>
                    Bản {version.number}: từ {formatDate(version.validFrom, locale)} đến trước{" "}
                    {formatDate(version.validTo, locale)}
                  </Trans>
                ) : (
                  <Trans>
                    Bản {version.number}: từ {formatDate(version.validFrom, locale)}
                  </Trans>
                )}
              </h3>
              {before ? (
                changes.length > 0 ? (
                  <Facts
                    facts={changes.map(({ label, from, to }) => ({
                      label,
                      value: (
                        <>
                          <del>{from}</del> <ins>{to}</ins>
                        </>
                      ),
                    }))}
                  />
                ) : (
                  <p className={classes.none}>
                    <Trans>Chỉ thay đổi phân tổ, nhóm chủ thể quyền hoặc quy tắc kiểm tra.</Trans>
                  </p>
                )
              ) : (
                <p className={classes.none}>
                  <Trans>Định nghĩa đầu tiên.</Trans>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function changesBetween(before: Line[], after: Line[]) {
  return after.flatMap(({ label, value }, index) => {
    const from = before[index]?.value ?? "";
    return from === value ? [] : [{ label, from, to: value }];
  });
}

interface Line {
  label: string;
  value: string;
}

function useVersionLines() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { addingRules, levels, sources, unitOf, valueTypes } = useIndicatorWords();
  return (version: Version): Line[] => [
    { label: t`Tên`, value: nameOf(version) },
    { label: t`Định nghĩa`, value: locale === "en" ? version.definitionEn : version.definition },
    { label: t`Đơn vị`, value: unitOf(version) },
    { label: t`Loại`, value: valueTypes[version.valueType] },
    { label: t`Nguồn`, value: sources[version.source] },
    { label: t`Gộp các ban`, value: addingRules[version.overCommittees] },
    { label: t`Gộp các kỳ`, value: addingRules[version.overPeriods] },
    { label: t`Lĩnh vực`, value: nameOf(version.theme) },
    { label: t`Cấp báo cáo`, value: version.levels.map((level) => levels[level]).join(", ") },
    {
      label: t`Ẩn số liệu nhỏ hơn`,
      value: version.smallCellThreshold === null ? t`không che` : formatNumber(version.smallCellThreshold, locale),
    },
  ];
}
