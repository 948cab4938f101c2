import { graphql } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSend } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useIntent } from "../../intent.ts";
import type { Blocker } from "./blockers.ts";

const SubmitReportMutation = graphql(`
  mutation SubmitReport($input: SubmitReportInput!) {
    submitReport(input: $input) {
      __typename
      ... on Report {
        id
        state
        version
        receivedAt
        isLate
        viewerCanEdit
        draftRevision {
          id
        }
      }
      ... on ReportIncompleteError {
        blockers {
          message
          indicatorVersion {
            id
            indicator {
              id
              code
            }
          }
        }
      }
      ... on DomainError {
        message
      }
    }
  }
`);

interface SubmitReportProps {
  report: { id: string; version: number };
  blockers: readonly Blocker[];
  /** Sending can't go through yet: leads to the first blocker. */
  onBlocked(): void;
  beforeSending(): Promise<unknown>;
}

export function SubmitReport({ report, blockers, onBlocked, beforeSending }: SubmitReportProps) {
  const { t } = useLingui();
  const showToast = useToast();
  /** What is said of sources that were corrected since; to go on then is to accept it. */
  const [staleness, setStaleness] = useState<string | null>(null);
  const [isAsking, { open, close }] = useDisclosure(false, { onClose: () => setStaleness(null) });
  const { send, isSending, failure } = useIntent(SubmitReportMutation, { refetchQueries: ["ReportPage"] });
  useEffect(() => {
    if (failure) showToast({ tone: "late", message: failure });
  }, [failure, showToast]);

  async function submit() {
    await beforeSending();
    const acceptsStale = staleness !== null;
    const answer = await send({ input: { id: report.id, expectedVersion: report.version, acceptsStale } });
    const result = answer?.submitReport;
    if (result?.__typename === "ReportStaleError") return setStaleness(result.message);
    close();
    if (!result) return;
    if (result.__typename === "Report") return showToast({ message: t`Đã nộp báo cáo` });
    const codes =
      "blockers" in result
        ? result.blockers.flatMap(({ indicatorVersion }) => indicatorVersion?.indicator.code ?? [])
        : [];
    if ("message" in result)
      showToast({ tone: "late", message: [result.message, codes.slice(0, 5).join(", ")].filter(Boolean).join(" ") });
    if (result.__typename === "ReportIncompleteError") onBlocked();
  }

  return (
    <>
      <Button leftSection={<IconSend size={16} stroke={1.8} />} onClick={blockers.length > 0 ? onBlocked : open}>
        <Trans>Nộp báo cáo</Trans>
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t`Nộp báo cáo này`}
        confirmLabel={staleness ? t`Giữ số liệu và nộp` : t`Nộp báo cáo`}
        isBusy={isSending}
        onConfirm={submit}
        onCancel={close}
      >
        {staleness && <Note tone="stale">{staleness}</Note>}
        <Trans>Bản đã nộp không sửa được nữa. Muốn sửa, chờ cấp trên trả lại.</Trans>
      </ConfirmDialog>
    </>
  );
}
