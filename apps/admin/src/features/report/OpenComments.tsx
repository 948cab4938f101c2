import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { Plural } from "@lingui/react/macro";
import { IconMessage2 } from "@tabler/icons-react";
import { useNames } from "../../names.ts";

const OpenCommentsQuery = graphql(`
  query OpenComments($id: ID!) {
    report(id: $id) {
      id
      openComments: cellComments(first: 20, isOpen: true) {
        totalCount
        edges {
          node {
            id
            text
            indicator {
              id
              code
            }
            category {
              id
              name
              nameEn
            }
          }
        }
      }
    }
  }
`);

/** What was remarked on cells of a report and is not settled, so that a reason can refer to it. */
export function OpenComments({ reportId }: { reportId: string }) {
  const { nameOf } = useNames();
  const { data } = useQuery(OpenCommentsQuery, { variables: { id: reportId }, fetchPolicy: "network-only" });
  const open = data?.report?.openComments;
  if (!open || open.totalCount === 0) return null;
  return (
    <Note tone="quiet" icon={<IconMessage2 size={16} stroke={1.9} />}>
      <strong>
        <Plural value={open.totalCount} other="# ý kiến về số liệu chưa giải quyết." />
      </strong>
      <ul>
        {open.edges.map(({ node: { id, text, indicator, category } }) => (
          <li key={id}>
            {indicator.code}
            {category && `, ${nameOf(category)}`}: {text}
          </li>
        ))}
      </ul>
    </Note>
  );
}
