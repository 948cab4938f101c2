import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { type Column, DataTable } from "@camket/ui/data-table";
import { formatDateTime, formatNumber } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { jobHref } from "./hrefs.ts";
import { jobStatus, useBatchKindLabel, useJobKindLabels, useJobStateLabels } from "./job-words.ts";
import { UndoBatch } from "./UndoBatch.tsx";
import { useJob } from "./use-job.ts";

const JobListQuery = graphql(`
  query JobList($after: String) {
    jobs(first: 20, after: $after) {
      totalCount
      edges {
        node {
          id
          kind
          isPreview
          state
          createdAt
          finishedAt
          batch {
            id
            number
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

const ImportBatchListQuery = graphql(`
  query ImportBatchList($after: String) {
    importBatches(first: 20, after: $after) {
      totalCount
      edges {
        node {
          id
          number
          kind
          fileName
          createdAt
          undoneAt
          userName
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

type ListedJob = ResultOf<typeof JobListQuery>["jobs"]["edges"][number]["node"];
type ListedBatch = ResultOf<typeof ImportBatchListQuery>["importBatches"]["edges"][number]["node"];

/** What runs or ran in the background, and what was written all at once and can be taken back. */
export function JobsPage() {
  const { t } = useLingui();
  return (
    <AppPage
      breadcrumbs={[{ label: t`Việc nền và đợt nhập` }]}
      title={t`Việc nền và đợt nhập`}
      meta={
        <span>
          <Trans>
            Việc lâu hơn một lần bấm thì máy chủ làm nền: đóng trang, làm việc khác, rồi trở lại đây xem kết quả.
          </Trans>
        </span>
      }
      keys={[
        { keys: ["J", "K"], label: t`xuống, lên` },
        { keys: "↵", label: t`mở` },
      ]}
    >
      <Suspense fallback={<LoadingState lines={6} hasTitle />}>
        <JobList />
      </Suspense>
      <Suspense fallback={<LoadingState lines={6} hasTitle />}>
        <ImportBatchList />
      </Suspense>
    </AppPage>
  );
}

function JobList() {
  const { t } = useLingui();
  const locale = useLocale();
  const kindLabels = useJobKindLabels();
  const { data, fetchMore } = useSuspenseQuery(JobListQuery);
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.jobs;
  const columns: Column<ListedJob>[] = [
    {
      id: "kind",
      label: t({ message: "Việc", context: "việc nền" }),
      width: "38%",
      cell: ({ kind, isPreview }) => (isPreview ? t`${kindLabels[kind]} (kiểm tra trước)` : kindLabels[kind]),
    },
    { id: "state", label: t`Tình trạng`, width: "200px", cell: (job) => <JobState job={job} /> },
    { id: "createdAt", label: t`Giao lúc`, width: "170px", cell: (job) => formatDateTime(job.createdAt, locale) },
    { id: "batch", label: t`Đợt`, width: "120px", cell: ({ batch }) => batch && t`Đợt số ${batch.number}` },
  ];
  return (
    <Section title={t`Việc đã giao trong 90 ngày`} count={formatNumber(totalCount, locale)}>
      <DataTable
        caption={t`Việc đã giao`}
        columns={columns}
        rows={edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => jobHref(id)}
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
          <EmptyState
            title={t`Chưa giao việc nền nào trong 90 ngày qua`}
            actions={
              <ButtonLink href="/committees">
                <Trans>Đến danh sách ban chỉ đạo</Trans>
              </ButtonLink>
            }
          >
            <Trans>Nhập tệp thành viên ở trang của từng ban.</Trans>
          </EmptyState>
        }
      />
    </Section>
  );
}

function JobState({ job }: { job: ListedJob }) {
  const stateLabels = useJobStateLabels();
  return job.finishedAt ? (
    <StatusBadge status={jobStatus[job.state]}>{stateLabels[job.state]}</StatusBadge>
  ) : (
    <RunningJob id={job.id} state={job.state} />
  );
}

/** Follows the job, so that its row in the list moves on. */
function RunningJob({ id, state }: Pick<ListedJob, "id" | "state">) {
  const stateLabels = useJobStateLabels();
  const now = useJob(id)?.state ?? state;
  return <StatusBadge status={jobStatus[now]}>{stateLabels[now]}</StatusBadge>;
}

function ImportBatchList() {
  const { t } = useLingui();
  const locale = useLocale();
  const kindLabel = useBatchKindLabel();
  const { data, fetchMore } = useSuspenseQuery(ImportBatchListQuery);
  const [isLoadingMore, startLoading] = useTransition();
  const { edges, totalCount, pageInfo } = data.importBatches;
  const columns: Column<ListedBatch>[] = [
    { id: "number", label: t`Đợt`, width: "110px", cell: ({ number }) => t`Đợt số ${number}` },
    { id: "kind", label: t`Công việc`, width: "24%", cell: ({ kind }) => kindLabel(kind) },
    { id: "fileName", label: t`Tệp, mẫu tên`, cell: ({ fileName }) => fileName },
    { id: "createdAt", label: t`Lúc`, width: "150px", cell: (batch) => formatDateTime(batch.createdAt, locale) },
    { id: "userName", label: t`Người làm`, width: "150px", cell: ({ userName }) => userName ?? t`Máy chủ` },
    { id: "undo", label: t`Hoàn tác`, width: "190px", cell: (batch) => <UndoBatch batch={batch} /> },
  ];
  return (
    <Section title={t`Các đợt đã ghi`} count={formatNumber(totalCount, locale)}>
      <DataTable
        caption={t`Đợt nhập`}
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
        empty={
          <EmptyState tone="quiet" title={t`Chưa có đợt nhập nào trong phạm vi quản trị`}>
            <Trans>
              Mỗi lần nhập tệp, lập ban cho cả một cấp hoặc sắp xếp đơn vị là một đợt, và hoàn tác được cả đợt.
            </Trans>
          </EmptyState>
        }
      />
    </Section>
  );
}
