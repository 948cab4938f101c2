import { userHref, usersHref } from "../access/hrefs.ts";
import { agenciesHref, committeeHref, personHref } from "../committee/hrefs.ts";
import { documentHref, eventHref, planHref, recommendationHref, taskHref } from "../plan/hrefs.ts";
import { reportHref, roundHref } from "../report/hrefs.ts";

const hrefs: Record<string, (id: string) => string> = {
  Agency: agenciesHref,
  Committee: committeeHref,
  Document: documentHref,
  Event: eventHref,
  Person: personHref,
  Plan: planHref,
  Recommendation: recommendationHref,
  Report: reportHref,
  ReportingRound: roundHref,
  Task: taskHref,
  User: userHref,
  Grant: () => usersHref(),
};

/** The page of a row that changed, where it has one. */
export const subjectHref = (model: string, id: string): string | undefined => hrefs[model]?.(id);
