import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { getRouteApi } from "@tanstack/react-router";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { DoingReorganisation } from "./DoingReorganisation.tsx";
import { PrepareReorganisation } from "./PrepareReorganisation.tsx";

const NewReorganisationPageQuery = graphql(`
  query NewReorganisationPage {
    viewer {
      id
      isGlobalAdministrator
      canAdminister
    }
  }
`);

const route = getRouteApi("/committees/reorganisations/new");

export function NewReorganisationPage() {
  const { data } = useSuspenseQuery(NewReorganisationPageQuery);
  const { job } = route.useSearch();
  const { viewer } = data;
  if (!viewer?.canAdminister) return <NotFoundPage />;
  return job ? (
    <DoingReorganisation jobId={job} userId={viewer.id} />
  ) : (
    <PrepareReorganisation userId={viewer.id} hasUnits={viewer.isGlobalAdministrator} />
  );
}
