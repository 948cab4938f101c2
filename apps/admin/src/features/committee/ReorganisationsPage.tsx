import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDate, formatNumber } from "@camket/ui/format";
import { EmptyState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { committeesHref, reorganisationHref, reorganisationsHref } from "./hrefs.ts";

const ReorganisationsPageQuery = graphql(`
  query ReorganisationsPage($after: String) {
    viewer {
      id
      canAdminister
    }
    reorganisations(first: 50, after: $after) {
      totalCount
      edges {
        node {
          id
          subject
          effectiveOn
          document {
            id
            reference
          }
          counts {
            unitsEnded
            unitSuccessors
            agenciesEnded
            agencySuccessors
            committeesEnded
            committeeSuccessors
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

type Reorganisation = ResultOf<typeof ReorganisationsPageQuery>["reorganisations"]["edges"][number]["node"];

/** What was rearranged, the latest first. */
export function ReorganisationsPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { data, fetchMore } = useSuspenseQuery(ReorganisationsPageQuery);
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.reorganisations;
  const canReorganise = data.viewer?.canAdminister ?? false;
  const fromTo = (from: number, to: number) =>
    from === 0 ? "" : `${formatNumber(from, locale)} → ${formatNumber(to, locale)}`;
  const columns: Column<Reorganisation>[] = [
    { id: "subject", label: t`Nội dung sắp xếp`, width: "38%", cell: ({ subject }) => subject },
    {
      id: "effectiveOn",
      label: t`Từ ngày`,
      width: "110px",
      cell: ({ effectiveOn }) => formatDate(effectiveOn, locale),
    },
    { id: "document", label: t`Văn bản`, cell: ({ document }) => document?.reference },
    {
      id: "units",
      label: t`Đơn vị, trước → sau`,
      align: "right",
      cell: ({ counts }) => fromTo(counts.unitsEnded, counts.unitSuccessors),
    },
    {
      id: "agencies",
      label: t`Cơ quan, trước → sau`,
      align: "right",
      cell: ({ counts }) => fromTo(counts.agenciesEnded, counts.agencySuccessors),
    },
    {
      id: "committees",
      label: t`Ban, trước → sau`,
      align: "right",
      cell: ({ counts }) => fromTo(counts.committeesEnded, counts.committeeSuccessors),
    },
  ];
  const start = canReorganise && (
    <ButtonLink href={reorganisationsHref({ isNew: true })} variant="filled">
      <Trans>Lập cuộc sắp xếp</Trans>
    </ButtonLink>
  );
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
        { label: t({ message: "Sắp xếp", context: "danh sách" }) },
      ]}
      title={t({ message: "Sắp xếp", context: "danh sách" })}
      meta={
        totalCount > 0 && (
          <Plural
            value={totalCount}
            other={`${formatNumber(totalCount, locale)} cuộc sắp xếp đơn vị, cơ quan và ban chỉ đạo`}
          />
        )
      }
      actions={totalCount > 0 && start}
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
      ]}
    >
      {totalCount === 0 ? (
        <EmptyState tone={canReorganise ? "acc" : "quiet"} title={t`Chưa có cuộc sắp xếp nào`} actions={start}>
          <Trans>Ban chỉ đạo và đơn vị vẫn như khi được lập.</Trans>
        </EmptyState>
      ) : (
        <DataTable
          caption={t({ message: "Sắp xếp", context: "danh sách" })}
          columns={columns}
          rows={edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          rowHref={({ id }) => reorganisationHref(id)}
          totalCount={totalCount}
          hasTools={false}
          maxHeight="none"
          isLoading={isLoadingMore}
          {...(pageInfo.hasNextPage && {
            onEndReached: () =>
              startLoading(async () => {
                await fetchMore({ variables: { after: pageInfo.endCursor } });
              }),
          })}
        />
      )}
    </AppPage>
  );
}
