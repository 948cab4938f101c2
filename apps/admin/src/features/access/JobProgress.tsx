import { formatNumber } from "@camket/ui/format";
import { NumberTrio } from "@camket/ui/number-trio";
import { LoadingState, NotFoundState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { JobEntries } from "./JobEntries.tsx";
import { JobStanding } from "./JobStanding.tsx";
import { useJobMeasureLabels } from "./job-words.ts";
import { UndoBatch } from "./UndoBatch.tsx";
import { type FollowedJob, useJob } from "./use-job.ts";

interface JobProgressProps {
  /** Keep it in the address, so that a page opened again follows the same job. */
  id: string;
  /** Called once, when the job is seen to have ended. */
  onEnd?(job: FollowedJob): void;
  /** What stands between the counts and the names: the next step. */
  children?(job: FollowedJob): ReactNode;
  /** Whether the names of what is wrong are left out, since they stand elsewhere. */
  hasProblemsElsewhere?: boolean;
}

/** A job as it goes; once it is done, what it did or would do, and the way back. */
export function JobProgress({ id, onEnd, children, hasProblemsElsewhere = false }: JobProgressProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const measureLabels = useJobMeasureLabels();
  const job = useJob(id, onEnd);
  if (job === undefined) return <LoadingState lines={3} />;
  if (job === null)
    return (
      <NotFoundState title={t`Không còn việc này`}>
        <Trans>Việc nền được giữ chín mươi ngày, và chỉ người giao việc xem được.</Trans>
      </NotFoundState>
    );
  const { counts, entryCounts, batch } = job;
  const order = Object.keys(measureLabels);
  const shown = counts
    .filter(({ measure, count }) => count > 0 || measure === "CREATED")
    .toSorted((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure));
  return (
    <>
      <JobStanding job={job} />
      {shown.length > 0 && (
        <NumberTrio
          size="small"
          figures={shown.map(({ measure, count }) => ({
            value: formatNumber(count, locale),
            label: measureLabels[measure],
          }))}
        />
      )}
      {children?.(job)}
      {batch && (
        <Group gap="sm" my="sm">
          <span>
            <Trans>Đợt số {batch.number}</Trans>
          </span>
          <UndoBatch batch={batch} />
        </Group>
      )}
      <JobEntries jobId={id} counts={entryCounts.filter(({ kind }) => !(hasProblemsElsewhere && kind === "PROBLEM"))} />
    </>
  );
}
