import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Facts, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { plural } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { useFocusPlaces } from "../../use-focus-places.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { committeeHref } from "../committee/hrefs.ts";
import { reportsHref } from "../report/hrefs.ts";
import { AttachmentsSection } from "./Attachments.tsx";
import { CarryOutDrawer, CarryOutDrawer_conclusion } from "./CarryOutDrawer.tsx";
import { DeleteEventDialog, DeleteEventDialog_event } from "./DeleteEventDialog.tsx";
import { EventConclusions, EventConclusions_event } from "./EventConclusions.tsx";
import { EventEditor } from "./EventEditor.tsx";
import classes from "./EventPage.module.css";
import { useEventDays } from "./event-days.ts";
import { useEventKindNames } from "./event-kinds.ts";
import { documentHref, eventsHref } from "./hrefs.ts";
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
        viewerCanEdit
        conclusions(first: 100) {
          totalCount
          edges {
            node {
              id
              tasks(first: 10) {
                totalCount
              }
              ...CarryOutDrawer_conclusion
            }
          }
        }
        ...EventConclusions_event
        ...DeleteEventDialog_event
      }
    }
  `,
  [CarryOutDrawer_conclusion, EventConclusions_event, DeleteEventDialog_event],
);

type Event = NonNullable<ResultOf<typeof EventPageQuery>["event"]>;

const route = getRouteApi("/events/$id");

export function EventPage() {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const kinds = useEventKindNames();
  const daysOf = useEventDays();
  const { id } = route.useParams();
  const { act, on } = route.useSearch();
  const navigate = route.useNavigate();
  const places = useFocusPlaces();
  const [active, setActive] = useState<string>();
  const [isDeleting, setDeleting] = useState(false);
  const { data } = useSuspenseQuery(EventPageQuery, { variables: { id } });
  const { event } = data;
  if (!event) return <NotFoundPage />;
  const days = daysOf(event);
  const show = (search: { act?: "edit" | "carry-out"; on?: string }) => navigate({ search, replace: true });
  const close = () => show({});
  const ids = event.conclusions.edges.map(({ node }) => node.id);
  const move = (step: 1 | -1) => {
    const target = ids[Math.min(Math.max(active ? ids.indexOf(active) + step : 0, 0), ids.length - 1)];
    if (target) places.focus(target);
  };
  const open = event.conclusions.edges.find(({ node }) => node.tasks.totalCount === 0)?.node.id;
  const carryOut = (conclusionId = active ?? open) => conclusionId && show({ act: "carry-out", on: conclusionId });
  const carried = event.conclusions.edges.find(({ node }) => act === "carry-out" && node.id === on)?.node;
  const isEditing = act === "edit" && event.viewerCanEdit;
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
          <span>{days}</span>
        </>
      }
      actions={
        <>
          <HistoryButton where={{ subjectIds: [event.id, ...ids] }} />
          {event.viewerCanEdit && !isEditing && (
            <>
              <Button variant="default" onClick={() => setDeleting(true)}>
                <Trans>Xóa sự kiện</Trans>
              </Button>
              <Button variant="default" onClick={() => show({ act: "edit" })}>
                <Trans>Sửa sự kiện</Trans>
              </Button>
            </>
          )}
        </>
      }
      {...(!isEditing && { side: <EventAside event={event} /> })}
      keys={
        isEditing
          ? []
          : [
              ...(ids.length > 0
                ? [
                    {
                      keys: ["J", "K"],
                      label: t`kết luận sau, trước`,
                      onPress: { j: () => move(1), k: () => move(-1) },
                    },
                  ]
                : []),
              ...(event.viewerCanEdit && ids.length > 0
                ? [{ keys: "T", label: t`thành nhiệm vụ`, onPress: { t: () => carryOut() } }]
                : []),
              ...(event.viewerCanEdit
                ? [{ keys: "E", label: t`sửa`, onPress: { e: () => show({ act: "edit" }) } }]
                : []),
            ]
      }
    >
      {isEditing ? (
        <EventEditor id={event.id} onClose={close} />
      ) : (
        <>
          <EventConclusions event={event} register={places.register} onActive={setActive} onCarryOut={carryOut} />
          <Agenda event={event} />
          <AttachmentsSection ownerId={event.id} />
        </>
      )}
      <CarryOutDrawer conclusion={event.viewerCanEdit && carried ? carried : null} onClose={close} />
      {taskCount > 0 ? (
        <BlockedDeletion isOpen={isDeleting} count={taskCount} onClose={() => setDeleting(false)} />
      ) : (
        <DeleteEventDialog event={event} isOpen={isDeleting} onClose={() => setDeleting(false)} />
      )}
    </AppPage>
  );
}

/** Why an event stays. */
function BlockedDeletion({ isOpen, count, onClose }: { isOpen: boolean; count: number; onClose(): void }) {
  const { t } = useLingui();
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Chưa xóa được sự kiện này`} centered>
      <p>
        <Trans>
          Kết luận của sự kiện đã thành <Plural value={count} other="# nhiệm vụ" />. Rút các nhiệm vụ đó trước, hoặc giữ
          sự kiện để nhiệm vụ còn căn cứ.
        </Trans>
      </p>
      <Button onClick={onClose}>
        <Trans>Đã rõ</Trans>
      </Button>
    </Modal>
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
