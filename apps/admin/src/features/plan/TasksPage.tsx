import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type TaskStanding } from "@camket/schema";
import { ChoiceField, DateField } from "@camket/ui/field";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { PrintMenu } from "../../PrintMenu.tsx";
import { SavedViews } from "../access/SavedViews.tsx";
import { AgencyFilter } from "./AgencyFilter.tsx";
import { CommitteeFilter, whereCommittee } from "./CommitteeFilter.tsx";
import { ListFilters } from "./ListFilters.tsx";
import { LoadedCount } from "./LoadedCount.tsx";
import { whereTasks } from "./plan-views.ts";
import { none, RightsFilters } from "./RightsFilters.tsx";
import { useStandingNames } from "./TaskStandingBadge.tsx";
import { TaskTable, TaskTable_task } from "./TaskTable.tsx";

const TaskListQuery = graphql(
  `
    query TaskList($where: TaskWhere!, $after: String) {
      tasks(where: $where, first: 50, after: $after) {
        totalCount
        edges {
          node {
            ...TaskTable_task
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [TaskTable_task],
);

const route = getRouteApi("/tasks");

/** Tasks across committees, the open ones unless another standing is asked for. */
export function TasksPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = useStandingNames();
  const { q, standing, committee, reach, agency, theme, group, from, to, year } = search;
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (others) => ({ ...others, ...changes }), replace: true });
  const titleOf = (asked: typeof standing) => {
    if (!asked) return t`Nhiệm vụ đang mở`;
    if (asked === "RISK") return t`Nhiệm vụ có nguy cơ trễ`;
    if (asked === "KEPT") return t`Nhiệm vụ đang mở và đã xong`;
    return asked === "ALL" ? t`Mọi nhiệm vụ` : t`Nhiệm vụ: ${names[asked].toLocaleLowerCase("vi")}`;
  };
  return (
    <AppPage
      breadcrumbs={[{ label: t({ message: "Nhiệm vụ", context: "danh sách" }) }]}
      title={titleOf(standing)}
      actions={
        <>
          <SavedViews
            page="TASKS"
            search={{ q, standing, committee, reach, agency, theme, group, from, to, year }}
            onChoose={(address) => navigate({ search: address, replace: true })}
          />
          <PrintMenu foot={titleOf(standing)} isWide={false} />
        </>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
        { keys: "/", label: t`lọc` },
      ]}
    >
      <ListFilters
        search={q}
        onSearch={(text) => change({ q: text || undefined })}
        inUse={[committee, agency, theme, group, from, to, year].filter(Boolean).length}
        onClear={() => navigate({ search: { ...(q && { q }), ...(standing && { standing }) }, replace: true })}
        first={
          <NativeSelect
            aria-label={t`Tiến độ`}
            value={standing ?? ""}
            data={[
              { value: "", label: t`Đang mở` },
              ...Object.entries(names).map(([value, label]) => ({ value, label })),
              { value: "RISK", label: t`Có nguy cơ trễ` },
              { value: "KEPT", label: t`Đang mở và đã xong` },
              { value: "ALL", label: t`Mọi tiến độ` },
            ]}
            onChange={({ currentTarget: { value } }) => change({ standing: standingOf(value) })}
          />
        }
      >
        <CommitteeFilter committee={committee} reach={reach} onChange={change} />
        <AgencyFilter agency={agency} onChange={(chosen) => change({ agency: chosen })} />
        <RightsFilters theme={theme} group={group} hasNone onChange={change} />
        <DateField
          label={t`Hạn từ ngày`}
          value={from ?? null}
          {...(to && { max: to })}
          onChange={(date) => change({ from: date ?? undefined })}
        />
        <DateField
          label={t`Hạn đến ngày`}
          value={to ?? null}
          {...(from && { min: from })}
          onChange={(date) => change({ to: date ?? undefined })}
        />
        {year && (
          <ChoiceField
            label={t`Thực hiện trong năm`}
            labels={{ [year]: year }}
            emptyLabel={t`Mọi năm`}
            value={year}
            onChange={(event) => change({ year: event.currentTarget.value || undefined })}
          />
        )}
      </ListFilters>
      <Suspense fallback={<LoadingState lines={12} />}>
        <TaskList />
      </Suspense>
    </AppPage>
  );
}

const open: readonly TaskStanding[] = ["LATE", "DUE", "UNDER_WAY", "NOT_BEGUN"];
const standings = [...open, "DONE", "HANDED_OVER", "WITHDRAWN", "RISK", "KEPT", "ALL"] as const;

function standingsOf(asked: TaskStanding | "RISK" | "KEPT" | undefined): TaskStanding[] {
  if (asked === "RISK") return ["DUE"];
  if (asked === "KEPT") return [...open, "DONE"];
  return asked ? [asked] : [...open];
}

const standingOf = (value: string) => standings.find((each) => each === value);

function TaskList() {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const { standing, committee, reach, theme, group, year, ...filters } = route.useSearch();
  const { q } = filters;
  const where = useDeferredValue({
    isIssued: true,
    ...whereCommittee({ committee, reach }),
    ...(standing !== "ALL" && { standing: standingsOf(standing) }),
    ...(standing === "RISK" && { isAtRisk: true }),
    ...whereTasks(filters),
    ...(theme === none ? { isWithoutTheme: true } : theme && { themeId: theme }),
    ...(group === none ? { isWithoutGroup: true } : group && { groupId: group }),
    ...(year && { inYear: Number(year) }),
  });
  const { data, fetchMore } = useSuspenseQuery(TaskListQuery, { variables: { where } });
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.tasks;
  const more = () =>
    startLoading(async () => {
      await fetchMore({ variables: { after: pageInfo.endCursor } });
    });
  return (
    <>
      <TaskTable
        rows={edges.map(({ node }) => node)}
        totalCount={totalCount}
        isLoading={isLoadingMore}
        {...(pageInfo.hasNextPage && {
          onEndReached: more,
        })}
        empty={
          <EmptyState
            icon={IconSearch}
            tone="quiet"
            title={q ? t`Không thấy “${q}”` : t`Không có nhiệm vụ nào như vậy`}
            actions={
              <Button variant="default" onClick={() => navigate({ search: {} })}>
                <Trans>Bỏ lọc</Trans>
              </Button>
            }
          />
        }
      />
      <LoadedCount loaded={edges.length} total={totalCount} isLoading={isLoadingMore} isOwn onMore={more} />
    </>
  );
}
