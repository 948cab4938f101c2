import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { Link, TextLink } from "@camket/ui/link";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment } from "react";
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
              predecessors(first: 10) {
                edges {
                  node {
                    id
                    from {
                      ...LineageEnd_committee
                    }
                  }
                }
              }
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
              successors(first: 10) {
                edges {
                  node {
                    id
                    to {
                      ...LineageEnd_committee
                    }
                  }
                }
              }
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

/** From which committees it came, and into which it went, a generation further too. Nothing where it was never reorganised. */
export function Lineage({ committee }: { committee: FragmentOf<typeof Lineage_committee> }) {
  const { t } = useLingui();
  const { predecessors, successors, ...self } = readFragment(Lineage_committee, committee);
  const before = predecessors.edges.map(({ node }) => node);
  const after = successors.edges.flatMap(({ node }) => (node.to ? [{ ...node, to: node.to }] : []));
  return (
    <>
      {before.length > 0 && (
        <Bundle
          label={t`Kế thừa từ`}
          ends={before.map(({ id, isWhole, from }) => ({
            ...{ id, isWhole, end: from },
            beyond: from.predecessors.edges.map(({ node }) => ({ id: node.id, end: node.from })),
          }))}
          knot={self}
          day={before[0]?.reorganisation.effectiveOn}
          rest={predecessors.totalCount - predecessors.edges.length}
        />
      )}
      {after.length > 0 && (
        <Bundle
          label={t`Được kế thừa bởi`}
          ends={after.map(({ id, isWhole, to }) => ({
            ...{ id, isWhole, end: to },
            beyond: to.successors.edges.flatMap(({ node }) => (node.to ? [{ id: node.id, end: node.to }] : [])),
          }))}
          knot={self}
          day={after[0]?.reorganisation.effectiveOn}
          rest={successors.totalCount - successors.edges.length}
          isForward
        />
      )}
    </>
  );
}

interface BundleProps {
  label: string;
  ends: { id: string; isWhole: boolean; end: End; beyond: { id: string; end: End }[] }[];
  knot: End;
  day: string | undefined;
  /** How many more there are than are drawn. */
  rest: number;
  /** The one committee stands before, the others after. */
  isForward?: boolean;
}

function Bundle({ label, ends, knot, day, rest, isForward = false }: BundleProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const height = ends.length * rowHeight; // stretched to the names beside it
  const middle = height / 2;
  return (
    <figure className={classes.lineage} data-forward={isForward || undefined}>
      <ul aria-label={label}>
        {ends.map(({ id, end, isWhole, beyond }) => (
          <li key={id} style={{ minHeight: rowHeight }}>
            <EndName
              end={end}
              isLink
              note={isWhole ? undefined : t`một phần`}
              beyond={beyond.map(({ end: each }) => each)}
              isForward={isForward}
            />
          </li>
        ))}
      </ul>
      <svg viewBox={`0 0 88 ${height}`} preserveAspectRatio="none" aria-hidden>
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
              <path d={`M6 ${y}h0`} className={classes.end} />
              <path d={`M6 ${y}h0`} className={classes.endInside} />
            </g>
          );
        })}
        <path d={`M82 ${middle}h0`} className={classes.knot} />
      </svg>
      <EndName end={knot} />
      {day && (
        <figcaption>
          {formatDate(day, locale)}
          {rest > 0 && <Trans>, và {rest} ban nữa</Trans>}
        </figcaption>
      )}
    </figure>
  );
}

interface EndNameProps {
  end: End;
  isLink?: boolean;
  note?: string | undefined;
  /** Those a reorganisation further away. */
  beyond?: End[];
  isForward?: boolean;
}

function EndName({ end, isLink = false, note, beyond = [], isForward = false }: EndNameProps) {
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
      {beyond.length > 0 && (
        <span>
          {isForward ? <Trans>sau đó:</Trans> : <Trans>trước đó:</Trans>}{" "}
          {beyond.map((each, index) => {
            const further = readFragment(LineageEnd_committee, each);
            return (
              <Fragment key={further.id}>
                {index > 0 && ", "}
                <TextLink href={committeeHref(further.id)}>{unitNameOf(further.latestUnit)}</TextLink>
              </Fragment>
            );
          })}
        </span>
      )}
    </span>
  );
}
