import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { documentHref, planRevisionsHref } from "./hrefs.ts";
import classes from "./PlanPage.module.css";
import { useRevisionNames } from "./revision-names.ts";

export const PlanPapers_plan = graphql(`
  fragment PlanPapers_plan on Plan {
    id
    legalBases {
      id
      reference
      subject
      issuer
      issuedOn
    }
    revisions(first: 20) {
      edges {
        node {
          id
          number
          issuedOn
          title
          document {
            id
            reference
          }
        }
      }
    }
  }
`);

type MaskedPlan = FragmentOf<typeof PlanPapers_plan>;

/** The documents a plan rests on. */
export function LegalBases({ plan: masked }: { plan: MaskedPlan }) {
  const plan = readFragment(PlanPapers_plan, masked);
  const { t } = useLingui();
  const locale = useLocale();
  if (plan.legalBases.length === 0) return null;
  return (
    <Section title={t`Căn cứ`} count={plan.legalBases.length}>
      <ul className={classes.documents}>
        {plan.legalBases.map(({ id, reference, subject, issuer, issuedOn }) => (
          <li key={id}>
            <TextLink href={documentHref(id)}>{reference ?? subject}</TextLink>
            {reference && <span>{subject}</span>}
            <span>{[issuer, issuedOn && formatDate(issuedOn, locale)].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Each time it was issued or amended. */
export function Revisions({ plan: masked }: { plan: MaskedPlan }) {
  const plan = readFragment(PlanPapers_plan, masked);
  const { t } = useLingui();
  const revisionNameOf = useRevisionNames();
  const locale = useLocale();
  const revisions = plan.revisions.edges;
  if (revisions.length === 0) return null;
  return (
    <Section
      title={t`Các lần ban hành`}
      count={revisions.length}
      {...(revisions.length > 1 && { link: { href: planRevisionsHref(plan.id), label: t`Xem từng lần khác gì` } })}
    >
      <ul className={classes.documents}>
        {revisions.map(({ node: { id, number, issuedOn, document } }) => (
          <li key={id}>
            <span>
              {revisionNameOf(number)}
              {document?.reference && (
                <>
                  {" "}
                  <TextLink href={documentHref(document.id)}>{document.reference}</TextLink>
                </>
              )}
            </span>
            <span>{formatDate(issuedOn, locale)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
