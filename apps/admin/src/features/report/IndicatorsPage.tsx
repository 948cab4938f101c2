import { useSuspenseQuery } from "@apollo/client/react";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { ChoiceField, DateField } from "@camket/ui/field";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { ListFilters } from "../plan/ListFilters.tsx";
import { DefineIndicatorDrawer } from "./DefineIndicatorDrawer.tsx";
import { disaggregationsHref, indicatorHref, reportsHref, templatesHref } from "./hrefs.ts";
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
    query IndicatorsPage($where: IndicatorWhere!, $asOf: Date, $after: String) {
      viewer {
        id
        canAdministerCatalogue
      }
      themes(first: 100) {
        edges {
          node {
            id
            name
            nameEn
          }
        }
      }
      indicators(where: $where, asOf: $asOf, first: 100, after: $after) {
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
  const { nameOf } = useNames();
  const { levels, sources } = useIndicatorWords();
  const { q: name, theme, source, level, asOf } = useDeferredValue(search);
  const { data, fetchMore } = useSuspenseQuery(IndicatorsPageQuery, {
    variables: {
      where: {
        ...(name && { name }),
        ...(theme && { themeId: theme }),
        ...(source && { source }),
        ...(level && { level }),
      },
      asOf: asOf ?? null,
    },
  });
  const canKeep = data.viewer?.canAdministerCatalogue ?? false;
  const define = () => change({ act: "define" });
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
      actions={
        canKeep && (
          <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={define}>
            <Trans>Thêm chỉ tiêu</Trans>
          </Button>
        )
      }
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
        { keys: "↵", label: t`mở` },
        { keys: "/", label: t`lọc` },
        ...(canKeep ? [{ keys: "C", label: t`thêm chỉ tiêu`, onPress: { c: define } }] : []),
      ]}
    >
      <ListFilters
        search={search.q}
        onSearch={(q) => change({ q: q || undefined })}
        inUse={[search.theme, search.source, search.level, search.asOf].filter(Boolean).length}
        onClear={() => change({ theme: undefined, source: undefined, level: undefined, asOf: undefined })}
        last={
          <Group gap="md">
            <TextLink href={disaggregationsHref()}>
              <Trans>Phân tổ</Trans>
            </TextLink>
            <TextLink href={templatesHref()}>
              <Trans>Mẫu báo cáo</Trans>
            </TextLink>
          </Group>
        }
      >
        <ChoiceField
          label={t`Lĩnh vực`}
          labels={Object.fromEntries(data.themes.edges.map(({ node }) => [node.id, nameOf(node)]))}
          emptyLabel={t`Mọi lĩnh vực`}
          value={search.theme ?? ""}
          onChange={(event) => change({ theme: event.currentTarget.value || undefined })}
        />
        <ChoiceField
          label={t`Nguồn`}
          labels={sources}
          emptyLabel={t`Mọi nguồn`}
          value={search.source ?? ""}
          onChange={(event) => change({ source: choiceOf(sources, event.currentTarget.value) })}
        />
        <ChoiceField
          label={t`Cấp báo cáo`}
          labels={levels}
          emptyLabel={t`Mọi cấp`}
          value={search.level ?? ""}
          onChange={(event) => change({ level: choiceOf(levels, event.currentTarget.value) })}
        />
        <DateField
          label={t`Còn hiệu lực ngày`}
          value={search.asOf ?? null}
          onChange={(day) => change({ asOf: day ?? undefined })}
        />
      </ListFilters>
      <DataTable
        caption={t`Chỉ tiêu`}
        columns={useIndicatorColumns()}
        rows={rows}
        rowKey={(row) => readRow(row).code}
        rowHref={(row) => indicatorHref(readRow(row).id)}
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
        empty={<EmptyState title={t`Không có chỉ tiêu nào như vậy`} />}
      />
      <DefineIndicatorDrawer isOpen={search.act === "define"} onClose={() => change({ act: undefined })} />
    </AppPage>
  );
}

/** The choice that a field names, or none. */
const choiceOf = <Value extends string>(labels: Record<Value, string>, value: string): Value | undefined =>
  (Object.keys(labels) as Value[]).find((each) => each === value); // keys of a record of all values

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
