import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDateTime } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { RichText } from "@camket/ui/rich-text";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { StatusBadge } from "@camket/ui/status";
import { Thread } from "@camket/ui/thread";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPrinter } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { CommitteeEnded } from "../committee/CommitteeEnded.tsx";
import { AddedPeriods } from "./AddedPeriods.tsx";
import { CommentedSwitch, useCommentedOnly } from "./CommentedSwitch.tsx";
import { ComparedWith, useComparedWith } from "./ComparedWith.tsx";
import { Consolidation } from "./Consolidation.tsx";
import { CommentedCells_report, openCommentsOf } from "./commented-cells.ts";
import { EmptyCellDrawer } from "./EmptyCellDrawer.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { reportHref, reportPictureHref, reportPrintHref } from "./hrefs.ts";
import { ReportHistory, ReportHistory_report } from "./ReportHistory.tsx";
import classes from "./ReportReading.module.css";
import { ReportStatus } from "./ReportStatus.tsx";
import { ReviewBar, useReviewKeys } from "./ReviewBar.tsx";
import { ReviseReport } from "./ReviseReport.tsx";
import { RevisionSources } from "./RevisionSources.tsx";
import { ReportHeading_report, useReportHeading } from "./report-heading.ts";
import { ReportLines_report, useReportLines } from "./report-lines.ts";
import { TextDifference } from "./TextDifference.tsx";
import { useComparison } from "./use-comparison.ts";
import { usePeriodSum } from "./use-period-sum.ts";

export const ReportReading_report = graphql(
  `
    fragment ReportReading_report on Report {
      id
      state
      version
      isLate
      receivedAt
      viewerCanComment
      viewerCanEdit
      viewerMoves
      draftRevision {
        id
      }
      templateVersion {
        id
        sections {
          kind
          title
          titleEn
        }
      }
      revisions(first: 50) {
        edges {
          node {
            id
            number
            sealedAt
            isStale
            narratives {
              id
              section
              text
              version
            }
          }
        }
      }
      ...ReportHeading_report
      ...ReportLines_report
      ...ReportHistory_report
      ...CommentedCells_report
    }
  `,
  [ReportHeading_report, ReportLines_report, ReportHistory_report, CommentedCells_report],
);

interface ReportReadingProps {
  report: FragmentOf<typeof ReportReading_report>;
  /** Without it, the last submission, or the draft where there is none. */
  revisionNumber: number | undefined;
}

