import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { FormDrawer } from "@camket/ui/form-layout";
import { Note } from "@camket/ui/page";
import { EmptyState } from "@camket/ui/states";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import {
  DisaggregationForm,
  DisaggregationForm_disaggregation,
  type KnownDisaggregation,
} from "./DisaggregationForm.tsx";
import { disaggregationsHref, indicatorsHref, reportsHref } from "./hrefs.ts";

const DisaggregationsPageQuery = graphql(
  `
    query DisaggregationsPage($after: String) {
      viewer {
        id
        canAdministerCatalogue
      }
      disaggregations(first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...DisaggregationForm_disaggregation
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [DisaggregationForm_disaggregation],
);

const route = getRouteApi("/disaggregations");

/** The ways in which figures are split: by sex, by group, by age. */
export function DisaggregationsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, fetchMore } = useSuspenseQuery(DisaggregationsPageQuery);
  const [isLoadingMore, startLoading] = useTransition();
  const canKeep = data.viewer?.canAdministerCatalogue ?? false;
  const { edges, totalCount, pageInfo } = data.disaggregations;
  const rows = edges.map(({ node }) => readFragment(DisaggregationForm_disaggregation, node));
  const edited = rows.find(({ id }) => id === search.edit);
  const close = () => void navigate({ search: {}, replace: true });
  const add = () => void navigate({ search: { act: "add" }, replace: true });
  const drawn = useDrawnColumns();
  return (
    <AppPage
      breadcrumbs={[
        { label: t`Báo cáo`, href: reportsHref() },
        { label: t`Danh mục chỉ tiêu`, href: indicatorsHref() },
        { label: t`Phân tổ` },
      ]}
      title={t`Phân tổ`}
      meta={<Plural value={totalCount} other="# cách phân tổ" />}
      actions={
        canKeep && (
          <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={add}>
            <Trans>Thêm cách phân tổ</Trans>
          </Button>
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        ...(canKeep
          ? [
              { keys: "↵", label: t`sửa` },
              { keys: "C", label: t`thêm cách phân tổ`, onPress: { c: add } },
            ]
          : []),
      ]}
    >
      <DataTable
        caption={t`Các cách phân tổ`}
        columns={drawn}
        rows={rows}
        rowKey={({ id }) => id}
        {...(canKeep && { rowHref: ({ id }: KnownDisaggregation) => disaggregationsHref({ edit: id }) })}
        totalCount={totalCount}
        hasTools={false}
        isLoading={isLoadingMore}
        {...(pageInfo.hasNextPage && {
          onEndReached: () =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            }),
        })}
        empty={
          <EmptyState title={t`Chưa có cách phân tổ nào`}>
            <Trans>Thêm cách phân tổ, ví dụ theo giới tính, rồi chọn trong định nghĩa của chỉ tiêu.</Trans>
          </EmptyState>
        }
      />
      <Note tone="quiet">
        <Trans>
          Mỗi phần là tổng số, không phải danh sách người. Ô nhỏ được che với người ngoài ban theo từng chỉ tiêu.
        </Trans>
      </Note>
      <FormDrawer isOpen={canKeep && search.act === "add"} onClose={close} title={t`Thêm cách phân tổ`} width={720}>
        <DisaggregationForm disaggregation={null} onClose={close} />
      </FormDrawer>
      <FormDrawer isOpen={canKeep && edited !== undefined} onClose={close} title={t`Sửa cách phân tổ`} width={720}>
        {edited && <DisaggregationForm disaggregation={edited} onClose={close} />}
      </FormDrawer>
    </AppPage>
  );
}

function useDrawnColumns(): Column<KnownDisaggregation>[] {
  const { t } = useLingui();
  const { nameOf } = useNames();
  return [
    { id: "name", label: t`Cách phân tổ`, width: "30%", cell: nameOf },
    { id: "code", label: t`Mã`, width: "104px", cell: ({ code }) => code },
    { id: "categories", label: t`Các phần`, cell: ({ categories }) => categories.map(nameOf).join(" · ") },
    {
      id: "adds",
      label: t`So với tổng số`,
      width: "180px",
      cell: ({ addsUpToTotal }) => (addsUpToTotal ? t`Cộng bằng tổng số` : t`Có thể trùng nhau`),
    },
  ];
}
