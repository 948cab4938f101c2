import { writeFigure } from "@camket/figure-text";
import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { formatDate } from "@camket/ui/format";
import { TextLink } from "@camket/ui/link";
import { Facts, Note, Section } from "@camket/ui/page";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconCircleMinus, IconPencil, IconRefreshAlert } from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import { CellComments } from "./CellComments.tsx";
import { FigureEvidence } from "./FigureEvidence.tsx";
import classes from "./FigureLineage.module.css";
import { FigureProof } from "./FigureProof.tsx";
import { FigureRevisions } from "./FigureRevisions.tsx";
import { type FigureMeasure, useFigureWords } from "./figure-words.ts";
import { reportHref } from "./hrefs.ts";
import { ChangedPart_part, IfTakenAgain } from "./IfTakenAgain.tsx";
import { useIndicatorWords } from "./indicator-words.ts";
import { LineageTree } from "./LineageTree.tsx";
import {
  LineageBranch_figure,
  type LineageFigure,
  LineageFigure_figure,
  readLineageFigure,
} from "./lineage-branches.ts";
import { useRoundNames } from "./round-names.ts";
import { useRemarkField } from "./use-figure-param.ts";

export const FigureLineage_figure = graphql(
  `
    fragment FigureLineage_figure on Figure {
      id
      overrideReason
      explanation
      belowNumerator
      belowDenominator
      wasOwn: ownNumerator
      wasOwnOver: ownDenominator
      indicatorVersion {
        id
        name
        nameEn
        unit
        unitEn
        valueType
        source
        overCommittees
        overPeriods
        indicator {
          id
          code
        }
      }
      category {
        id
        name
        nameEn
      }
      revision {
        id
        number
        sealedAt
        approvedAt
        report {
          id
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
          round {
            id
            name
            periodKind
            year
            startsOn
            endsOn
          }
        }
      }
      counts: lineage(first: 1) {
        totalCount
      }
      takenCounts: lineage(kind: TAKEN, first: 1) {
        totalCount
      }
      missingNames: lineage(kind: MISSING, first: 50) {
        totalCount
        edges {
          node {
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
      changed: lineage(kind: CHANGED, first: 50) {
        totalCount
        edges {
          node {
            ...ChangedPart_part
          }
        }
      }
      ...LineageFigure_figure
      ...LineageBranch_figure
    }
  `,
  [LineageFigure_figure, LineageBranch_figure, ChangedPart_part],
);

