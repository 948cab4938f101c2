import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Facts, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { committeeHref } from "../committee/hrefs.ts";
import { reportsHref } from "../report/hrefs.ts";
import { AttachmentsSection } from "./Attachments.tsx";
import classes from "./EventPage.module.css";
import { formatDays } from "./EventTable.tsx";
import { useEventKindNames } from "./event-kinds.ts";
import { documentHref, eventsHref, taskHref } from "./hrefs.ts";
import { TaskStandingBadge, TaskStandingBadge_task } from "./TaskStandingBadge.tsx";
import { WorkThread } from "./WorkThread.tsx";

const EventPageQuery = graphql(
  `
    query EventPage($id: ID!) {
      event(id: $id) {
        id
        title
        kind
        startsOn
        endsOn
        isDateApproximate
        place
        attendanceTotal
        committee {
          id
          name
          nameEn
        }
        document {
          id
          reference
          subject
        }
        themes {
          id
          name
          nameEn
        }
        agenda {
          position
          kind
          title
          speakerOffice
        }
        attendances(first: 100) {
          totalCount
          edges {
            node {
              count
              agency {
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
            }
          }
        }
        conclusions(first: 30) {
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
              tasks(first: 40) {
                totalCount
                edges {
                  node {
                    id
                    title
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
            }
          }
        }
      }
    }
  `,
  [TaskStandingBadge_task],
);

type Event = NonNullable<ResultOf<typeof EventPageQuery>["event"]>;

const route = getRouteApi("/events/$id");

export function EventPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const kinds = useEventKindNames();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(EventPageQuery, { variables: { id } });
  const { event } = data;
  if (!event) return <NotFoundPage />;
  const days = formatDays(event, locale);
  const taskCount = event.conclusions.edges.reduce((sum, { node }) => sum + node.tasks.totalCount, 0);
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Hội nghị, tập huấn", context: "danh sách" }), href: eventsHref() },
        { label: kinds[event.kind] },
      ]}
      title={event.title}
      thread={
        <WorkThread
          behind={
            event.document
              ? [{ label: event.document.reference ?? event.document.subject, href: documentHref(event.document.id) }]
              : []
          }
          here={`${kinds[event.kind]}, ${days}`}
          ahead={[
            ...(event.conclusions.totalCount > 0
              ? [
                  {
                    label: `${plural(event.conclusions.totalCount, { other: "# kết luận" })}, ${plural(taskCount, { other: "# nhiệm vụ" })}`,
                    href: "#conclusions",
                  },
                ]
              : []),
            {
              label: t({ message: "Báo cáo", context: "danh sách" }),
              href: reportsHref({ view: "reports", committee: event.committee.id }),
            },
          ]}
        />
      }
      meta={
        <>
          <TextLink href={committeeHref(event.committee.id)}>{nameOf(event.committee)}</TextLink>
          <span>{event.isDateApproximate ? t`khoảng ${days}` : days}</span>
        </>
      }
      actions={
        <HistoryButton where={{ subjectIds: [event.id, ...event.conclusions.edges.map(({ node }) => node.id)] }} />
      }
      side={<EventAside event={event} />}
      keys={[]}
    >
      <Conclusions event={event} />
      <Agenda event={event} />
      <AttachmentsSection ownerId={event.id} />
    </AppPage>
  );
}

function Conclusions({ event }: { event: Event }) {
  const { t } = useLingui();
  const { nameOf, unitNameOf } = useNames();
  const { totalCount, edges } = event.conclusions;
  if (totalCount === 0) return null;
  return (
    <div id="conclusions">
      <Section title={t`Kết luận`} count={totalCount}>
        <ol className={classes.conclusions}>
          {edges.map(({ node: { id, number, text, leadAgency, tasks } }) => (
            <li key={id}>
              <span className={classes.number}>{number}</span>
              <div>
                <p className={classes.text}>{text}</p>
                {leadAgency && <p className={classes.lead}>{nameOf(leadAgency)}</p>}
                {tasks.totalCount > 0 ? (
                  <ul className={classes.tasks}>
                    {tasks.edges.map(({ node: task }) => (
                      <li key={task.id}>
                        <TextLink href={taskHref(task.id)}>{task.title}</TextLink>
                        {task.committee.id !== event.committee.id && <span>{unitNameOf(task.committee.unit)}</span>}
                        <TaskStandingBadge task={task} />
                      </li>
                    ))}
                  </ul>
                ) : (
                  <p className={classes.lead}>
                    <Trans>Chưa thành nhiệm vụ</Trans>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

function Agenda({ event }: { event: Event }) {
  const { t } = useLingui();
  if (event.agenda.length === 0) return null;
  const kinds = { TOPIC: t`Chuyên đề`, PAPER: t`Tham luận` };
  return (
    <Section title={t`Chương trình`} count={event.agenda.length}>
      <ol className={classes.agenda}>
        {event.agenda.map(({ position, kind, title, speakerOffice }) => (
          <li key={position}>
            <span>{kinds[kind]}</span>
            <p>{title}</p>
            {speakerOffice && <p className={classes.lead}>{speakerOffice}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function EventAside({ event }: { event: Event }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const { document, themes, attendances, attendanceTotal } = event;
  return (
    <>
      <Section title={t`Thông tin`}>
        <Facts
          facts={[
            ...(document
              ? [
                  {
                    label: t`Văn bản`,
                    value: (
                      <TextLink href={documentHref(document.id)}>{document.reference ?? document.subject}</TextLink>
                    ),
                  },
                ]
              : []),
            ...(themes.length > 0 ? [{ label: t`Lĩnh vực`, value: themes.map(nameOf).join(", ") }] : []),
            { label: t`Địa điểm`, value: event.place },
          ]}
        />
      </Section>
      {attendanceTotal > 0 && (
        <Section title={t`Thành phần dự`} count={<Plural value={attendanceTotal} other="# lượt người" />}>
          <ul className={classes.attendances}>
            {attendances.edges.map(({ node: { count, agency, committee } }) => {
              const name = agency ? nameOf(agency) : committee ? unitNameOf(committee.unit) : t`Thành phần khác`;
              return (
                <li key={agency?.id ?? committee?.id ?? name}>
                  <span>{name}</span>
                  <span>{formatNumber(count, locale)}</span>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </>
  );
}
