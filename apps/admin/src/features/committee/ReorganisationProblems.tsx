import type { ResultOf } from "@camket/schema";
import { graphql } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { useColumnLabel } from "../access/job-words.ts";
import { rowElementId } from "./MappingTable.tsx";
import { membersElementId } from "./MembersOfMergedField.tsx";
import { type MappingDraft, rowOfProblem } from "./mapping-draft.ts";
import { decisionElementId } from "./ReorganisationDecisions.tsx";
import classes from "./ReorganisationProblems.module.css";

export const ReorganisationProblemsQuery = graphql(`
  query ReorganisationProblems($id: ID!) {
    node(id: $id) {
      __typename
      ... on Job {
        id
        problems: entries(kind: PROBLEM, first: 100) {
          totalCount
          edges {
            node {
              id
              row
              column
              subject
              fromName
              note
              message
              committeeId
            }
          }
        }
      }
    }
  }
`);

type Node = NonNullable<ResultOf<typeof ReorganisationProblemsQuery>["node"]>;
export type Problem = Extract<Node, { __typename: "Job" }>["problems"]["edges"][number]["node"];

/** Elements in which a problem may be mended, the likeliest first; none where it is a row of a file, or one that lacks. */
function placesOf(draft: MappingDraft, problem: Problem): string[] {
  const { column, committeeId } = problem;
  if (column === "decisions") return [decisionElementId(committeeId ?? ""), membersElementId];
  const byHand = rowOfProblem(draft, problem);
  return byHand ? [rowElementId(byHand.key)] : [];
}

function focusFirst(ids: readonly string[]) {
  const [found] = ids.flatMap((id) => document.getElementById(id) ?? []);
  found?.focus();
}

interface ReorganisationProblemsProps {
  problems: readonly Problem[];
  totalCount: number;
  draft: MappingDraft;
  /** Opens a change of the unit that has this code. */
  onMend(code: string): void;
}

/** What stands in the way, each with the way back to its row. */
export function ReorganisationProblems({ problems, totalCount, draft, onMend }: ReorganisationProblemsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const columnLabel = useColumnLabel();
  return (
    <Section title={t`Chỗ phải sửa trước`} count={formatNumber(totalCount, locale)}>
      <ul className={classes.problems}>
        {problems.map((problem) => {
          const { id, row, column, subject, fromName, note, message } = problem;
          const places = placesOf(draft, problem);
          const label = column ? (columnLabel(column) ?? column) : "";
          return (
            <li key={id}>
              {note && row !== null && (
                <span className={classes.place}>
                  <Trans>
                    {note}, dòng {row}, {label}
                  </Trans>{" "}
                </span>
              )}
              <strong>{[fromName, subject].filter(Boolean).join(" ") || t`(trống)`}</strong>: {message}{" "}
              {places.length > 0 ? (
                <UnstyledButton className="camket-link" onClick={() => focusFirst(places)}>
                  <Trans>Đến dòng này</Trans>
                </UnstyledButton>
              ) : (
                column === "oldCode" &&
                fromName && (
                  <UnstyledButton className="camket-link" onClick={() => onMend(subject)}>
                    <Trans>Chọn nơi kế thừa</Trans>
                  </UnstyledButton>
                )
              )}
            </li>
          );
        })}
      </ul>
      {totalCount > problems.length && (
        <p className={classes.place}>
          <Trans>và {formatNumber(totalCount - problems.length, locale)} chỗ nữa</Trans>
        </p>
      )}
    </Section>
  );
}
