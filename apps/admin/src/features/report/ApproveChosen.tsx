import { graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { useToast } from "@camket/ui/toast";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { NameList } from "./NameList.tsx";
import type { Waiting } from "./review-columns.tsx";

const ApproveReports = graphql(
  `
    mutation ApproveReports($input: ApproveReportsInput!) {
      approveReports(input: $input) {
        __typename
        ... on ReportApprovals {
          reports {
            id
            state
            version
          }
        }
        ... on ReportsFlaggedError {
          reports {
            id
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
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

interface ApproveChosenProps {
  reports: readonly Waiting[];
  isOpen: boolean;
  onClose(): void;
  onDone(): void;
}

/** All of them, or none. */
export function ApproveChosen({ reports, isOpen, onClose, onDone }: ApproveChosenProps) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const showToast = useToast();
  const [areAllNamed, setAllNamed] = useState(false);
  const chosen = reports.map(({ committee }) => unitNameOf(committee.unit));
  const { send, isSending, failure } = useIntent(ApproveReports, {
    refetchQueries: ["ReviewTable", "HomeOfCommittee"],
  });

  async function approve() {
    const asked = reports.map(({ id, version }) => ({ id, expectedVersion: version }));
    const result = (await send({ input: { reports: asked } }))?.approveReports;
    if (!result) return;
    onClose();
    if (result.__typename === "ReportApprovals") {
      showToast({ message: <Plural value={result.reports.length} other="Đã duyệt # báo cáo." /> });
      return onDone();
    }
    const names =
      result.__typename === "ReportsFlaggedError"
        ? result.reports.map(({ committee }) => unitNameOf(committee.unit))
        : [];
    showToast({
      tone: "late",
      message: (
        <>
          {readFragment(Refusal_error, result).message} <NameList names={names.slice(0, 10)} count={names.length} />
        </>
      ),
    });
  }

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t`Duyệt các báo cáo đã chọn`}
      confirmLabel={t`Duyệt tất cả`}
      isBusy={isSending}
      onConfirm={approve}
      onCancel={onClose}
    >
      <p>
        <NameList
          names={areAllNamed ? chosen : chosen.slice(0, 10)}
          count={chosen.length}
          others={{ onShow: () => setAllNamed(true) }}
        />
        .
      </p>
      <p>
        <Trans>Duyệt tất cả, hoặc không báo cáo nào. Duyệt rồi không rút lại được.</Trans>
      </p>
      {failure && <p role="alert">{failure}</p>}
    </ConfirmDialog>
  );
}
