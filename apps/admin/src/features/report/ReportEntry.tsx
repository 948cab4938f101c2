import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useState } from "react";
import { PageSkeleton } from "../../PageSkeleton.tsx";
import { ReportDraft, ReportDraft_report } from "./ReportDraft.tsx";
import { useRevisionFigures } from "./revision-figures.ts";

export const ReportEntry_report = graphql(
  `
    fragment ReportEntry_report on Report {
      id
      draftRevision {
        id
      }
      previousReport {
        id
        submittedRevision {
          id
        }
      }
      ...ReportDraft_report
    }
  `,
  [ReportDraft_report],
);

/** The figures of a draft and those of the year before, then the draft to write in. */
export function ReportEntry({ userId, report }: { userId: string; report: FragmentOf<typeof ReportEntry_report> }) {
  const { draftRevision, previousReport, ...draft } = readFragment(ReportEntry_report, report);
  const saved = useRevisionFigures(draftRevision?.id);
  const before = useRevisionFigures(previousReport?.submittedRevision?.id);
  // What was filled in again is opened anew.
  const [filling, setFilling] = useState(1);
  if (!saved.isComplete || !before.isComplete) return <PageSkeleton />;
  return (
    <ReportDraft
      key={filling}
      userId={userId}
      report={draft}
      saved={saved.cells}
      before={before.cells}
      onRefilled={() => setFilling(filling + 1)}
    />
  );
}
