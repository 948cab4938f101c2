import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { FormDrawer } from "@camket/ui/form-layout";
import { formatDate, formatNumber } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useDeferredValue, useState, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { SearchField } from "../../SearchField.tsx";
import { today } from "../../today.ts";
import { AgencyForm, AgencyForm_agency } from "./AgencyForm.tsx";
import { useAgencyKindLabels } from "./agency-kinds.ts";
import { committeesHref } from "./hrefs.ts";

const AgenciesPageQuery = graphql(
  `
    query AgenciesPage($where: AgencyWhere!, $asOf: Date!, $after: String) {
      viewer {
        canAdminister
      }
      agencies(where: $where, asOf: $asOf, first: 50, after: $after) {
        totalCount
        edges {
          node {
            id
            name
            nameEn
            abbreviation
            kind
            validFrom
            unit {
              id
              level
              kind
              name
              nameEn
            }
            ...AgencyForm_agency
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [AgencyForm_agency],
);

type Agency = ResultOf<typeof AgenciesPageQuery>["agencies"]["edges"][number]["node"];

const route = getRouteApi("/agencies");

/** Agencies of today; each is revised from its row. */
export function AgenciesPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const kindLabels = useAgencyKindLabels();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const name = useDeferredValue(q);
  const { data, fetchMore } = useSuspenseQuery(AgenciesPageQuery, {
    variables: { where: name ? { name } : {}, asOf: today() },
  });
  const [isLoadingMore, startLoading] = useTransition();
  const [editedId, setEditedId] = useState<string | null>(null);
  const { edges, totalCount, pageInfo } = data.agencies;
  const canAdminister = data.viewer?.canAdminister ?? false;
  const close = () => setEditedId(null);
  // As it is now: somebody else may save it while it is open here.
  const edited = edges.find(({ node }) => node.id === editedId)?.node;
  const columns: Column<Agency>[] = [
    { id: "name", label: t`Cơ quan`, width: "32%", cell: (agency) => nameOf(agency) },
    { id: "abbreviation", label: t`Tên viết tắt`, width: "110px", cell: ({ abbreviation }) => abbreviation },
    { id: "kind", label: t`Loại`, cell: ({ kind }) => kindLabels[kind] },
    { id: "unit", label: t`Đơn vị hành chính`, cell: ({ unit }) => unitNameOf(unit) },
    {
      id: "validFrom",
      label: t`Từ ngày`,
      align: "right",
      width: "110px",
      cell: ({ validFrom }) => formatDate(validFrom, locale),
    },
    {
      id: "actions",
      label: t`Thao tác`,
      align: "right",
      width: "90px",
      cell: (agency) =>
        canAdminister && (
          <Button variant="subtle" my={-7} aria-label={t`Sửa ${nameOf(agency)}`} onClick={() => setEditedId(agency.id)}>
            <Trans>Sửa</Trans>
          </Button>
        ),
    },
  ];
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
        { label: t({ message: "Cơ quan", context: "danh sách" }) },
      ]}
      title={t({ message: "Cơ quan", context: "danh sách" })}
      meta={<Plural value={totalCount} other={`${formatNumber(totalCount, locale)} cơ quan, theo đơn vị hành chính`} />}
      actions={
        canAdminister && (
          <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={() => setEditedId("new")}>
            <Trans>Thêm cơ quan</Trans>
          </Button>
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        ...(canAdminister ? [{ keys: "C", label: t`thêm`, onPress: { c: () => setEditedId("new") } }] : []),
        { keys: "/", label: t`lọc` },
      ]}
    >
      <Group mb="xs">
        <SearchField
          value={q ?? ""}
          onChange={(text) => navigate({ search: { q: text || undefined }, replace: true })}
        />
      </Group>
      <DataTable
        caption={t({ message: "Cơ quan", context: "danh sách" })}
        columns={columns}
        rows={edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        totalCount={totalCount}
        hasTools={false}
        isLoading={isLoadingMore}
        {...(pageInfo.hasNextPage && {
          onEndReached: () =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            }),
        })}
        empty={q ? <Trans>Không có cơ quan nào tên như “{q}”.</Trans> : <Trans>Chưa có cơ quan nào.</Trans>}
      />
      <FormDrawer
        isOpen={editedId !== null}
        onClose={close}
        title={editedId === "new" ? t`Thêm cơ quan` : t`Sửa cơ quan`}
      >
        {(edited || editedId === "new") && <AgencyForm agency={edited} onDone={close} onCancel={close} />}
      </FormDrawer>
    </AppPage>
  );
}
