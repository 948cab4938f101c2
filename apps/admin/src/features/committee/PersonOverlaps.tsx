import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans } from "@lingui/react/macro";
import { IconAlertTriangle, IconUsersGroup } from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import classes from "./PersonOverlaps.module.css";
import { findOverlaps } from "./term-overlaps.ts";

export const PersonOverlaps_terms = graphql(`
  fragment PersonOverlaps_terms on MembershipConnection {
    edges {
      node {
        id
        role
        startsOn
        endsOn
        committee {
          id
          name
          nameEn
        }
      }
    }
  }
`);

/** On which committees somebody sits at once: no error, but worth knowing; to lead two at once is worth asking about. */
export function PersonOverlaps({ terms }: { terms: FragmentOf<typeof PersonOverlaps_terms> }) {
  const locale = useLocale();
  const { nameOf } = useNames();
  const overlaps = findOverlaps(
    readFragment(PersonOverlaps_terms, terms).edges.map(({ node }) => node),
    today(),
  );
  const [heads, others] = [true, false].map((areHeads) =>
    overlaps.filter((overlap) => overlap.terms.every(({ role }) => role === "HEAD") === areHeads),
  );
  const list = (some: typeof overlaps) => (
    <ul className={classes.overlaps}>
      {some.map(({ terms: [a, b], startsOn, endsOn }) => (
        <li key={`${a.id} ${b.id}`}>
          {endsOn ? (
            <Trans>
              {nameOf(a.committee)} và {nameOf(b.committee)}, {formatDate(startsOn, locale)} –{" "}
              {formatDate(endsOn, locale)}
            </Trans>
          ) : (
            <Trans>
              {nameOf(a.committee)} và {nameOf(b.committee)}, từ {formatDate(startsOn, locale)}
            </Trans>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {heads && heads.length > 0 && (
        <Note tone="warn" icon={<IconAlertTriangle size={16} stroke={1.9} />}>
          <Trans>
            Làm Trưởng ban của hai ban cùng lúc. Nếu đã thôi ở một ban, ghi ngày kết thúc nhiệm kỳ ở ban đó.
          </Trans>
          {list(heads)}
        </Note>
      )}
      {others && others.length > 0 && (
        <Note tone="quiet" icon={<IconUsersGroup size={16} stroke={1.9} />}>
          <Trans>Tham gia nhiều ban cùng lúc:</Trans>
          {list(others)}
        </Note>
      )}
    </>
  );
}
