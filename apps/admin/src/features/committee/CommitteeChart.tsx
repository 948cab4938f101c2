import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";
import classes from "./CommitteeChart.module.css";
import { useRoleLabels } from "./roles.ts";

export const CommitteeChart_committee = graphql(`
  fragment CommitteeChart_committee on Committee {
    chartMembers: memberships(asOf: $asOf, first: 100) {
      edges {
        node {
          id
          role
          position
          agency {
            id
            name
            abbreviation
          }
        }
      }
    }
    chartVacancies: seats(isVacantOn: $asOf, first: 100) {
      edges {
        node {
          id
          role
          office
          agency {
            id
            name
            abbreviation
          }
        }
      }
    }
  }
`);

/** Who leads, and which agencies sit with them. */
export function CommitteeChart({ committee }: { committee: FragmentOf<typeof CommitteeChart_committee> }) {
  const { t } = useLingui();
  const roleLabels = useRoleLabels();
  const { chartMembers, chartVacancies } = readFragment(CommitteeChart_committee, committee);
  const places = [
    ...chartMembers.edges.map(({ node }) => ({ ...node, isVacant: false })),
    ...chartVacancies.edges.map(({ node: { office, ...seat } }) => ({ ...seat, position: office, isVacant: true })),
  ];
  const heads = places.filter(({ role }) => role === "HEAD");
  const deputies = places.filter(({ role }) => role === "STANDING_DEPUTY_HEAD" || role === "DEPUTY_HEAD");
  const others = places.filter(({ role }) => role === "MEMBER" || role === "SECRETARY");
  if (places.length === 0) return null;

  const box = ({ id, role, position, agency, isVacant }: (typeof places)[number]) => (
    <li key={id} className={classes.box} data-role={role} data-vacant={isVacant || undefined}>
      <strong>{roleLabels[role]}</strong>
      <span>{isVacant ? t`khuyết, ${agency?.abbreviation ?? position}` : (agency?.name ?? position)}</span>
    </li>
  );
  return (
    <div className={classes.chart}>
      <ul className={classes.heads}>{heads.map(box)}</ul>
      {deputies.length > 0 && <ul className={classes.deputies}>{deputies.map(box)}</ul>}
      {others.length > 0 && (
        <ul className={classes.others}>
          {others.map(({ id, position, agency, isVacant }) => (
            <li key={id} title={agency?.name ?? position} data-vacant={isVacant || undefined}>
              {isVacant ? t`khuyết, ${agency?.abbreviation ?? position}` : (agency?.abbreviation ?? position)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
