import { useSuspenseQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { formatDate, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Note, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { today } from "../../today.ts";
import { HistoryButton } from "../audit/HistoryButton.tsx";
import { EndIndicatorDrawer } from "./EndIndicatorDrawer.tsx";
import { indicatorHref, indicatorsHref, reportsHref, templateHref } from "./hrefs.ts";
import { IndicatorFacts, IndicatorFacts_indicatorVersion } from "./IndicatorDefinition.tsx";
import classes from "./IndicatorPage.module.css";
import { IndicatorVersions, IndicatorVersions_indicator } from "./IndicatorVersions.tsx";
import { useIndicatorWords } from "./indicator-words.ts";
import { ReviseIndicatorDrawer, ReviseIndicatorDrawer_indicator } from "./ReviseIndicatorDrawer.tsx";

const IndicatorPageQuery = graphql(
  `
    query IndicatorPage($id: ID!) {
      viewer {
        id
        canAdministerCatalogue
      }
      indicator(id: $id) {
        id
        code
        edition
        version {
          id
          name
          nameEn
          definition
          definitionEn
          unit
          unitEn
          valueType
          levels
          validFrom
          validTo
          theme {
            id
            name
            nameEn
          }
          rules {
            kind
            severity
            limit
            comparedPart
            comparedIndicator {
              id
              code
            }
          }
          ...IndicatorFacts_indicatorVersion
        }
        templates {
          id
          number
          validFrom
          isUsed
          template {
            id
            code
            name
            nameEn
          }
        }
        ...IndicatorVersions_indicator
        ...ReviseIndicatorDrawer_indicator
      }
    }
  `,
  [IndicatorFacts_indicatorVersion, IndicatorVersions_indicator, ReviseIndicatorDrawer_indicator],
);

const route = getRouteApi("/indicators/$id");

export function IndicatorPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { levels, ruleKinds, severities, figureParts, unitOf, valueTypes } = useIndicatorWords();
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(IndicatorPageQuery, { variables: { id } });
  const [isRevising, revising] = useDisclosure();
  const [isEnding, ending] = useDisclosure();
  const { indicator } = data;
  if (!indicator) return <NotFoundPage />;
  const { version } = indicator;
  const canKeep = data.viewer?.canAdministerCatalogue ?? false;
  const name = nameOf(version);
  return (
    <AppPage
      breadcrumbs={[
        { label: t`Báo cáo`, href: reportsHref() },
        { label: t`Danh mục chỉ tiêu`, href: indicatorsHref() },
        { label: indicator.code },
      ]}
      kicker={indicator.code}
      title={name}
      meta={
        <>
          <span>{nameOf(version.theme)}</span>
          <span>{valueTypes[version.valueType]}</span>
          <span>{unitOf(version)}</span>
          <span>{version.levels.map((level) => levels[level]).join(", ")}</span>
        </>
      }
      actions={
        canKeep && (
          <>
            {version.validTo === null && (
              <Button variant="default" onClick={ending.open}>
                <Trans>Thôi dùng</Trans>
              </Button>
            )}
            <Button onClick={revising.open}>
              <Trans>Sửa định nghĩa</Trans>
            </Button>
          </>
        )
      }
      keys={canKeep ? [{ keys: "E", label: t`sửa định nghĩa`, onPress: { e: revising.open } }] : []}
      side={
        <>
          <Section title={t`Cách tính`}>
            <IndicatorFacts indicatorVersion={version} />
          </Section>
          <Section title={t`Mẫu báo cáo có hỏi`} count={indicator.templates.length}>
            {indicator.templates.length === 0 ? (
              <p className={classes.none}>
                <Trans>Chưa mẫu nào hỏi chỉ tiêu này.</Trans>
              </p>
            ) : (
              <ul className={classes.list}>
                {indicator.templates.map(({ id: versionId, number, validFrom, template }) => (
                  <li key={versionId}>
                    <TextLink href={templateHref(template.id, { version: number })}>{nameOf(template)}</TextLink>
                    <small>
                      <Trans>
                        {template.code}, bản {number}, từ {formatDate(validFrom, locale)}
                      </Trans>
                    </small>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Group>
            <HistoryButton where={{ subjectIds: [indicator.id] }} />
          </Group>
        </>
      }
    >
      {version.validTo !== null && (
        <Note tone="warn">
          {version.validTo <= today() ? (
            <Trans>Chỉ tiêu đã thôi dùng từ {formatDate(version.validTo, locale)}. Số liệu cũ vẫn giữ.</Trans>
          ) : (
            <Trans>Chỉ tiêu sẽ thôi dùng từ {formatDate(version.validTo, locale)}.</Trans>
          )}
        </Note>
      )}
      <Section title={t`Định nghĩa`}>
        <p className={classes.definition}>{locale === "en" ? version.definitionEn : version.definition}</p>
      </Section>
      <Section title={t`Quy tắc kiểm tra số liệu`} count={version.rules.length}>
        {version.rules.length === 0 ? (
          <p className={classes.none}>
            <Trans>Chưa có quy tắc nào: mọi số đều nộp được.</Trans>
          </p>
        ) : (
          <table className={classes.rules}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Điều kiện</Trans>
                </th>
                <th scope="col">
                  <Trans>Khi sai</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {version.rules.map(({ kind, severity, limit, comparedPart, comparedIndicator }) => (
                <tr key={`${kind} ${comparedIndicator?.id}`}>
                  <td>
                    {ruleKinds[kind]}
                    {limit !== null && ` ${formatNumber(Number(limit), locale, 4)}%`}
                    {comparedIndicator && (
                      <>
                        {": "}
                        <TextLink href={indicatorHref(comparedIndicator.id)}>{comparedIndicator.code}</TextLink>
                        {comparedPart && ` (${figureParts[comparedPart]})`}
                      </>
                    )}
                  </td>
                  <td>{severities[severity]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <IndicatorVersions indicator={indicator} />
      <ReviseIndicatorDrawer indicator={indicator} isOpen={isRevising} onClose={revising.close} />
      <EndIndicatorDrawer indicator={indicator} isOpen={isEnding} onClose={ending.close} />
    </AppPage>
  );
}
