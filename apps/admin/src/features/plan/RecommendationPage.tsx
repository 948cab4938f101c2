import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Facts, Section } from "@camket/ui/page";
import { StatusBadge } from "@camket/ui/status";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { recommendationsHref, taskHref } from "./hrefs.ts";
import classes from "./Recommendations.module.css";
import {
  citationOf,
  coverageStatus,
  useCoverageNames,
  useMechanismNames,
  usePositionNames,
} from "./recommendation-words.ts";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";
import { useLinkRecommendations } from "./use-link-recommendations.ts";

const RecommendationPageQuery = graphql(
  `
    query RecommendationPage($id: ID!) {
      recommendation(id: $id) {
        id
        mechanism
        stateUnderReview
        cycle
        reference
        text
        recommendingStates
        position
        positionText
        positionSource
        sourceThemes
        sourceGroups
        sdgs
        coverage
        themes {
          id
          name
          nameEn
        }
        groups {
          id
          name
          nameEn
        }
        tasks(first: 100) {
          totalCount
          edges {
            node {
              id
              number
              title
              dueOn
              version
              viewerCanLinkRecommendations
              committee {
                id
                unit {
                  id
                  level
                  kind
                  name
                  nameEn
                }
              }
              ...TaskStandingBadge_task
            }
          }
        }
        suggestedTasks {
          id
          number
          title
          dueOn
          version
          viewerCanLinkRecommendations
          committee {
            id
            unit {
              id
              level
              kind
              name
              nameEn
            }
          }
          ...TaskStandingBadge_task
        }
      }
    }
  `,
  [TaskStandingBadge_task],
);

type Recommendation = NonNullable<ResultOf<typeof RecommendationPageQuery>["recommendation"]>;
type Task = Recommendation["suggestedTasks"][number];

const route = getRouteApi("/recommendations/$id");

/** One recommendation: what was said, what the State answered, and which tasks carry it out. */
export function RecommendationPage() {
  const { t } = useLingui();
  const positionNames = usePositionNames();
  const coverageNames = useCoverageNames();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(RecommendationPageQuery, { variables: { id } });
  const { link, unlink, isSending } = useLinkRecommendations();
  const { recommendation } = data;
  if (!recommendation) return <NotFoundPage />;
  const { mechanism, cycle, reference, text, position, coverage, tasks, suggestedTasks } = recommendation;
  const suggestions = suggestedTasks.filter(({ viewerCanLinkRecommendations }) => viewerCanLinkRecommendations);
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Khuyến nghị", context: "danh sách" }), href: recommendationsHref() },
        { label: `${mechanism} ${cycle}`, href: recommendationsHref({ mechanism, cycle }) },
        { label: reference },
      ]}
      title={t`Khuyến nghị ${citationOf(recommendation)}`}
      meta={
        <>
          <StatusBadge status={coverageStatus[coverage]}>{coverageNames[coverage]}</StatusBadge>
          <span>{positionNames[position]}</span>
        </>
      }
      actions={<HistoryButton where={{ subjectIds: [id] }} />}
      side={<RecommendationFacts recommendation={recommendation} />}
    >
      <p lang="en" className={classes.text}>
        {text}
      </p>
      <Section title={t`Nhiệm vụ thực hiện`} count={tasks.totalCount}>
        {tasks.totalCount === 0 && (
          <p className={classes.none}>
            <Trans>Chưa có nhiệm vụ nào trong phạm vi được xem thực hiện khuyến nghị này.</Trans>
          </p>
        )}
        <ul className={classes.ties}>
          {tasks.edges.map(({ node }) => (
            <TaskTie key={node.id} task={node}>
              {node.viewerCanLinkRecommendations && (
                <Button
                  variant="subtle"
                  disabled={isSending}
                  aria-label={t`Bỏ gắn nhiệm vụ ${node.number} ${node.title}`}
                  onClick={() => unlink({ task: node, recommendation })}
                >
                  <Trans>Bỏ gắn</Trans>
                </Button>
              )}
            </TaskTie>
          ))}
        </ul>
        {tasks.totalCount > tasks.edges.length && (
          <p className={classes.none}>
            <Trans>
              Hiện {tasks.edges.length} trong {tasks.totalCount} nhiệm vụ, hạn sớm nhất trước.
            </Trans>
          </p>
        )}
      </Section>
      {suggestions.length > 0 && (
        <Section title={t`Nhiệm vụ cùng lĩnh vực, nhóm chủ thể quyền`} count={suggestions.length}>
          <ul className={classes.ties}>
            {suggestions.map((task) => (
              <TaskTie key={task.id} task={task}>
                <Button
                  variant="default"
                  disabled={isSending}
                  leftSection={<IconLink size={16} stroke={1.7} aria-hidden />}
                  aria-label={t`Gắn nhiệm vụ ${task.number} ${task.title}`}
                  onClick={() => link({ task, recommendation })}
                >
                  <Trans>Gắn</Trans>
                </Button>
              </TaskTie>
            ))}
          </ul>
        </Section>
      )}
    </AppPage>
  );
}

function TaskTie({ task, children }: { task: Task; children: ReactNode }) {
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const { id, number, title, dueOn, committee } = task;
  return (
    <li>
      <div className={classes.about}>
        <p>
          <TextLink href={taskHref(id)}>
            {number} {title}
          </TextLink>
        </p>
        <span className={classes.detail}>
          <span>{unitNameOf(committee.unit)}</span>
          <span>
            <Trans>hạn {formatDate(dueOn, locale)}</Trans>
          </span>
          <TaskStandingBadge task={task} />
        </span>
      </div>
      {children}
    </li>
  );
}

function RecommendationFacts({ recommendation }: { recommendation: Recommendation }) {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const mechanismNames = useMechanismNames();
  const positionNames = usePositionNames();
  const { mechanism, cycle, stateUnderReview, recommendingStates, position, positionText, positionSource } =
    recommendation;
  const { themes, groups, sourceThemes, sourceGroups, sdgs } = recommendation;
  const english = (words: string) => <span lang="en">{words}</span>;
  const facts = [
    { label: t`Cơ chế`, value: mechanismNames[mechanism] },
    { label: t`Chu kỳ`, value: cycle },
    { label: t`Quốc gia được rà soát`, value: english(stateUnderReview) },
    recommendingStates.length > 0 && { label: t`Quốc gia khuyến nghị`, value: english(recommendingStates.join("; ")) },
    { label: t`Lập trường`, value: positionNames[position] },
    positionText !== null && { label: t`Lập trường như in`, value: english(positionText) },
    positionSource !== null && { label: t`Nguồn lập trường`, value: english(positionSource) },
    themes.length > 0 && { label: t`Lĩnh vực`, value: themes.map(nameOf).join(", ") },
    groups.length > 0 && { label: t`Nhóm chủ thể quyền`, value: groups.map(nameOf).join(", ") },
    sourceThemes.length > 0 && { label: t`Chủ đề của nguồn`, value: english(sourceThemes.join("; ")) },
    sourceGroups.length > 0 && { label: t`Nhóm người của nguồn`, value: english(sourceGroups.join("; ")) },
    sdgs.length > 0 && { label: t`Mục tiêu phát triển bền vững`, value: sdgs.join(", ") },
  ];
  return (
    <Section title={t`Thông tin`}>
      <Facts facts={facts.filter((fact) => fact !== false)} />
    </Section>
  );
}
