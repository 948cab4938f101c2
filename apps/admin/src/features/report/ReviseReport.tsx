import { graphql, type ReportState } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useIntent } from "../../intent.ts";

const ReviseReportMutation = graphql(`
  mutation ReviseReport($input: ReviseReportInput!) {
    reviseReport(input: $input) {
      __typename
      ... on Report {
        id
        version
        state
        draftRevision {
          id
        }
      }
      ... on DomainError {
        message
      }
    }
  }
`);

/** Opens a draft of a returned report, or a correction of an approved one, with what was submitted in it. */
export function ReviseReport({ report }: { report: { id: string; version: number; state: ReportState } }) {
  const navigate = useNavigate();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(ReviseReportMutation, { refetchQueries: ["ReportPage"] });
  useEffect(() => {
    if (failure) showToast({ tone: "late", message: failure });
  }, [failure, showToast]);

  async function revise() {
    const result = (await send({ input: { id: report.id, expectedVersion: report.version } }))?.reviseReport;
    if (result?.__typename === "Report") navigate({ to: "/reports/$id", params: { id: report.id } });
    else if (result && "message" in result) showToast({ tone: "late", message: result.message });
  }

  return (
    <Button leftSection={<IconPencil size={16} stroke={1.8} />} loading={isSending} onClick={revise}>
      {report.state === "APPROVED" ? <Trans>Đính chính</Trans> : <Trans>Sửa lại</Trans>}
    </Button>
  );
}
