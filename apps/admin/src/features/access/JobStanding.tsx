import type { JobStage } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { StatusBadge } from "@camket/ui/status";
import { Plural, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import classes from "./JobStanding.module.css";
import { jobStages, jobStatus, useJobStageLabels, useJobStateLabels } from "./job-words.ts";
import type { FollowedJob } from "./use-job.ts";

/** How far a job is: its stages in their order, how long it takes, and why it was refused. */
export function JobStanding({ job }: { job: FollowedJob }) {
  const { t } = useLingui();
  const stateLabels = useJobStateLabels();
  const stageLabels = useJobStageLabels();
  const { kind, state, stage, isPreview, refusal } = job;
  const stages: readonly JobStage[] = isPreview && kind !== "REORGANISE" ? [] : jobStages[kind];
  const reached = stage ? stages.indexOf(stage) : -1;
  return (
    <>
      <div className={classes.standing}>
        <span role="status">
          <StatusBadge status={jobStatus[state]}>{stateLabels[state]}</StatusBadge>
        </span>
        {state === "RUNNING" && stages.length > 0 && (
          <ol className={classes.stages} aria-label={t`Các bước`}>
            {stages.map((each, index) => (
              <li key={each} aria-current={index === reached ? "step" : undefined}>
                <StatusBadge status={index < reached ? "done" : index === reached ? "underWay" : "notBegun"}>
                  {stageLabels[each]}
                </StatusBadge>
              </li>
            ))}
          </ol>
        )}
        <span className={classes.time}>
          <Elapsed since={job.createdAt} until={job.finishedAt} />
        </span>
      </div>
      {refusal && <Note tone="late">{refusal}</Note>}
    </>
  );
}

function Elapsed({ since, until }: { since: string; until: string | null }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  const end = until ? Date.parse(until) : now;
  const seconds = Math.max(0, Math.round((end - Date.parse(since)) / 1000));
  return seconds < 60 ? (
    <Plural value={seconds} other="# giây" />
  ) : (
    <Plural value={Math.floor(seconds / 60)} other={`# phút ${seconds % 60} giây`} />
  );
}