/** One submission of a report as it was sent: it never changes. */
export function ReportReading({ report: masked, revisionNumber }: ReportReadingProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const report = readFragment(ReportReading_report, masked);
  const { title, breadcrumbs, thread, round, unitName, committeeId } = useReportHeading(report);
  const lines = useReportLines(report);
  const revisions = report.revisions.edges.map(({ node }) => node);
  const revision =
    revisionNumber === undefined
      ? (revisions.find(({ sealedAt }) => sealedAt !== null) ?? revisions[0])
      : revisions.find(({ number }) => number === revisionNumber);
  const newest = revisions.find(({ sealedAt }) => sealedAt !== null);
  const isReviewed =
    revision !== undefined &&
    revision === newest &&
    report.viewerMoves.some((move) => move === "APPROVE" || move === "RETURN");
  const earlier = isReviewed
    ? revisions.find(({ sealedAt, number }) => sealedAt !== null && number < revision.number)
    : undefined;
  const [isChangedOnly, setChangedOnly] = useState(false);
  const search = useSearch({ strict: false });
  const reviewKeys = useReviewKeys();
  const open = openCommentsOf(report);
  const isCommentedOnly = useCommentedOnly();
  const comparison = useComparison(report.id, round.year, useComparedWith());
  const periodSum = usePeriodSum(report.id);
  const canRevise = report.viewerMoves.includes("REVISE");

  return (
    <AppPage
      breadcrumbs={breadcrumbs}
      title={title}
      kicker={unitName}
      thread={<Thread {...thread} />}
      isPast={revision !== undefined && newest !== undefined && revision.number < newest.number}
      actions={
        <>
          <ReportStatus state={report.state} isFilled />
          {revision?.sealedAt && (
            <ButtonLink href={reportPictureHref(report.id, { with: search.with })}>
              <Trans>Toàn cảnh</Trans>
            </ButtonLink>
          )}
          {revision && (
            <ButtonLink
              href={reportPrintHref(report.id, { revision: revision.number, with: search.with })}
              leftSection={<IconPrinter size={16} stroke={1.8} />}
            >
              <Trans>In</Trans>
            </ButtonLink>
          )}
          <HistoryButton where={{ subjectIds: [report.id, ...revisions.map(({ id }) => id)] }} />
          {canRevise && <ReviseReport report={report} />}
          {report.viewerCanEdit && report.draftRevision && (
            <ButtonLink href={reportHref(report.id)} variant="filled">
              <Trans>Soạn tiếp bản nháp</Trans>
            </ButtonLink>
          )}
        </>
      }
      meta={
        revision && (
          <>
            <span>
              {revision.sealedAt
                ? t`Lần nộp ${revision.number}, ${formatDateTime(revision.sealedAt, locale)}`
                : t`Bản nháp lần ${revision.number}`}
            </span>
            {report.isLate && (
              <StatusBadge status="late">{report.receivedAt ? t`Nhận trễ` : t`Quá hạn nộp`}</StatusBadge>
            )}
            {revision.isStale && <StatusBadge status="stale">{t`Nguồn đã sửa`}</StatusBadge>}
          </>
        )
      }
      side={
        <>
          <ReportHistory report={report} current={revision?.number} />
          {revision && <RevisionSources revisionId={revision.id} />}
        </>
      }
      sideWidth={320}
      keys={[
        ...(isReviewed ? reviewKeys : []),
        ...(report.viewerCanComment ? [{ keys: "C", label: t`ý kiến về số đang chọn` }] : []),
      ]}
    >
      {isReviewed && (
        <ReviewBar
          report={{ id: report.id, version: report.version, unitName }}
          mayApprove={report.viewerMoves.includes("APPROVE")}
          mayReturn={report.viewerMoves.includes("RETURN")}
          isChangedOnly={earlier && isChangedOnly}
          onChangedOnly={setChangedOnly}
        />
      )}
      <ComparedWith year={round.year} comparison={comparison} />
      <AddedPeriods periodSum={periodSum} />
      <CommentedSwitch open={open} />
      <CommitteeEnded committeeId={committeeId} />
      {revision !== undefined && revision === newest && <Consolidation reportId={report.id} />}
      {revision ? (
        (report.templateVersion?.sections ?? []).map(({ kind, title: name, titleEn }) => {
          const ofSection = lines.filter((line) => line.section === kind);
          const text = revision.narratives.find(({ section }) => section === kind)?.text ?? "";
          const sent = earlier && (earlier.narratives.find(({ section }) => section === kind)?.text ?? "");
          return (
            <Section key={kind} title={locale === "en" ? titleEn || name : name}>
              {ofSection.length > 0 && (
                <Suspense fallback={<LoadingState lines={8} />}>
                  <FigureTable
                    lines={ofSection}
                    revisionId={revision.id}
                    comparison={comparison}
                    added={periodSum.cells}
                    earlier={earlier && { revisionId: earlier.id, isChangedOnly }}
                    openComments={open}
                    isCommentedOnly={isCommentedOnly}
                  />
                </Suspense>
              )}
              {!isCommentedOnly && !(isChangedOnly && sent === text) && (
                <div className={classes.narrative}>
                  {sent !== undefined && sent !== text ? (
                    <TextDifference before={sent} now={text} />
                  ) : text ? (
                    <RichText text={text} />
                  ) : (
                    <Trans>Mục này để trống.</Trans>
                  )}
                </div>
              )}
            </Section>
          );
        })
      ) : (
        <EmptyState
          title={t`Báo cáo này không có lần nộp ấy`}
          actions={
            <ButtonLink href={reportHref(report.id)}>
              <Trans>Xem bản mới nhất</Trans>
            </ButtonLink>
          }
        />
      )}
      <EmptyCellDrawer reportId={report.id} lines={lines} comparison={comparison} />
    </AppPage>
  );
}
