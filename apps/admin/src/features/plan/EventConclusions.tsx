import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNames } from "../../names.ts";
import { CarryOutDrawer_conclusion } from "./CarryOutDrawer.tsx";
import classes from "./EventPage.module.css";
import { taskHref } from "./hrefs.ts";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";

export const EventConclusions_event = graphql(
  `
    fragment EventConclusions_event on Event {
      id
      openConclusions
      viewerCanEdit
      committee {
        id
      }
      conclusions(first: 100) {
        totalCount
        edges {
          node {
            id
            number
            text
            leadAgency {
              id
              name
              nameEn
            }
            tasks(first: 10) {
              totalCount
              edges {
                node {
                  id
                  number
                  title
                  dueOn
                  leadAgency {
                    id
                    name
                    nameEn
                  }
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
            ...CarryOutDrawer_conclusion
          }
        }
      }
    }
  `,
  [CarryOutDrawer_conclusion, TaskStandingBadge_task],
);

interface EventConclusionsProps {
  event: FragmentOf<typeof EventConclusions_event>;
  register(id: string, element: HTMLElement | null): void;
  onActive(id: string): void;
  onCarryOut(id: string): void;
}

/** What was concluded, and what became of it. */
export function EventConclusions({ event: masked, register, onActive, onCarryOut }: EventConclusionsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const event = readFragment(EventConclusions_event, masked);
  const { totalCount, edges } = event.conclusions;
  if (totalCount === 0) return null;
  return (
    <div id="conclusions">
      <Section
        title={t`Kết luận`}
        count={totalCount}
        aside={
          event.openConclusions > 0 && <Plural value={event.openConclusions} other="# kết luận chưa có nhiệm vụ" />
        }
      >
        <ol className={classes.conclusions}>
          {edges.map(({ node: { id, number, text, leadAgency, tasks } }) => (
            <li key={id} ref={(element) => register(id, element)} tabIndex={-1} onFocus={() => onActive(id)}>
              <span className={classes.number}>{number}</span>
              <div>
                <p className={classes.text}>{text}</p>
                {leadAgency && <p className={classes.lead}>{nameOf(leadAgency)}</p>}
                {tasks.totalCount > 0 && (
                  <ul className={classes.tasks}>
                    {tasks.edges.map(({ node: task }) => (
                      <li key={task.id}>
                        <span>
                          <TextLink href={taskHref(task.id)}>
                            {t`Nhiệm vụ ${task.number}`}: {task.title}
                          </TextLink>
                          <span className={classes.lead}>
                            {[
                              task.committee.id !== event.committee.id ? unitNameOf(task.committee.unit) : "",
                              task.leadAgency ? nameOf(task.leadAgency) : "",
                              t`hạn ${formatDate(task.dueOn, locale)}`,
                            ]
                              .filter(Boolean)
                              .join(" · ")}
                          </span>
                        </span>
                        <TaskStandingBadge task={task} />
                      </li>
                    ))}
                  </ul>
                )}
                {tasks.totalCount > tasks.edges.length && (
                  <p className={classes.lead}>
                    <Plural value={tasks.totalCount - tasks.edges.length} other="và # nhiệm vụ khác" />
                  </p>
                )}
                {tasks.totalCount === 0 && (
                  <p className={classes.lead}>
                    <Trans>Chưa thành nhiệm vụ</Trans>
                  </p>
                )}
                {event.viewerCanEdit && (
                  <div className={`${classes.act} camket-no-print`}>
                    <Button
                      variant={tasks.totalCount === 0 ? "default" : "subtle"}
                      size="compact-sm"
                      aria-label={t`Thành nhiệm vụ: kết luận ${number}`}
                      onClick={() => onCarryOut(id)}
                    >
                      {tasks.totalCount === 0 ? <Trans>Thành nhiệm vụ</Trans> : <Trans>Thêm nhiệm vụ</Trans>}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
