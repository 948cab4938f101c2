import { useQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { ChoiceField } from "@camket/ui/field";
import { formatNumber } from "@camket/ui/format";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Stack } from "@mantine/core";
import type { KeptDecision } from "./mapping-draft.ts";
import classes from "./ReorganisationProblems.module.css";

const ReorganisationDecisionsQuery = graphql(`
  query ReorganisationDecisions($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      ... on Job {
        id
        decisions: entries(kind: DECISION_NEEDED, first: 50, after: $after) {
          edges {
            node {
              id
              subject
              toName
              committeeId
              choices {
                name
                unitCode
              }
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  }
`);

type Node = NonNullable<ResultOf<typeof ReorganisationDecisionsQuery>["node"]>;
type Entry = Extract<Node, { __typename: "Job" }>["decisions"]["edges"][number]["node"];

export const decisionElementId = (committeeId: string) => `decision-${committeeId}`;

const asked = ({ subject, toName, committeeId, choices }: Entry): KeptDecision[] =>
  committeeId === null || choices.length === 0
    ? []
    : [{ committeeId, name: subject, usual: toName, choices, unitCode: null }];

interface ReorganisationDecisionsProps {
  /** The last preview, once it is done. */
  jobId: string | null;
  decisions: readonly KeptDecision[];
  problems: ReadonlyMap<string, string[]>;
  onDecide(decision: KeptDecision): void;
}

/** Who answers for the work of each committee of which the last preview asks it, or for which it was chosen before. */
export function ReorganisationDecisions({ jobId, decisions, problems, onDecide }: ReorganisationDecisionsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { data, fetchMore, loading } = useQuery(ReorganisationDecisionsQuery, {
    variables: { id: jobId ?? "" },
    skip: jobId === null,
  });
  const entries = data?.node?.__typename === "Job" ? data.node.decisions : null;
  const needed = entries?.edges.flatMap(({ node }) => asked(node)) ?? [];
  const shown = [...new Map([...needed, ...decisions].map((decision) => [decision.committeeId, decision])).values()];
  if (shown.length === 0) return null;
  return (
    <Section title={t`Ai chịu trách nhiệm`} count={formatNumber(shown.length, locale)}>
      <p className={classes.place}>
        <Trans>
          Ban được chia còn việc dở. Chọn ban chịu trách nhiệm về việc ấy, rồi xem trước lại để thấy việc chuyển đi đâu.
        </Trans>
      </p>
      <Stack gap="sm" maw={760}>
        {shown.map((decision) => (
          <ChoiceField
            key={decision.committeeId}
            id={decisionElementId(decision.committeeId)}
            label={decision.name}
            labels={labelsOf(decision)}
            emptyLabel={decision.usual === null ? t`Chưa có ban nào` : t`Như thường lệ: ${decision.usual}`}
            error={problems.get(decision.committeeId)?.join(" ")}
            value={decision.unitCode === null ? "" : choiceOf(decision.unitCode)}
            onChange={({ currentTarget: { value } }) =>
              onDecide({
                ...decision,
                unitCode: decision.choices.find(({ unitCode }) => choiceOf(unitCode) === value)?.unitCode ?? null,
              })
            }
          />
        ))}
      </Stack>
      {entries?.pageInfo.hasNextPage && (
        <Button
          variant="default"
          my="sm"
          loading={loading}
          onClick={() => fetchMore({ variables: { after: entries.pageInfo.endCursor } })}
        >
          <Trans>Xem thêm</Trans>
        </Button>
      )}
    </Section>
  );
}

/** Codes alone would be put in the order of numbers, not of the choices. */
const choiceOf = (unitCode: string) => `unit ${unitCode}`;
const labelsOf = ({ choices }: KeptDecision) =>
  Object.fromEntries(choices.map(({ unitCode, name }) => [choiceOf(unitCode), name]));
