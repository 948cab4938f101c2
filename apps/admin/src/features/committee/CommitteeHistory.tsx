import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { addDays, type CalendarDate } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTransition } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import classes from "./CommitteeHistory.module.css";
import { committeeHref, personHref } from "./hrefs.ts";
import { useRoleLabels } from "./roles.ts";

const CommitteeHistoryQuery = graphql(`
  query CommitteeHistory($id: ID!, $after: String) {
    committee(id: $id) {
      id
      validFrom
      validTo
      periods {
        name
        nameEn
        symbol
        validFrom
        standingAgency {
          id
          name
          nameEn
        }
        document {
          id
          reference
        }
      }
      predecessors(first: 20) {
        edges {
          node {
            id
            from {
              id
              name
              nameEn
            }
            reorganisation {
              id
              effectiveOn
              subject
              document {
                id
                reference
              }
            }
          }
        }
      }
      successors(first: 20) {
        edges {
          node {
            id
            to {
              id
              name
              nameEn
            }
            reorganisation {
              id
              effectiveOn
              subject
              document {
                id
                reference
              }
            }
          }
        }
      }
      memberships(orderBy: LATEST, first: 100, after: $after) {
        edges {
          node {
            id
            role
            startsOn
            endsOn
            person {
              id
              name
            }
            document {
              id
              reference
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
`);

interface HistoryEntry {
  key: string;
  day: CalendarDate;
  text: ReactNode;
  reference?: string | null | undefined;
}

/** What happened to a committee, the latest first. */
export function CommitteeHistory({ id }: { id: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const roleLabels = useRoleLabels();
  const { data, fetchMore } = useSuspenseQuery(CommitteeHistoryQuery, { variables: { id } });
  const [isLoadingMore, startLoading] = useTransition();
  const { committee } = data;
  if (!committee) return null;
  const { periods, predecessors, successors, memberships, validFrom, validTo } = committee;
  const now = today();

  const entries: HistoryEntry[] = [
    ...periods.map((period): HistoryEntry => {
      const { symbol, standingAgency } = period;
      const agency = standingAgency ? nameOf(standingAgency) : t`chưa có cơ quan thường trực`;
      return {
        key: `period ${period.validFrom}`,
        day: period.validFrom,
        reference: period.document?.reference,
        text:
          period.validFrom === validFrom ? (
            <Trans>
              Thành lập: {nameOf(period)} ({symbol}), {agency}
            </Trans>
          ) : (
            <Trans>
              Đổi thành {nameOf(period)} ({symbol}), {agency}
            </Trans>
          ),
      };
    }),
    ...predecessors.edges.map(
      ({ node: { id, from, reorganisation } }): HistoryEntry => ({
        key: id,
        day: reorganisation.effectiveOn,
        reference: reorganisation.document?.reference,
        text: (
          <Trans>
            Kế thừa <TextLink href={committeeHref(from.id)}>{nameOf(from)}</TextLink>
          </Trans>
        ),
      }),
    ),
    ...successors.edges.map(
      ({ node: { id, to, reorganisation } }): HistoryEntry => ({
        key: id,
        day: reorganisation.effectiveOn,
        reference: reorganisation.document?.reference,
        text: to ? (
          <Trans>
            Chuyển vào <TextLink href={committeeHref(to.id)}>{nameOf(to)}</TextLink>
          </Trans>
        ) : (
          <Trans>Kết thúc, không có ban kế thừa</Trans>
        ),
      }),
    ),
    ...(validTo && successors.edges.length === 0
      ? [{ key: "end", day: validTo, text: <Trans>Ban kết thúc hoạt động</Trans> }]
      : []),
    ...memberships.edges.flatMap(({ node: { id, role, startsOn, endsOn, person, document } }): HistoryEntry[] => [
      {
        key: `start ${id}`,
        day: startsOn,
        reference: document?.reference,
        text: (
          <Trans>
            <TextLink href={personHref(person.id)}>{person.name}</TextLink> nhận nhiệm vụ {roleLabels[role]}
          </Trans>
        ),
      },
      ...(endsOn && endsOn < now
        ? [
            {
              key: `end ${id}`,
              day: addDays(endsOn, 1),
              text: (
                <Trans>
                  <TextLink href={personHref(person.id)}>{person.name}</TextLink> thôi nhiệm vụ {roleLabels[role]}
                </Trans>
              ),
            },
          ]
        : []),
    ]),
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));

  return (
    <>
      <ol className={classes.history} aria-label={t`Lịch sử`}>
        {entries.map(({ key, day, text, reference }) => (
          <li key={key}>
            <div>{text}</div>
            <div className={classes.when}>
              <time dateTime={day}>{formatDate(day, locale)}</time>
              {reference && `, ${reference}`}
            </div>
          </li>
        ))}
      </ol>
      {memberships.pageInfo.hasNextPage && (
        <Button
          variant="default"
          loading={isLoadingMore}
          onClick={() =>
            startLoading(async () => {
              await fetchMore({ variables: { after: memberships.pageInfo.endCursor } });
            })
          }
        >
          <Trans>Xem các nhiệm kỳ trước nữa</Trans>
        </Button>
      )}
    </>
  );
}
