import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { Facts } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { Text } from "@mantine/core";
import { useNames } from "../../names.ts";
import { useIndicatorWords } from "./indicator-words.ts";

export const IndicatorDefinition_indicatorVersion = graphql(`
  fragment IndicatorDefinition_indicatorVersion on IndicatorVersion {
    id
    name
    nameEn
    definition
    definitionEn
    overCommittees
    overPeriods
    smallCellThreshold
  }
`);

export const IndicatorFacts_indicatorVersion = graphql(`
  fragment IndicatorFacts_indicatorVersion on IndicatorVersion {
    id
    numeratorName
    numeratorNameEn
    denominatorName
    denominatorNameEn
    overCommittees
    overPeriods
    source
    counted
    smallCellThreshold
    disaggregations {
      id
      name
      nameEn
    }
    groups {
      id
      name
      nameEn
    }
  }
`);

interface IndicatorDefinitionProps {
  code: string;
  indicatorVersion: FragmentOf<typeof IndicatorDefinition_indicatorVersion>;
  /** The rules of adding up, the parts and the groups below the definition. */
  facts?: FragmentOf<typeof IndicatorFacts_indicatorVersion>;
}

/** What is counted and what is not, and how figures add up. */
export function IndicatorDefinition({ code, indicatorVersion, facts }: IndicatorDefinitionProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const version = readFragment(IndicatorDefinition_indicatorVersion, indicatorVersion);
  return (
    <section aria-label={t`Định nghĩa chỉ tiêu`}>
      <Text ff="monospace" fz={13} c="var(--camket-ink3)">
        {code}
      </Text>
      <h2>{nameOf(version)}</h2>
      <Text fz={14.5} lh="21px" c="var(--camket-ink2)" my={6}>
        {locale === "en" ? version.definitionEn || version.definition : version.definition}
      </Text>
      {facts && <IndicatorFacts indicatorVersion={facts} />}
    </section>
  );
}

export function IndicatorFacts({
  indicatorVersion,
}: {
  indicatorVersion: FragmentOf<typeof IndicatorFacts_indicatorVersion>;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { addingRules, countedWorks, sources } = useIndicatorWords();
  const version = readFragment(IndicatorFacts_indicatorVersion, indicatorVersion);
  const partName = (vi: string | null, en: string | null) => nameOf({ name: vi ?? "", nameEn: en ?? "" });
  return (
    <Facts
      facts={[
        ...(version.numeratorName
          ? [
              { label: t`Tử số`, value: partName(version.numeratorName, version.numeratorNameEn) },
              { label: t`Mẫu số`, value: partName(version.denominatorName, version.denominatorNameEn) },
            ]
          : []),
        { label: t`Nguồn`, value: sources[version.source] },
        ...(version.counted ? [{ label: t`Cách đếm`, value: countedWorks[version.counted] }] : []),
        { label: t`Gộp các ban`, value: addingRules[version.overCommittees] },
        { label: t`Gộp các kỳ`, value: addingRules[version.overPeriods] },
        ...(version.disaggregations.length > 0
          ? [{ label: t`Phân tổ`, value: version.disaggregations.map(nameOf).join(", ") }]
          : []),
        ...(version.groups.length > 0
          ? [{ label: t`Nhóm chủ thể quyền`, value: version.groups.map(nameOf).join(", ") }]
          : []),
        ...(version.smallCellThreshold === null
          ? []
          : [{ label: t`Ẩn số liệu nhỏ`, value: t`dưới ${formatNumber(version.smallCellThreshold, locale)}` }]),
      ]}
    />
  );
}
