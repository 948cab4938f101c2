import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type PlanState } from "@camket/schema";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { today } from "../../today.ts";
import { CommitteeFilter, whereCommittee } from "./CommitteeFilter.tsx";
import { CopyPlanDrawer } from "./CopyPlanDrawer.tsx";
import { DraftPlanDrawer } from "./DraftPlanDrawer.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { usePlanStateNames } from "./PlanStateBadge.tsx";
import { PlanTable, PlanTable_plan } from "./PlanTable.tsx";

const PlansPageQuery = graphql(`
  query PlansPage {
    viewer {
      homeCommittee {
        id
        viewerCanDraft
        plans(first: 1, where: { state: [ISSUED, CLOSED] }) {
          edges {
            node {
              id
              startsOn
            }
          }
        }
      }
    }
    earliest: plans(last: 1) {
      edges {
        node {
          id
          startsOn
        }
      }
    }
    latest: plans(first: 1) {
      edges {
        node {
          id
          endsOn
        }
      }
    }
  }
`);

const PlanListQuery = graphql(
  `
    query PlanList($where: PlanWhere!, $after: String) {
      plans(where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...PlanTable_plan
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [PlanTable_plan],
);

const route = getRouteApi("/plans");

export function PlansPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = usePlanStateNames();
  const { data } = useSuspenseQuery(PlansPageQuery);
  const thisYear = today().slice(0, 4);
  const { committee, reach, state, q, year = thisYear } = search;
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const draft = () => change({ act: "draft" });
  const copy = () => change({ act: "copy" });

  const first = Number(data.earliest.edges[0]?.node.startsOn.slice(0, 4) ?? thisYear);
  const home = data.viewer?.homeCommittee;
  const canDraft = home?.viewerCanDraft ?? false;
  // The next year is planned for before anything stands in it.
  const last = Math.max(
    Number(data.latest.edges[0]?.node.endsOn.slice(0, 4) ?? thisYear),
    canDraft ? Number(thisYear) + 1 : 0,
  );
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(last - index));
  const newest = home?.plans.edges[0]?.node;
  const newestYear = newest?.startsOn.slice(0, 4);
  const source = canDraft && newest && newestYear && newestYear < year && year !== "all" ? newest : undefined;

  return (
    <AppPage
      breadcrumbs={[{ label: t({ message: "Kế hoạch", context: "danh sách" }) }]}
      title={year === "all" ? t({ message: "Kế hoạch", context: "danh sách" }) : t`Kế hoạch năm ${year}`}
      actions={
        canDraft && (
          <Button
            variant={source ? "default" : "filled"}
            leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
            onClick={draft}
          >
            <Trans>Lập kế hoạch</Trans>
          </Button>
        )
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        { keys: "/", label: t`lọc` },
        ...(canDraft ? [{ keys: "L", label: t`lập kế hoạch`, onPress: { l: draft } }] : []),
      ]}
    >
      <ListFilters
        search={q}
        onSearch={(text) => change({ q: text || undefined })}
        inUse={committee ? 1 : 0}
        onClear={() => change({ committee: undefined, reach: undefined })}
        first={
          <>
            <NativeSelect
              aria-label={t`Năm`}
              value={year}
              data={[
                ...(years.includes(year) || year === "all" ? [] : [year]),
                ...years.map((each) => ({ value: each, label: t`Năm ${each}` })),
                { value: "all", label: t`Mọi năm` },
              ]}
              onChange={({ currentTarget: { value } }) => change({ year: value === thisYear ? undefined : value })}
            />
            <NativeSelect
              aria-label={t`Trạng thái`}
              value={state ?? ""}
              data={[
                { value: "", label: t`Mọi trạng thái` },
                ...Object.entries(names).map(([value, label]) => ({ value, label })),
              ]}
              onChange={({ currentTarget: { value } }) => change({ state: stateOf(value) })}
            />
          </>
        }
      >
        <CommitteeFilter committee={committee} reach={reach} onChange={change} />
      </ListFilters>
      <Suspense fallback={<LoadingState lines={10} />}>
        <PlanList
          year={year}
          onDraft={canDraft ? draft : undefined}
          {...(source && newestYear && { copy: { year: newestYear, begin: copy } })}
        />
      </Suspense>
      <DraftPlanDrawer
        isOpen={search.act === "draft"}
        committeeId={committee ?? home?.id}
        onClose={() => change({ act: undefined })}
      />
      <CopyPlanDrawer
        planId={search.act === "copy" && source ? source.id : null}
        year={Number(year)}
        onClose={() => change({ act: undefined })}
      />
    </AppPage>
  );
}

const states: readonly PlanState[] = ["DRAFT", "SUBMITTED", "RETURNED", "ISSUED", "CLOSED", "WITHDRAWN"];

const stateOf = (value: string) => states.find((each) => each === value);

interface PlanListProps {
  year: string;
  onDraft: (() => void) | undefined;
  /** The newest plan of the committee, where it can be copied for this year. */
  copy?: { year: string; begin(): void };
}

function PlanList({ year, onDraft, copy }: PlanListProps) {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const { committee, reach, state, q } = route.useSearch();
  const where = useDeferredValue({
    ...whereCommittee({ committee, reach }),
    ...(year !== "all" && { year: Number(year) }),
    ...(state && { state: [state] }),
    ...(q && { title: q }),
  });
  const { data, fetchMore } = useSuspenseQuery(PlanListQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.plans;
  const isFiltered = Boolean(committee || state || q);
  return (
    <PlanTable
      rows={edges.map(({ node }) => node)}
      totalCount={totalCount}
      isLoading={isLoadingMore}
      {...(pageInfo.hasNextPage && {
        onEndReached: () =>
          startLoading(async () => {
            await fetchMore({ variables: { after: pageInfo.endCursor } });
          }),
      })}
      empty={
        <EmptyState
          title={
            q
              ? t`Không thấy “${q}”`
              : year === "all"
                ? t`Chưa có kế hoạch nào`
                : t`Chưa có kế hoạch nào cho năm ${year}`
          }
          {...(isFiltered && { icon: IconSearch, tone: "quiet" })}
          actions={
            <>
              {copy && !isFiltered && (
                <Button onClick={copy.begin}>
                  <Trans>Lập từ kế hoạch {copy.year}</Trans>
                </Button>
              )}
              {onDraft && !isFiltered && (
                <Button variant="default" onClick={onDraft}>
                  <Trans>Lập kế hoạch</Trans>
                </Button>
              )}
              {isFiltered && (
                <Button
                  variant="default"
                  onClick={() => navigate({ search: ({ year }) => ({ ...(year && { year }) }) })}
                >
                  <Trans>Bỏ lọc</Trans>
                </Button>
              )}
              {year !== "all" && (
                <Button
                  variant="default"
                  onClick={() => navigate({ search: (others) => ({ ...others, year: "all" }) })}
                >
                  <Trans>Xem mọi năm</Trans>
                </Button>
              )}
            </>
          }
        />
      }
    />
  );
}
