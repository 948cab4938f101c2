import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import type { CalendarDate } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { Box } from "@mantine/core";
import { Fragment } from "react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { committeeHref } from "./hrefs.ts";

const CommitteeEndedQuery = graphql(`
  query CommitteeEnded($id: ID!) {
    committee(id: $id) {
      id
      name
      nameEn
      validTo
      successors(first: 20) {
        edges {
          node {
            id
            to {
              id
              name
              nameEn
              validTo
              successors(first: 20) {
                edges {
                  node {
                    id
                    to {
                      id
                      name
                      nameEn
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`);

/** That a committee was dissolved, and who goes on in its place, also where that one was succeeded since. */
export function CommitteeEnded({ committeeId, asOf = today() }: { committeeId: string; asOf?: CalendarDate }) {
  const locale = useLocale();
  const { nameOf } = useNames();
  const { data } = useQuery(CommitteeEndedQuery, { variables: { id: committeeId } });
  const committee = data?.committee;
  if (!committee?.validTo || committee.validTo > asOf) return null;
  const heirs = committee.successors.edges.flatMap(({ node: { to } }) => {
    if (!to) return [];
    const later = to.validTo && to.validTo <= asOf ? to.successors.edges.flatMap(({ node }) => node.to ?? []) : [];
    return later.length > 0 ? later : [to];
  });
  const living = [...new Map(heirs.map((heir) => [heir.id, heir])).values()];
  const links = living.map((heir, index) => (
    <Fragment key={heir.id}>
      {index > 0 && ", "}
      <TextLink href={committeeHref(heir.id)}>{nameOf(heir)}</TextLink>
    </Fragment>
  ));
  const day = formatDate(committee.validTo, locale);
  return (
    <Box mb="sm">
      <Note tone="warn">
        {living.length > 0 ? (
          <Trans>
            {nameOf(committee)} đã kết thúc ngày {day}, nay là {links}. Kế hoạch, báo cáo và nhiệm kỳ cũ vẫn giữ nguyên.
          </Trans>
        ) : (
          <Trans>
            {nameOf(committee)} đã kết thúc ngày {day}, không có ban kế thừa. Kế hoạch, báo cáo và nhiệm kỳ cũ vẫn giữ
            nguyên.
          </Trans>
        )}
      </Note>
    </Box>
  );
}
