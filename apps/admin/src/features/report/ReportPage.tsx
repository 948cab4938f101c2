import { useApolloClient, useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { getRouteApi } from "@tanstack/react-router";
import { useReducer } from "react";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { FigureLineageDrawer } from "./FigureLineageDrawer.tsx";
import { ReportEntry, ReportEntry_report } from "./ReportEntry.tsx";
import { ReportReading, ReportReading_report } from "./ReportReading.tsx";
import { RereadDraftContext } from "./reread-draft.ts";

const ReportPageQuery = graphql(
  `
    query ReportPage($id: ID!) {
      viewer {
        id
      }
      report(id: $id) {
        id
        viewerCanEdit
        draftRevision {
          id
        }
        ...ReportEntry_report
        ...ReportReading_report
      }
    }
  `,
  [ReportEntry_report, ReportReading_report],
);

const route = getRouteApi("/reports/$id");

/** A report: its draft to write in, or one of its submissions to read. */
export function ReportPage() {
  const { id } = route.useParams();
  const { revision } = route.useSearch();
  const { data } = useSuspenseQuery(ReportPageQuery, { variables: { id } });
  const client = useApolloClient();
  const [edition, openAnew] = useReducer((count: number) => count + 1, 0);
  const { viewer, report } = data;
  if (!report) return <NotFoundPage />;
  // A query that suspends answers a component drawn anew from what it read before.
  const reread = async () => {
    await client.refetchQueries({ include: ["RevisionFigures"] });
    openAnew();
  };
  return (
    <RereadDraftContext value={reread}>
      {report.viewerCanEdit && report.draftRevision && !revision ? (
        <ReportEntry key={`${report.draftRevision.id} ${edition}`} userId={viewer?.id ?? ""} report={report} />
      ) : (
        <ReportReading key={report.id} report={report} revisionNumber={revision ? Number(revision) : undefined} />
      )}
      <FigureLineageDrawer />
    </RereadDraftContext>
  );
}
