import { graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { FormDrawer } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSum } from "@tabler/icons-react";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { JobProgress } from "../access/JobProgress.tsx";

const ConsolidateRoundMutation = graphql(
  `
    mutation ConsolidateRound($input: ConsolidateRoundInput!) {
      consolidateRound(input: $input) {
        __typename
        ... on Job {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

/** Every draft of the period filled in the background, the lowest level first, with its progress beside. */
export function ConsolidateRound({ roundId }: { roundId: string }) {
  const { t } = useLingui();
  const showToast = useToast();
  const [isAsking, asking] = useDisclosure();
  const [isFollowing, following] = useDisclosure();
  const [jobId, setJobId] = useState<string>();
  const { send, isSending, failure } = useIntent(ConsolidateRoundMutation);

  async function consolidate() {
    const result = (await send({ input: { roundId } }))?.consolidateRound;
    if (!result) return;
    asking.close();
    if (result.__typename !== "Job")
      return showToast({ tone: "late", message: readFragment(Refusal_error, result).message });
    setJobId(result.id);
    following.open();
  }

  return (
    <>
      <Button variant="default" leftSection={<IconSum size={16} stroke={1.8} />} onClick={asking.open}>
        <Trans>Tổng hợp cả kỳ</Trans>
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t`Tổng hợp mọi bản nháp của kỳ này`}
        confirmLabel={t`Tổng hợp cả kỳ`}
        isBusy={isSending}
        onConfirm={consolidate}
        onCancel={asking.close}
      >
        <Trans>
          Mọi bản nháp trong kỳ được điền từ báo cáo cấp dưới đã duyệt, từ cấp thấp nhất lên. Bản đã nộp giữ nguyên;
          không lập và không nộp báo cáo nào.
        </Trans>
        {failure && <p role="alert">{failure}</p>}
      </ConfirmDialog>
      <FormDrawer isOpen={isFollowing} onClose={following.close} title={t`Tổng hợp cả kỳ`}>
        {jobId && <JobProgress id={jobId} />}
      </FormDrawer>
    </>
  );
}
