import { useQuery } from "@apollo/client/react";
import { type AdministrativeLevel, graphql } from "@camket/schema";
import type { Period } from "@camket/ui/calendar";
import { formatDate, formatDateRange, formatNumber } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Facts, Note } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNames } from "../../names.ts";
import { roundHref } from "./hrefs.ts";
import classes from "./IndicatorPage.module.css";
import { useIndicatorWords } from "./indicator-words.ts";
import { type LevelForm, periodInput } from "./round-opening.ts";

const RoundPreviewQuery = graphql(`
  query RoundPreview($committeeId: ID!, $period: PeriodInput!) {
    roundPreview(committeeId: $committeeId, period: $period) {
      startsOn
      endsOn
      round {
        id
        name
      }
      expected {
        level
        count
      }
      notExpected {
        name
        nameEn
        endedOn
        successors
      }
      notExpectedCount
    }
  }
`);

interface RoundPreviewProps {
  committeeId: string;
  period: Period;
  forms: Partial<Record<AdministrativeLevel, LevelForm>>;
}

/** How many committees will be asked, and which were dissolved before they could be. */
export function RoundPreview({ committeeId, period, forms }: RoundPreviewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { levels } = useIndicatorWords();
  const { data, previousData } = useQuery(RoundPreviewQuery, {
    variables: { committeeId, period: periodInput(period, "…") },
  });
  const preview = (data ?? previousData)?.roundPreview;
  if (!preview) return null;
  if (preview.round)
    return (
      <Note tone="warn">
        <Trans>
          Kỳ này đã mở: <TextLink href={roundHref(preview.round.id)}>{preview.round.name}</TextLink>. Chọn kỳ khác.
        </Trans>
      </Note>
    );
  const asked = preview.expected.filter(({ level }) => forms[level]?.versionId);
  return (
    <section aria-label={t`Ban phải nộp`}>
      <h3>
        <Trans>Ban phải nộp</Trans>
      </h3>
      <Facts
        facts={[
          { label: t`Thời gian`, value: formatDateRange(preview.startsOn, preview.endsOn, locale) },
          ...asked.map(({ level, count }) => ({ label: levels[level], value: formatNumber(count, locale) })),
        ]}
      />
      {asked.length === 0 && (
        <p className={classes.none}>
          <Trans>Chưa chọn mẫu cho cấp nào có ban chỉ đạo.</Trans>
        </p>
      )}
      {preview.notExpectedCount > 0 && (
        <details>
          <summary>
            <Plural
              value={preview.notExpectedCount}
              other="# ban kết thúc hoạt động trước ngày cuối kỳ nên không phải nộp"
            />
          </summary>
          <ul className={classes.list}>
            {preview.notExpected.map((left) => (
              <li key={`${left.name} ${left.endedOn}`}>
                {nameOf(left)}
                <small>
                  <Trans>kết thúc {formatDate(left.endedOn, locale)}</Trans>
                  {left.successors.length > 0 && <Trans>; kế thừa: {left.successors.join(", ")}</Trans>}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
