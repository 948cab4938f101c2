import { useLingui } from "@lingui/react/macro";
import { OwnReports } from "./OwnReports.tsx";
import { ReportList } from "./ReportList.tsx";

/** The reports of a committee, for its page: what it still has to send, then all it made. */
export function CommitteeReports({ committeeId }: { committeeId: string }) {
  const { t } = useLingui();
  return (
    <>
      <OwnReports committeeId={committeeId} />
      <ReportList where={{ committeeId }} emptyTitle={t`Ban này chưa có báo cáo nào`} />
    </>
  );
}
