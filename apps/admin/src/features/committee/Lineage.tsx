import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { Link } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { committeeHref } from "./hrefs.ts";
import classes from "./Lineage.module.css";

const LineageEnd_committee = graphql(`
  fragment LineageEnd_committee on Committee {
    id
    latestUnit: unit {
      id
      code
      level
      kind
      name
      nameEn
    }
  }
`);

export const Lineage_committee = graphql(
  `
    fragment Lineage_committee on Committee {
      ...LineageEnd_committee
      predecessors(first: 20) {
        totalCount
        edges {
          node {
            id
            isWhole
            from {
              ...LineageEnd_committee
            }
            reorganisation {
              id
              effectiveOn
            }
          }
        }
      }
      successors(first: 20) {
        totalCount
        edges {
          node {
            id
            isWhole
            to {
              ...LineageEnd_committee
            }
            reorganisation {
              id
              effectiveOn
            }
          }
        }
      }
    }
  `,
  [LineageEnd_committee],
);

type End = FragmentOf<typeof LineageEnd_committee>;

const rowHeight = 52;

/** From which committees it came, and into which it went. Nothing where it was never reorganised. */
export function Lineage({ committee }: { committee: FragmentOf<typeof Lineage_committee> }) {
  const { t } = useLingui();
  const { predecessors, successors, ...self } = readFragment(Lineage_committee, committee);
  const before = predecessors.edges.map(({ node }) => node);
  const after = successors.edges.flatMap(({ node }) => (node.to ? [{ ...node, to: node.to }] : []));
  if (before.length > 0)
    return (
      <Bundle
        label={t`Kế thừa từ`}
        ends={before.map(({ id, isWhole, from }) => ({ id, isWhole, end: from }))}
        knot={self}
        day={before[0]?.reorganisation.effectiveOn}
      />
    );
  if (after.length > 0)
    return (
      <Bundle
        label={t`Được kế thừa bởi`}
        ends={after.map(({ id, isWhole, to }) => ({ id, isWhole, end: to }))}
        knot={self}
        day={after[0]?.reorganisation.effectiveOn}
        isForward
      />
    );
  return null;
}

interface BundleProps {
  label: string;
  ends: { id: string; isWhole: boolean; end: End }[];
  knot: End;
  day: string | undefined;
  /** The one committee stands before, the others after. */
  isForward?: boolean;
}

function Bundle({ label, ends, knot, day, isForward = false }: BundleProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const height = ends.length * rowHeight;
  const middle = height / 2;
  return (
    <figure className={classes.lineage} data-forward={isForward || undefined}>
      <ul aria-label={label}>
        {ends.map(({ id, end, isWhole }) => (
          <li key={id} style={{ height: rowHeight }}>
            <EndName end={end} isLink note={isWhole ? undefined : t`một phần`} />
          </li>
        ))}
      </ul>
      <svg width="88" height={height} viewBox={`0 0 88 ${height}`} aria-hidden>
        <line x1="44" x2="44" y1="0" y2={height} className={classes.day} />
        {ends.map(({ id, isWhole }, index) => {
          const y = rowHeight * (index + 0.5);
          return (
            <g key={id}>
              <path
                d={`M6 ${y}C44 ${y} 44 ${middle} 82 ${middle}`}
                className={classes.path}
                data-part={!isWhole || undefined}
              />
              <circle cx="6" cy={y} r="4.5" className={classes.end} />
            </g>
          );
        })}
        <circle cx="82" cy={middle} r="5" className={classes.knot} />
      </svg>
      <EndName end={knot} />
      {day && <figcaption>{formatDate(day, locale)}</figcaption>}
    </figure>
  );
}

function EndName({ end, isLink = false, note }: { end: End; isLink?: boolean; note?: string | undefined }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { id, latestUnit } = readFragment(LineageEnd_committee, end);
  const name = unitNameOf(latestUnit);
  return (
    <span className={classes.name}>
      {isLink ? <Link href={committeeHref(id)}>{name}</Link> : <strong>{name}</strong>}
      <span>
        {t`mã ${latestUnit.code}`}
        {note && `, ${note}`}
      </span>
    </span>
  );
}
