import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans } from "@lingui/react/macro";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { indicatorHref } from "./hrefs.ts";
import { useIndicatorWords } from "./indicator-words.ts";
import classes from "./TemplateContent.module.css";

export const TemplateContentQuery = graphql(`
  query TemplateContent($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on ReportTemplateVersion {
        number
        levels
        validFrom
        sections {
          kind
          title
          titleEn
          guidance
          guidanceEn
          isRequired
          maxWords
          indicators {
            isRequired
            indicator {
              id
              code
              version {
                id
                name
                nameEn
                unit
                unitEn
              }
            }
          }
        }
      }
    }
  }
`);

/** What a committee gets that reports with this version: headings, what to write, and the figures asked for. */
export function TemplateContent({ versionId }: { versionId: string }) {
  const locale = useLocale();
  const { nameOf } = useNames();
  const { unitOf } = useIndicatorWords();
  const { data } = useSuspenseQuery(TemplateContentQuery, { variables: { id: versionId } });
  if (data.node?.__typename !== "ReportTemplateVersion") return <NotFoundPage />;
  return data.node.sections.map(({ kind, title, titleEn, guidance, guidanceEn, isRequired, maxWords, indicators }) => (
    <Section
      key={kind}
      title={nameOf({ name: title, nameEn: titleEn })}
      {...(indicators.length > 0 && { count: indicators.length })}
      aside={
        <span className={classes.demand}>
          {isRequired ? <Trans>bắt buộc</Trans> : <Trans>không bắt buộc</Trans>}
          {maxWords !== null && (
            <>
              {", "}
              <Plural value={maxWords} other="tối đa # chữ" />
            </>
          )}
        </span>
      }
    >
      {guidance && <p className={classes.guidance}>{locale === "en" ? guidanceEn || guidance : guidance}</p>}
      {indicators.length > 0 && (
        <ol className={classes.lines}>
          {indicators.map(({ indicator, isRequired: isDemanded }) => (
            <li key={indicator.id}>
              <span className={classes.code}>{indicator.code}</span>
              <TextLink href={indicatorHref(indicator.id)}>{nameOf(indicator.version)}</TextLink>
              <span className={classes.unit}>{unitOf(indicator.version)}</span>
              <span className={classes.demand}>{isDemanded && <Trans>bắt buộc</Trans>}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  ));
}
