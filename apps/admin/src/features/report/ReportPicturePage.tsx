import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { formatDate, formatDateTime } from "@camket/ui/format";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { Thread } from "@camket/ui/thread";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { Suspense } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { PrintMenu } from "../../PrintMenu.tsx";
import { today } from "../../today.ts";
import { GroupCoverage } from "../plan/GroupCoverage.tsx";
import { LateByAge } from "../plan/LateByAge.tsx";
import { FigureLineageDrawer } from "./FigureLineageDrawer.tsx";
import { reportHref } from "./hrefs.ts";
import { IndicatorOverPeriods } from "./IndicatorOverPeriods.tsx";
import { KeyFigures } from "./KeyFigures.tsx";
import classes from "./ReportPicture.module.css";
import { ReportHeading_report, useReportHeading } from "./report-heading.ts";
import { ReportLines_report, useReportLines } from "./report-lines.ts";

const ReportPictureQuery = graphql(
  `
    query ReportPicture($id: ID!) {
      report(id: $id) {
        id
        submittedRevision {
          id
          number
          sealedAt
        }
        ...ReportHeading_report
        ...ReportLines_report
      }
    }
  `,
  [ReportHeading_report, ReportLines_report],
);

const route = getRouteApi("/reports/$id/picture");

/** A report to look at: what changed, where, what is late and who is left out. */
export function ReportPicturePage() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(ReportPictureQuery, { variables: { id } });
  return data.report ? <Picture report={data.report} /> : <NotFoundPage />;
}

interface PictureProps {
  report: NonNullable<ResultOf<typeof ReportPictureQuery>["report"]>;
}

function Picture({ report }: PictureProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { title, breadcrumbs, thread, round, unitName, committeeId } = useReportHeading(report);
  const lines = useReportLines(report);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const revision = report.submittedRevision;
  return (
    <AppPage
      breadcrumbs={[
        ...breadcrumbs.slice(0, -1),
        { label: unitName, href: reportHref(report.id) },
        { label: t`Toàn cảnh` },
      ]}
      title={title}
      kicker={unitName}
      thread={<Thread {...thread} />}
      actions={
        <>
          <PrintMenu foot={`${title} · ${unitName}`} isWide={false} />
          <ButtonLink href={reportHref(report.id)}>
            <Trans>Đọc báo cáo</Trans>
          </ButtonLink>
        </>
      }
      meta={
        revision?.sealedAt && <span>{t`Lần nộp ${revision.number}, ${formatDateTime(revision.sealedAt, locale)}`}</span>
      }
    >
      {revision ? (
        <>
          <Suspense fallback={<LoadingState lines={6} />}>
            <KeyFigures lines={lines} revisionId={revision.id} reportId={report.id} year={round.year} />
          </Suspense>
          <IndicatorOverPeriods
            committeeId={committeeId}
            unitName={unitName}
            periodKind={round.periodKind}
            until={round.endsOn}
            lines={lines}
            indicatorId={search.indicator}
            onChoose={(indicator) => navigate({ search: (others) => ({ ...others, indicator }), replace: true })}
          />
          <FigureLineageDrawer />
        </>
      ) : (
        <EmptyState title={t`Báo cáo này chưa được nộp lần nào`} />
      )}
      <div className={classes.pair}>
        <Suspense fallback={<LoadingState lines={5} />}>
          <GroupCoverage committeeId={committeeId} />
        </Suspense>
        <Suspense fallback={<LoadingState lines={5} />}>
          <LateByAge committeeId={committeeId} />
        </Suspense>
      </div>
      <p className={classes.note}>
        <Trans>
          Nhóm chủ thể quyền và nhiệm vụ trễ tính cả các ban cấp dưới, tại ngày {formatDate(today(), locale)}.
        </Trans>
      </p>
    </AppPage>
  );
}
