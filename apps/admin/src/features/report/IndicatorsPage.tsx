import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { EmptyState } from "@camket/ui/states";
import { Plural, useLingui } from "@lingui/react/macro";
import { Group } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { SearchField } from "../../SearchField.tsx";
import { reportsHref } from "./hrefs.ts";
import {
  IndicatorDefinition,
  IndicatorDefinition_indicatorVersion,
  IndicatorFacts_indicatorVersion,
} from "./IndicatorDefinition.tsx";
import { useIndicatorWords } from "./indicator-words.ts";

const IndicatorRow_indicator = graphql(
  `
    fragment IndicatorRow_indicator on Indicator {
      id
      code
      version {
        id
        name
        nameEn
        unit
        unitEn
        valueType
        source
        theme {
          id
          name
          nameEn
        }
        ...IndicatorDefinition_indicatorVersion
        ...IndicatorFacts_indicatorVersion
      }
    }
  `,
  [IndicatorDefinition_indicatorVersion, IndicatorFacts_indicatorVersion],
);

const IndicatorsPageQuery = graphql(
  `
    query IndicatorsPage($where: IndicatorWhere!, $after: String) {
      indicators(where: $where, first: 100, after: $after) {
        totalCount
        edges {
          node {
            ...IndicatorRow_indicator
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [IndicatorRow_indicator],
);

type IndicatorRow = FragmentOf<typeof IndicatorRow_indicator>;
const readRow = (row: IndicatorRow) => readFragment(IndicatorRow_indicator, row);

const route = getRouteApi("/indicators");

/** The catalogue: what every report measures, and how. */
export function IndicatorsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const name = useDeferredValue(search.q);
  const { data, fetchMore } = useSuspenseQuery(IndicatorsPageQuery, { variables: { where: name ? { name } : {} } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.indicators;
  const rows = edges.map(({ node }) => node);
  const selected = rows.find((row) => readRow(row).code === search.selected) ?? rows[0];
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  return (
    <AppPage
      breadcrumbs={[{ label: t`Báo cáo`, href: reportsHref() }, { label: t`Danh mục chỉ tiêu` }]}
      title={t`Danh mục chỉ tiêu`}
      meta={<Plural value={totalCount} other="# chỉ tiêu" />}
      side={
        selected && (
          <IndicatorDefinition
            code={readRow(selected).code}
            indicatorVersion={readRow(selected).version}
            facts={readRow(selected).version}
          />
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "/", label: t`lọc` },
      ]}
    >
      <Group mb="xs" className="camket-no-print">
        <SearchField value={search.q ?? ""} onChange={(q) => change({ q: q || undefined })} />
      </Group>
      <DataTable
        caption={t`Chỉ tiêu`}
        columns={useIndicatorColumns()}
        rows={rows}
        rowKey={(row) => readRow(row).code}
        totalCount={totalCount}
        hasTools={false}
        isLoading={isLoadingMore}
        {...(selected && { selectedKey: readRow(selected).code })}
        onSelect={(row) => change({ selected: readRow(row).code })}
        {...(pageInfo.hasNextPage && {
          onEndReached: () =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            }),
        })}
        empty={<EmptyState title={t`Không có chỉ tiêu nào có tên như vậy`} />}
      />
    </AppPage>
  );
}

function useIndicatorColumns(): Column<IndicatorRow>[] {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const { sources, unitOf, valueTypes } = useIndicatorWords();
  return [
    { id: "name", label: t`Chỉ tiêu`, cell: (row) => nameOf(readRow(row).version) },
    { id: "code", label: t`Mã`, width: "72px", cell: (row) => readRow(row).code },
    { id: "unit", label: t`Đơn vị`, width: "92px", cell: (row) => unitOf(readRow(row).version) },
    { id: "valueType", label: t`Loại`, width: "76px", cell: (row) => valueTypes[readRow(row).version.valueType] },
    { id: "theme", label: t`Lĩnh vực`, width: "140px", cell: (row) => nameOf(readRow(row).version.theme) },
    { id: "source", label: t`Nguồn`, width: "104px", cell: (row) => sources[readRow(row).version.source] },
  ];
}
