import { useQuery, useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { EntityPicker, type PickerOption } from "@camket/ui/entity-picker";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { recommendationHref } from "./hrefs.ts";
import classes from "./Recommendations.module.css";
import { citationOf, searchedBy } from "./recommendation-words.ts";
import { useLinkRecommendations } from "./use-link-recommendations.ts";

const TaskRecommendationsQuery = graphql(`
  query TaskRecommendations($id: ID!) {
    task(id: $id) {
      id
      version
      viewerCanLinkRecommendations
      recommendations(first: 100) {
        totalCount
        edges {
          node {
            id
            mechanism
            cycle
            reference
            text
          }
        }
      }
      suggestedRecommendations {
        id
        mechanism
        cycle
        reference
        text
      }
    }
  }
`);

const RecommendationPickerQuery = graphql(`
  query RecommendationPicker($where: RecommendationWhere!) {
    recommendations(where: $where, first: 20) {
      edges {
        node {
          id
          mechanism
          cycle
          reference
          text
        }
      }
    }
  }
`);

type Task = NonNullable<ResultOf<typeof TaskRecommendationsQuery>["task"]>;
type Recommendation = Task["suggestedRecommendations"][number];

/** How many suggestions stand open; the others are shown on demand. */
const FIRST = 3;

/** The recommendations that a task carries out, with those that it might. */
export function TaskRecommendations({ taskId }: { taskId: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(TaskRecommendationsQuery, { variables: { id: taskId } });
  const { link, unlink, isSending } = useLinkRecommendations();
  const [areAllShown, setAllShown] = useState(false);
  const { task } = data;
  if (!task) return null;
  const { recommendations, suggestedRecommendations: suggested, viewerCanLinkRecommendations: canLink } = task;
  if (recommendations.totalCount === 0 && !canLink) return null;
  const tied = new Set(recommendations.edges.map(({ node }) => node.id));
  const rest = suggested.length - FIRST;
  return (
    <Section title={t`Khuyến nghị thực hiện`} count={recommendations.totalCount}>
      {recommendations.totalCount === 0 && (
        <p className={classes.none}>
          <Trans>Chưa gắn với khuyến nghị nào.</Trans>
        </p>
      )}
      <ul className={classes.ties}>
        {recommendations.edges.map(({ node }) => (
          <Tie key={node.id} recommendation={node}>
            {canLink && (
              <CloseButton
                disabled={isSending}
                aria-label={t`Bỏ gắn khuyến nghị ${citationOf(node)}`}
                onClick={() => unlink({ task, recommendation: node })}
              />
            )}
          </Tie>
        ))}
      </ul>
      {canLink && (
        <>
          <RecommendationPicker
            tied={tied}
            onPick={(recommendation) => link({ task, recommendation })}
            isDisabled={isSending}
          />
          {suggested.length > 0 && (
            <>
              <h3 className={classes.suggested}>
                <Trans>Cùng lĩnh vực, nhóm chủ thể quyền</Trans>
              </h3>
              <ul className={classes.ties}>
                {suggested.slice(0, areAllShown ? undefined : FIRST).map((recommendation) => (
                  <Tie key={recommendation.id} recommendation={recommendation}>
                    <Button
                      variant="default"
                      disabled={isSending}
                      leftSection={<IconLink size={16} stroke={1.7} aria-hidden />}
                      aria-label={t`Gắn khuyến nghị ${citationOf(recommendation)}`}
                      onClick={() => link({ task, recommendation })}
                    >
                      <Trans>Gắn</Trans>
                    </Button>
                  </Tie>
                ))}
              </ul>
              {rest > 0 && !areAllShown && (
                <Button variant="subtle" onClick={() => setAllShown(true)}>
                  <Plural value={rest} other="Xem # gợi ý nữa" />
                </Button>
              )}
            </>
          )}
        </>
      )}
    </Section>
  );
}

function Tie({ recommendation, children }: { recommendation: Recommendation; children: ReactNode }) {
  const { id, text } = recommendation;
  return (
    <li>
      <div className={classes.about}>
        <TextLink href={recommendationHref(id)}>{citationOf(recommendation)}</TextLink>
        <p lang="en">{text}</p>
      </div>
      {children}
    </li>
  );
}

interface RecommendationPickerProps {
  tied: ReadonlySet<string>;
  onPick(recommendation: Recommendation): void;
  isDisabled: boolean;
}

/** A recommendation, found by its number or words of its text. */
function RecommendationPicker({ tied, onPick, isDisabled }: RecommendationPickerProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  const { data, previousData, loading } = useQuery(RecommendationPickerQuery, {
    variables: { where: typed ? searchedBy(typed) : {} },
  });
  const found = ((data ?? previousData)?.recommendations.edges ?? []).flatMap(({ node }) =>
    tied.has(node.id) ? [] : node,
  );
  return (
    <EntityPicker
      label={t`Thêm khuyến nghị`}
      placeholder={t`Số hoặc từ trong nội dung`}
      disabled={isDisabled}
      value={null}
      options={found.map(
        (recommendation): PickerOption => ({
          id: recommendation.id,
          label: citationOf(recommendation),
          detail: recommendation.text,
        }),
      )}
      onSearch={setTyped}
      isLoading={loading}
      emptyText={t`Không thấy khuyến nghị nào`}
      onChange={(option) => {
        const picked = found.find(({ id }) => id === option?.id);
        if (picked) onPick(picked);
      }}
    />
  );
}
