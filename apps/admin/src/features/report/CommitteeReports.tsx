import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { EmptyState, LoadingState } from "@camket/ui/states";
import { useLingui } from "@lingui/react/macro";
import { Suspense } from "react";
import { OwnReports } from "./OwnReports.tsx";
import { ReportList } from "./ReportList.tsx";

export const CommitteeReports_committee = graphql(`
  fragment CommitteeReports_committee on Committee {
    id
    reports {
      totalCount
    }
  }
`);

/** The reports of a committee, for its page: what it still has to send, then what it sent. */
export function CommitteeReports({ committee }: { committee: FragmentOf<typeof CommitteeReports_committee> }) {
  const { t } = useLingui();
  const { id, reports } = readFragment(CommitteeReports_committee, committee);
  return (
    <Suspense fallback={<LoadingState lines={8} />}>
      <OwnReports committeeId={id} />
      {reports.totalCount > 0 ? (
        <ReportList where={{ committeeId: id }} />
      ) : (
        <EmptyState title={t`Ban này chưa có báo cáo nào`} />
      )}
    </Suspense>
  );
}
