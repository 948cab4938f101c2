import { graphql } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useIntent } from "../../intent.ts";

const StartReportMutation = graphql(`
  mutation StartReport($input: StartReportInput!) {
    startReport(input: $input) {
      __typename
      ... on Report {
        id
      }
      ... on ReportExistsError {
        report {
          id
        }
      }
      ... on DomainError {
        message
      }
    }
  }
`);

interface StartReportProps {
  roundId: string;
  committeeId: string;
}

/** Begins the report, or opens the one that somebody else just began. */
export function StartReport({ roundId, committeeId }: StartReportProps) {
  const navigate = useNavigate();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(StartReportMutation, {
    refetchQueries: ["ExpectationTable", "OwnReports", "RoundPage"],
  });
  useEffect(() => {
    if (failure) showToast({ tone: "late", message: failure });
  }, [failure, showToast]);

  async function begin() {
    const result = (await send({ input: { roundId, committeeId } }))?.startReport;
    if (!result) return;
    const id = result.__typename === "Report" ? result.id : "report" in result ? result.report?.id : undefined;
    if (id) navigate({ to: "/reports/$id", params: { id } });
    else if ("message" in result) showToast({ tone: "late", message: result.message });
  }

  return (
    <Button variant="default" size="compact-sm" loading={isSending} onClick={begin}>
      <Trans>Lập báo cáo</Trans>
    </Button>
  );
}
