import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatNumber } from "@camket/ui/format";
import { LoadingState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Group, SegmentedControl } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { useNames } from "../../names.ts";
import { SearchField } from "../../SearchField.tsx";
import { today } from "../../today.ts";
import { committeesHref, personHref } from "./hrefs.ts";
import { NamesakesList } from "./NamesakesList.tsx";
import { useRoleLabels } from "./roles.ts";

const PeoplePageQuery = graphql(`
  query PeoplePage($where: PersonWhere!, $asOf: Date!, $after: String) {
    people(where: $where, first: 50, after: $after) {
      totalCount
      edges {
        node {
          id
          name
          memberships(asOf: $asOf, first: 5) {
            totalCount
            edges {
              node {
                id
                role
                position
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
            }
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

type Person = ResultOf<typeof PeoplePageQuery>["people"]["edges"][number]["node"];

const route = getRouteApi("/people");

export function PeoplePage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const roleLabels = useRoleLabels();
  const { q, view = "all" } = route.useSearch();
  const navigate = route.useNavigate();
  const name = useDeferredValue(q);
  const { data, fetchMore } = useSuspenseQuery(PeoplePageQuery, {
    variables: { where: name ? { name } : {}, asOf: today() },
  });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.people;
  const columns: Column<Person>[] = [
    { id: "name", label: t`Họ và tên`, width: "26%", cell: (person) => person.name },
    {
      id: "committees",
      label: t`Ban chỉ đạo hiện nay`,
      cell: ({ memberships }) =>
        memberships.edges.map(({ node }) => `${roleLabels[node.role]}, ${unitNameOf(node.committee.unit)}`).join("; "),
    },
    { id: "position", label: t`Chức vụ`, cell: ({ memberships }) => memberships.edges[0]?.node.position ?? "" },
  ];
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
        { label: t`Thành viên` },
      ]}
      title={t`Thành viên`}
      meta={<Trans>{formatNumber(totalCount, locale)} người, theo tên gọi. Chỉ giữ họ tên, chức vụ và nhiệm kỳ.</Trans>}
      keys={[
        ...(view === "all"
          ? [
              { keys: ["J", "K"], label: t`xuống, lên` },
              { keys: "↵", label: t`mở` },
            ]
          : []),
        { keys: "/", label: t`lọc` },
      ]}
    >
      <Group mb="xs">
        <SearchField
          value={q ?? ""}
          onChange={(text) => navigate({ search: (others) => ({ ...others, q: text || undefined }), replace: true })}
        />
        <SegmentedControl
          ml="auto"
          aria-label={t`Cách xem`}
          value={view}
          data={[
            { value: "all", label: t`Tất cả` },
            { value: "namesakes", label: t`Có thể trùng` },
          ]}
          onChange={(chosen) =>
            navigate({
              search: (others) => ({ ...others, view: chosen === "namesakes" ? chosen : undefined }),
              replace: true,
            })
          }
        />
      </Group>
      {view === "namesakes" ? (
        <Suspense fallback={<LoadingState lines={10} />}>
          <NamesakesList name={name} />
        </Suspense>
      ) : (
        <DataTable
          caption={t`Thành viên`}
          columns={columns}
          rows={edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          rowHref={({ id }) => personHref(id)}
          totalCount={totalCount}
          hasTools={false}
          isLoading={isLoadingMore}
          {...(pageInfo.hasNextPage && {
            onEndReached: () =>
              startLoading(async () => {
                await fetchMore({ variables: { after: pageInfo.endCursor } });
              }),
          })}
          empty={q ? <Trans>Không có ai tên như “{q}”.</Trans> : <Trans>Chưa có ai trong danh sách.</Trans>}
        />
      )}
    </AppPage>
  );
}
