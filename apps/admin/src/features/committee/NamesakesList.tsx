import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState, useTransition } from "react";
import { MergePeopleDialog, MergePeopleDialog_person } from "./MergePeopleDialog.tsx";
import { NamesakeCard, NamesakeCard_person } from "./NamesakeCard.tsx";
import classes from "./NamesakesList.module.css";

const NamesakesQuery = graphql(
  `
    query Namesakes($name: String, $after: String) {
      namesakes(name: $name, first: 20, after: $after) {
        edges {
          node {
            people {
              id
              ...NamesakeCard_person
              ...MergePeopleDialog_person
            }
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [NamesakeCard_person, MergePeopleDialog_person],
);

/** Who may have been entered twice, side by side, the likeliest first. */
export function NamesakesList({ name }: { name: string | undefined }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(NamesakesQuery, { variables: { name: name ?? null } });
  const [isLoadingMore, startLoading] = useTransition();
  const [keptId, setKeptId] = useState<string | null>(null);
  const { edges, pageInfo } = data.namesakes;
  const groups = edges.map(({ node }) => node.people);
  const chosen = groups.find((people) => people.some(({ id }) => id === keptId));
  if (groups.length === 0)
    return (
      <p className={classes.empty}>
        {name ? (
          <Trans>Không có ai trùng tên “{name}” trong phạm vi quản trị.</Trans>
        ) : (
          <Trans>Không có ai trùng tên trong phạm vi quản trị.</Trans>
        )}
      </p>
    );
  return (
    <>
      <p className={classes.hint}>
        <Trans>
          Cùng họ tên khi bỏ dấu. Đứng trước là những người cùng một tỉnh hoặc chưa có nhiệm kỳ. Trùng tên chưa chắc là
          một người: xem nhiệm kỳ rồi mới gộp.
        </Trans>
      </p>
      <ul className={classes.groups} aria-label={t`Người trùng tên`}>
        {groups.map((people) => (
          <li key={people[0]?.id}>
            {people.map((person) => (
              <NamesakeCard key={person.id} person={person} onKeep={() => setKeptId(person.id)} />
            ))}
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <Button
          variant="default"
          loading={isLoadingMore}
          onClick={() =>
            startLoading(async () => {
              await fetchMore({ variables: { after: pageInfo.endCursor } });
            })
          }
        >
          <Trans>Xem thêm</Trans>
        </Button>
      )}
      {chosen && keptId && (
        <MergePeopleDialog key={keptId} people={chosen} keptId={keptId} onClose={() => setKeptId(null)} />
      )}
    </>
  );
}
