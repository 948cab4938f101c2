import { graphql } from "@camket/schema";
import { holder, type Place } from "./reporting-tree.ts";
import { globalId } from "./sample-committees.ts";
import type { openTestApi } from "./test-api.ts";

export const Consolidate = graphql(`
  mutation Consolidate($input: ConsolidateReportInput!) {
    result: consolidateReport(input: $input) {
      __typename
      ... on Report { state version isStale latestRevision { number sources { edges { node { committee { id } sourceRevision { number } } } } } }
      ... on DomainError { code }
    }
  }
`);
const Approve = graphql(`
  mutation ApproveBelow($input: ApproveReportInput!) {
    result: approveReport(input: $input) { __typename ... on DomainError { code message } }
  }
`);
const Revise = graphql(`
  mutation ReviseBelow($input: ReviseReportInput!) {
    result: reviseReport(input: $input) { __typename ... on DomainError { code } }
  }
`);
const Submit = graphql(`
  mutation SubmitBelow($input: SubmitReportInput!) {
    result: submitReport(input: $input) { __typename ... on DomainError { code } }
  }
`);
type Api = Awaited<ReturnType<typeof openTestApi>>;

/** What is sent of a report to change it as it stands. */
export async function askedOf({ db }: Pick<Api, "db">, { id }: { id: number }) {
  const { version } = await db.report.findUniqueOrThrow({ where: { id } });
  return { id: globalId("Report", { id }), expectedVersion: version };
}

/** Officers and reviewers of every committee there is of a tree at once; what each may is tested elsewhere. */
export async function actingOn(api: Api, { nation }: { nation: Place }) {
  const everywhere = await api.db.committee.findMany({ where: { path: { startsWith: nation.path } } });
  const held = await holder(api.db, nation, "OFFICER", "REVIEWER");
  const grants = held.grants.map((grant) => ({ ...grant, paths: everywhere.map(({ path }) => path) }));
  const viewer = api.as({ ...held, grants });
  return {
    viewer,
    consolidate: async (report: { id: number }) =>
      (await viewer.run(Consolidate, { input: await askedOf(api, report) })).result,
    approve: async (report: { id: number }) => {
      const { result } = await viewer.run(Approve, { input: { ...(await askedOf(api, report)), acceptsStale: true } });
      if (result.__typename !== "Report") throw new Error(JSON.stringify(result));
    },
    submit: async (report: { id: number }) => {
      const { result } = await viewer.run(Submit, { input: { ...(await askedOf(api, report)), acceptsStale: true } });
      if (result.__typename !== "Report") throw new Error(JSON.stringify(result));
    },
    revise: async (report: { id: number }) => {
      const { result } = await viewer.run(Revise, { input: await askedOf(api, report) });
      if (result.__typename !== "Report") throw new Error(JSON.stringify(result));
    },
  };
}
