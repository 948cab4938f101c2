import { useApolloClient } from "@apollo/client/react";
import { graphql, readFragment } from "@camket/schema";
import { ConfirmDialog } from "@camket/ui/confirm-dialog";
import { formatDateTime } from "@camket/ui/format";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useState } from "react";
import { useIntent } from "../../intent.ts";
import { Refusal_error } from "../../refusal.ts";
import { JobStanding } from "./JobStanding.tsx";
import { useJob } from "./use-job.ts";

const Undo = graphql(
  `
    mutation UndoBatch($input: UndoBatchInput!) {
      undoBatch(input: $input) {
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

interface UndoBatchProps {
  batch: { id: string; number: number; undoneAt: string | null };
}

/** Takes a batch back, and says how that goes. */
export function UndoBatch({ batch: { id, number, undoneAt } }: UndoBatchProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const { send, isSending } = useIntent(Undo);
  const [isAsked, setAsked] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  if (undoneAt)
    return (
      <span>
        <Trans>Đã hoàn tác {formatDateTime(undoneAt, locale)}</Trans>
      </span>
    );

  async function undo() {
    const result = (await send({ input: { id } }))?.undoBatch;
    setAsked(false);
    if (result?.__typename === "Job") return setJobId(result.id);
    showToast({
      tone: "late",
      message: result
        ? readFragment(Refusal_error, result).message
        : t`Chưa gửi được yêu cầu hoàn tác; đợt số ${number} vẫn như cũ.`,
    });
  }

  return (
    <>
      {jobId ? (
        <UndoProgress key={jobId} jobId={jobId} number={number} onFailed={() => setJobId(null)} />
      ) : (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} stroke={1.8} aria-hidden />}
          aria-label={t`Hoàn tác đợt số ${number}`}
          onClick={() => setAsked(true)}
        >
          <Trans>Hoàn tác</Trans>
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsked}
        title={t`Hoàn tác đợt số ${number}?`}
        confirmLabel={t`Hoàn tác`}
        isBusy={isSending}
        onConfirm={undo}
        onCancel={() => setAsked(false)}
      >
        <Trans>
          Những gì đợt này lập ra sẽ không còn, những gì đợt này sửa trở lại như trước. Nếu từ đó đã có thay đổi trên
          các dòng ấy, hoặc nội dung mới dựa vào chúng, thì không hoàn tác được và mọi thứ giữ nguyên.
        </Trans>
      </ConfirmDialog>
    </>
  );
}

interface UndoProgressProps {
  jobId: string;
  number: number;
  onFailed(): void;
}

function UndoProgress({ jobId, number, onFailed }: UndoProgressProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const showToast = useToast();
  const job = useJob(jobId, async ({ state, refusal }) => {
    if (state === "DONE") {
      showToast({ message: t`Đã hoàn tác đợt số ${number}.` });
      // What the batch had made may stand anywhere on the page.
      await client.refetchQueries({ include: "active" });
    } else {
      showToast({ tone: "late", message: refusal ?? t`Không hoàn tác được đợt số ${number}.` });
      onFailed();
    }
  });
  return job ? <JobStanding job={job} /> : null;
}
