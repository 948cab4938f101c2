import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNames } from "../../names.ts";
import { personHref } from "./hrefs.ts";
import classes from "./NamesakeCard.module.css";
import { useRoleLabels } from "./roles.ts";

export const NamesakeCard_person = graphql(`
  fragment NamesakeCard_person on Person {
    id
    name
    memberships(first: 5) {
      totalCount
      edges {
        node {
          id
          role
          position
          startsOn
          endsOn
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
  }
`);

interface NamesakeCardProps {
  person: FragmentOf<typeof NamesakeCard_person>;
  onKeep(): void;
}

/** One of several of a name, with the terms by which to tell them apart. */
export function NamesakeCard({ person, onKeep }: NamesakeCardProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { unitNameOf } = useNames();
  const roleLabels = useRoleLabels();
  const { id, name, memberships } = readFragment(NamesakeCard_person, person);
  const others = memberships.totalCount - memberships.edges.length;
  return (
    <article className={classes.card} aria-label={name}>
      <TextLink href={personHref(id)}>{name}</TextLink>
      {memberships.totalCount === 0 && (
        <p>
          <Trans>Chưa có nhiệm kỳ nào.</Trans>
        </p>
      )}
      <ul>
        {memberships.edges.map(({ node: { id: termId, role, position, startsOn, endsOn, committee } }) => (
          <li key={termId}>
            {roleLabels[role]}, {unitNameOf(committee.unit)}
            <span>
              {position},{" "}
              {endsOn
                ? `${formatDate(startsOn, locale)} – ${formatDate(endsOn, locale)}`
                : t`từ ${formatDate(startsOn, locale)}`}
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p>
          <Plural value={others} other="# nhiệm kỳ khác" />
        </p>
      )}
      <Button variant="default" onClick={onKeep} aria-label={t`Giữ ${name}, gộp người kia vào`}>
        <Trans>Giữ người này</Trans>
      </Button>
    </article>
  );
}
