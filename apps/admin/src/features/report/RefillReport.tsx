import { graphql } from "@camket/schema";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useEffect } from "react";
import { useIntent } from "../../intent.ts";
import classes from "./ReportEntry.module.css";

const RefillReportMutation = graphql(`
  mutation RefillReport($input: RefillReportInput!) {
    refillReport(input: $input) {
      __typename
      ... on Report {
        id
      }
      ... on DomainError {
        message
      }
    }
  }
`);

interface RefillReportProps {
  reportId: string;
  beforeSending(): Promise<unknown>;
  onRefilled(): void;
}

/** Counts again, and drafts again what nobody has edited or confirmed. */
export function RefillReport({ reportId, beforeSending, onRefilled }: RefillReportProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const { send, isSending, failure } = useIntent(RefillReportMutation, {
    refetchQueries: ["ReportPage", "RevisionFigures"],
  });
  useEffect(() => {
    if (failure) showToast({ tone: "late", message: failure });
  }, [failure, showToast]);

  async function refill() {
    await beforeSending();
    const result = (await send({ input: { reportId } }))?.refillReport;
    if (!result) return;
    if (result.__typename === "Report") {
      onRefilled();
      showToast({ message: t`Đã đếm lại và soạn lại các mục chưa có người xem. Phần đã gõ giữ nguyên.` });
    } else if ("message" in result) showToast({ tone: "late", message: result.message });
  }

  return (
    <div className={classes.refill}>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={16} stroke={1.8} />}
        loading={isSending}
        onClick={refill}
      >
        <Trans>Đếm lại và soạn lại</Trans>
      </Button>
      <p className={classes.hint}>
        <Trans>Đếm và soạn lại theo nhiệm vụ, sự kiện mới nhất. Phần đã gõ giữ nguyên.</Trans>
      </p>
    </div>
  );
}
