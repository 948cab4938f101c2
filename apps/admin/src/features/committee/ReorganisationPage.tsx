import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays } from "@camket/ui/calendar";
import { formatDate, formatDateTime, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note, Section } from "@camket/ui/page";
import { NotFoundState } from "@camket/ui/states";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useTransition } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useNames } from "../../names.ts";
import { UndoBatch } from "../access/UndoBatch.tsx";
import { committeeHref, committeesHref, reorganisationsHref } from "./hrefs.ts";
import classes from "./ReorganisationPage.module.css";

const ReorganisationPageQuery = graphql(`
  query ReorganisationPage($id: ID!, $afterCommittee: String, $afterUnit: String, $afterAgency: String) {
    node(id: $id) {
      __typename
      ... on Reorganisation {
        id
        subject
        effectiveOn
        document {
          id
          reference
        }
        batch {
          id
          number
          createdAt
          userName
          undoneAt
        }
        committeeSuccessions(first: 50, after: $afterCommittee) {
          totalCount
          edges {
            node {
              id
              isWhole
              from {
                id
                name
                nameEn
              }
              to {
                id
                name
                nameEn
              }
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
        unitSuccessions(first: 50, after: $afterUnit) {
          totalCount
          edges {
            node {
              id
              isWhole
              from {
                id
                level
                kind
                name
                nameEn
              }
              to {
                id
                level
                kind
                name
                nameEn
              }
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
        agencySuccessions(first: 50, after: $afterAgency) {
          totalCount
          edges {
            node {
              id
              isWhole
              from {
                id
                name
                nameEn
              }
              to {
                id
                name
                nameEn
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

const route = getRouteApi("/committees/reorganisations/$id");

/** One reorganisation: who ended, and who took over. */
export function ReorganisationPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const { id } = route.useParams();
  const { data, fetchMore } = useSuspenseQuery(ReorganisationPageQuery, { variables: { id } });
  const [isLoadingMore, startLoading] = useTransition();
  const crumbs = [
    { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
    { label: t({ message: "Sắp xếp", context: "danh sách" }), href: reorganisationsHref() },
  ];
  const { node } = data;
  if (node?.__typename !== "Reorganisation")
    return (
      <AppPage breadcrumbs={[...crumbs, { label: t`Không còn` }]} title={t`Không có cuộc sắp xếp này`}>
        <NotFoundState
          title={t`Địa chỉ không đúng, hoặc cuộc sắp xếp đã được hoàn tác`}
          actions={
            <ButtonLink href={reorganisationsHref()}>
              <Trans>Xem các cuộc sắp xếp</Trans>
            </ButtonLink>
          }
        >
          <Trans>Khi hoàn tác, đơn vị và ban chỉ đạo trở lại như trước.</Trans>
        </NotFoundState>
      </AppPage>
    );
  const { subject, effectiveOn, document, batch, committeeSuccessions, unitSuccessions, agencySuccessions } = node;
  const more = (variables: {
    afterCommittee?: string | null;
    afterUnit?: string | null;
    afterAgency?: string | null;
  }) =>
    startLoading(async () => {
      await fetchMore({ variables });
    });
  const eve = addDays(effectiveOn, -1);
  return (
    <AppPage
      breadcrumbs={[...crumbs, { label: formatDate(effectiveOn, locale) }]}
      title={subject}
      meta={
        <>
          <span>
            <Trans>từ {formatDate(effectiveOn, locale)}</Trans>
          </span>
          {document?.reference && <span>{document.reference}</span>}
          <TextLink href={committeesHref({ asOf: eve })}>
            <Trans>Cây ngày trước đó</Trans>
          </TextLink>
          <TextLink href={committeesHref({ asOf: effectiveOn })}>
            <Trans>Cây từ ngày này</Trans>
          </TextLink>
        </>
      }
    >
      {batch && (
        <Note tone="quiet">
          <Group gap="sm">
            <span>
              {batch.userName ? (
                <Trans>
                  Đợt số {batch.number}, {batch.userName} ghi lúc {formatDateTime(batch.createdAt, locale)}
                </Trans>
              ) : (
                <Trans>
                  Đợt số {batch.number}, ghi từ máy chủ lúc {formatDateTime(batch.createdAt, locale)}
                </Trans>
              )}
            </span>
            <UndoBatch batch={batch} />
          </Group>
        </Note>
      )}
      <Edges
        title={t`Ban chỉ đạo`}
        edges={committeeSuccessions.edges.map(({ node: { id, from, to, isWhole } }) => ({
          ...{ id, isPart: to !== null && !isWhole },
          from: <TextLink href={committeeHref(from.id)}>{nameOf(from)}</TextLink>,
          to: to && <TextLink href={committeeHref(to.id)}>{nameOf(to)}</TextLink>,
        }))}
        totalCount={committeeSuccessions.totalCount}
        isLoadingMore={isLoadingMore}
        {...(committeeSuccessions.pageInfo.hasNextPage && {
          onMore: () => more({ afterCommittee: committeeSuccessions.pageInfo.endCursor }),
        })}
      />
      <Edges
        title={t`Đơn vị hành chính`}
        edges={unitSuccessions.edges.map(({ node: { id, from, to, isWhole } }) => ({
          ...{ id, isPart: to !== null && !isWhole, from: unitNameOf(from), to: to && unitNameOf(to) },
        }))}
        totalCount={unitSuccessions.totalCount}
        isLoadingMore={isLoadingMore}
        {...(unitSuccessions.pageInfo.hasNextPage && {
          onMore: () => more({ afterUnit: unitSuccessions.pageInfo.endCursor }),
        })}
      />
      {agencySuccessions.totalCount > 0 && (
        <Edges
          title={t({ message: "Cơ quan", context: "danh sách" })}
          edges={agencySuccessions.edges.map(({ node: { id, from, to, isWhole } }) => ({
            ...{ id, isPart: to !== null && !isWhole, from: nameOf(from), to: to && nameOf(to) },
          }))}
          totalCount={agencySuccessions.totalCount}
          isLoadingMore={isLoadingMore}
          {...(agencySuccessions.pageInfo.hasNextPage && {
            onMore: () => more({ afterAgency: agencySuccessions.pageInfo.endCursor }),
          })}
        />
      )}
    </AppPage>
  );
}

interface EdgesProps {
  title: string;
  edges: { id: string; from: ReactNode; to: ReactNode; isPart: boolean }[];
  totalCount: number;
  isLoadingMore: boolean;
  onMore?(): void;
}

/** Who ended and who took over, an edge a line. */
function Edges({ title, edges, totalCount, isLoadingMore, onMore }: EdgesProps) {
  const locale = useLocale();
  return (
    <Section title={title} count={formatNumber(totalCount, locale)}>
      {edges.length === 0 ? (
        <p className={classes.none}>
          <Trans>Không có thay đổi.</Trans>
        </p>
      ) : (
        <ul className={classes.edges}>
          {edges.map(({ id, from, to, isPart }) => (
            <li key={id}>
              <span>{from}</span>
              <span aria-hidden>→</span>
              <span>
                {to ?? <Trans>kết thúc, không có nơi kế thừa</Trans>}
                {isPart && (
                  <span className={classes.none}>
                    , <Trans>một phần</Trans>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {onMore && (
        <Button variant="default" my="xs" loading={isLoadingMore} onClick={onMore}>
          <Trans>Xem thêm</Trans>
        </Button>
      )}
    </Section>
  );
}
