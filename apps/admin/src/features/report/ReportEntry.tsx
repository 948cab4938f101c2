import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useState } from "react";
import { PageSkeleton } from "../../PageSkeleton.tsx";
import { useComparedWith } from "./ComparedWith.tsx";
import { ReportDraft, ReportDraft_report } from "./ReportDraft.tsx";
import { useRevisionFigures } from "./revision-figures.ts";
import { useComparison } from "./use-comparison.ts";
import { usePeriodSum } from "./use-period-sum.ts";

export const ReportEntry_report = graphql(
  `
    fragment ReportEntry_report on Report {
      id
      draftRevision {
        id
      }
      round {
        id
        year
      }
      ...ReportDraft_report
    }
  `,
  [ReportDraft_report],
);

/** The figures of a draft and those that stand beside, then the draft to write in. */
export function ReportEntry({ userId, report }: { userId: string; report: FragmentOf<typeof ReportEntry_report> }) {
  const draft = readFragment(ReportEntry_report, report);
  const saved = useRevisionFigures(draft.draftRevision?.id);
  const comparison = useComparison(draft.id, draft.round.year, useComparedWith());
  const periodSum = usePeriodSum(draft.id);
  // What was filled in again is opened anew.
  const [filling, setFilling] = useState(1);
  if (!saved.isComplete || !comparison.isComplete || !periodSum.isComplete) return <PageSkeleton />;
  return (
    <ReportDraft
      key={filling}
      userId={userId}
      report={draft}
      saved={saved.cells}
      comparison={comparison}
      periodSum={periodSum}
      onRefilled={() => setFilling(filling + 1)}
    />
  );
}