/** A figure with its sum in words, its rule, who is missing, what changed since, and its parts. */
export function FigureLineage({ figure: masked }: { figure: FragmentOf<typeof FigureLineage_figure> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, unitNameOf } = useNames();
  const { unitOf, addingRules } = useIndicatorWords();
  const { roundNameOf } = useRoundNames();
  const { shownText } = useFigureWords();
  const toRemark = useRemarkField();
  const read = readFragment(FigureLineage_figure, masked);
  const figure = readLineageFigure(read);
  const { indicatorVersion: version, category, revision, missingNames, changed } = read;
  const isRatio = version.valueType === "RATIO";
  const measure: FigureMeasure = {
    isRatio,
    rule: version.overCommittees,
  };
  const { committee, round, id: reportId } = revision.report;
  const unitName = unitNameOf(committee.unit);
  const isMade = figure.origin === "CONSOLIDATED" || figure.origin === "OVERRIDDEN";
  const hasParts = isMade && read.counts.totalCount > 0;
  const isWords = figure.hiddenBecause !== null || figure.state === "NOTHING_AROSE";
  const day = (instant: string) => formatDate(dateInVietnam(new Date(instant)), locale);
  const withParts = (value: LineageFigure) =>
    isRatio && value.numerator !== null && value.denominator !== null
      ? `${writeFigure(value.numerator, locale)} / ${writeFigure(value.denominator, locale)}`
      : "";

  return (
    <>
      <p className={classes.name}>
        <span className={classes.code}>{version.indicator.code}</span>
        {nameOf(version)}
        {category && `: ${nameOf(category)}`}
      </p>
      <p className={classes.figure}>
        <strong data-words={isWords || undefined}>{shownText(figure, measure)}</strong>
        <span>
          {[isRatio ? withParts(figure) : isWords ? "" : unitOf(version), unitName].filter(Boolean).join(", ")}
        </span>
      </p>
      <p className={classes.proof}>
        <FigureProof
          figure={figure}
          taken={read.takenCounts.totalCount}
          all={read.counts.totalCount}
          measure={measure}
          unitName={unitName}
        />
        {hasParts && figure.origin === "CONSOLIDATED" && read.wasOwn !== null && (
          <>
            {" "}
            <Trans>Kể cả phần của chính ban.</Trans>
          </>
        )}
      </p>
      <p className={classes.facts}>
        <TextLink href={reportHref(reportId, { revision: revision.number })}>
          {roundNameOf(round)},{" "}
          {revision.sealedAt
            ? t`lần nộp ${revision.number}, ${day(revision.sealedAt)}`
            : t`bản nháp lần ${revision.number}`}
        </TextLink>
        {revision.approvedAt && `, ${t`duyệt ${day(revision.approvedAt)}`}`}.{" "}
        <Trans>
          Gộp các ban: {addingRules[version.overCommittees]}. Gộp các kỳ: {addingRules[version.overPeriods]}.
        </Trans>
      </p>
      <div className={classes.notes}>
        {figure.origin === "OVERRIDDEN" && (
          <Note tone="warn" icon={<IconPencil size={16} stroke={1.9} />}>
            <strong>
              <Trans>Số được nhập thay thế.</Trans>
            </strong>{" "}
            {read.overrideReason} <Replaced figure={read} measure={measure} hasParts={hasParts} />
          </Note>
        )}
        {changed.totalCount > 0 && (
          <Note tone="stale" icon={<IconRefreshAlert size={16} stroke={1.9} />}>
            <strong>
              <Plural value={changed.totalCount} other="# nguồn đã sửa sau khi lấy." />
            </strong>{" "}
            <IfTakenAgain figure={figure} changed={changed} measure={measure} />
            {changed.edges
              .map(({ node }) => unitNameOf(readFragment(ChangedPart_part, node).committee.unit))
              .join(", ")}
            .
          </Note>
        )}
        {missingNames.totalCount > 0 && (
          <Note tone="quiet" icon={<IconCircleMinus size={16} stroke={1.9} />}>
            <strong>
              <Plural value={missingNames.totalCount} other="# ban không có báo cáo." />
            </strong>{" "}
            <Trans>Không ước tính, không lấy số cũ thay.</Trans>{" "}
            {missingNames.edges.map(({ node }) => unitNameOf(node.committee.unit)).join(", ")}
            {missingNames.totalCount > missingNames.edges.length && "…"}
          </Note>
        )}
      </div>
      {hasParts && (
        <div className={classes.tree}>
          <LineageTree
            label={t`Gồm những số nào`}
            rootName={unitName}
            root={figure}
            below={read}
            measure={measure}
            isOverridden={figure.origin === "OVERRIDDEN"}
          />
        </div>
      )}
      {read.explanation && (
        <Section title={t`Giải trình`}>
          <p>{read.explanation}</p>
        </Section>
      )}
      {version.source !== "ENTERED" && <FigureEvidence figureId={figure.id} />}
      <CellComments
        reportId={reportId}
        cell={{ indicatorId: version.indicator.id, categoryId: category?.id ?? null }}
        fieldRef={toRemark}
      />
      <FigureRevisions
        committeeId={committee.id}
        roundId={round.id}
        indicatorId={version.indicator.id}
        categoryId={category?.id ?? null}
        currentRevisionId={revision.id}
        measure={measure}
      />
    </>
  );
}

interface ReplacedProps {
  figure: Pick<ReturnType<typeof readOverride>, "belowNumerator" | "belowDenominator" | "wasOwn" | "wasOwnOver">;
  measure: FigureMeasure;
  hasParts: boolean;
}

const readOverride = (masked: FragmentOf<typeof FigureLineage_figure>) => readFragment(FigureLineage_figure, masked);

/** What stood there before it was put in: the parts by their rule, or what was counted. */
function Replaced({ figure, measure, hasParts }: ReplacedProps) {
  const { t } = useLingui();
  const { shownText } = useFigureWords();
  const text = (numerator: string | null, denominator: string | null) =>
    shownText({ state: "NUMBER", numerator, denominator, hiddenBecause: null }, measure);
  const facts = [
    ...(hasParts && figure.belowNumerator !== null
      ? [{ label: t`Cấp dưới gộp lại`, value: text(figure.belowNumerator, figure.belowDenominator) }]
      : []),
    ...(figure.wasOwn !== null
      ? [{ label: hasParts ? t`Phần của chính ban` : t`Số đã đếm`, value: text(figure.wasOwn, figure.wasOwnOver) }]
      : []),
  ];
  return facts.length > 0 && <Facts facts={facts} />;
}
