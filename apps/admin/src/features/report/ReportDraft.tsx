import { type FragmentOf, graphql, readFragment, type SectionKind } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { ProgressBar } from "@camket/ui/progress";
import { countWords } from "@camket/ui/rich-text-marks";
import { Thread } from "@camket/ui/thread";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowBackUp, IconFileUpload, IconPrinter } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { SaveStatus } from "../../SaveStatus.tsx";
import { useFocusPlaces } from "../../use-focus-places.ts";
import { AddedPeriods } from "./AddedPeriods.tsx";
import { BlockerCounts, BlockerList } from "./BlockerList.tsx";
import { type Blocker, useBlockers } from "./blockers.ts";
import { CellPanel } from "./CellPanel.tsx";
import { CommentedSwitch, useCommentedOnly } from "./CommentedSwitch.tsx";
import { ComparedWith } from "./ComparedWith.tsx";
import { Consolidation } from "./Consolidation.tsx";
import { CommentedCells_report, openCommentsOf, partsCommented } from "./commented-cells.ts";
import { FigureGrid } from "./FigureGrid.tsx";
import { type CellKey, cellPlace, isEmpty } from "./figure-cells.ts";
import { type Stop, stopId } from "./grid-moves.ts";
import { importFiguresHref } from "./hrefs.ts";
import { NarrativeSection } from "./NarrativeSection.tsx";
import { RefillReport } from "./RefillReport.tsx";
import classes from "./ReportEntry.module.css";
import { ReportStatus } from "./ReportStatus.tsx";
import { flagsByCell, ReportFlags_report } from "./report-flags.ts";
import { ReportHeading_report, useReportHeading } from "./report-heading.ts";
import { cellKeyOfTotal, ReportLines_report, rowsOf, useReportLines } from "./report-lines.ts";
import type { ReadCell } from "./revision-figures.ts";
import { SectionNav } from "./SectionNav.tsx";
import { SubmitReport } from "./SubmitReport.tsx";
import { copied } from "./typing.ts";
import type { Comparison } from "./use-comparison.ts";
import { useEntryShortcuts } from "./use-entry-shortcuts.ts";
import { useFigureSheet } from "./use-figure-sheet.ts";
import { useNarratives } from "./use-narratives.ts";
import type { PeriodSum } from "./use-period-sum.ts";

export const ReportDraft_report = graphql(
  `
    fragment ReportDraft_report on Report {
      id
      state
      version
      latestRevision {
        id
        number
        narratives {
          id
          section
          text
          isDrafted
          version
          sources {
            totalCount
          }
        }
      }
      lastDecision: decisions(first: 1) {
        edges {
          node {
            id
            kind
            reason
          }
        }
      }
      previousReport {
        id
        submittedRevision {
          id
          narratives {
            id
            section
            text
          }
        }
      }
      templateVersion {
        id
        sections {
          kind
          title
          titleEn
          guidance
          guidanceEn
          isRequired
          maxWords
        }
      }
      ...ReportHeading_report
      ...ReportLines_report
      ...ReportFlags_report
      ...CommentedCells_report
    }
  `,
  [ReportHeading_report, ReportLines_report, ReportFlags_report, CommentedCells_report],
);

interface ReportDraftProps {
  /** Who types. */
  userId: string;
  report: FragmentOf<typeof ReportDraft_report>;
  saved: ReadonlyMap<CellKey, ReadCell>;
  comparison: Comparison;
  periodSum: PeriodSum;
  /** What was filled in again is there to be read. */
  onRefilled(): void;
}

const insistentFrom = 3;

const confirmPlace = (section: SectionKind) => `confirm ${section}`;

/** Entry: last year beside, change beside that, doubt in the margin, and what still blocks sending always listed. */
export function ReportDraft({ userId, report: masked, saved, comparison, periodSum, onRefilled }: ReportDraftProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const report = readFragment(ReportDraft_report, masked);
  const { title, breadcrumbs, thread, committeeId, round } = useReportHeading(report);
  const lines = useReportLines(report);
  const isRatio = (indicatorId: string) => lines.some((line) => line.indicatorId === indicatorId && line.isRatio);
  const { sheet, state } = useFigureSheet({ userId, reportId: report.id }, saved, isRatio);
  const narratives = useNarratives(
    { userId, reportId: report.id },
    report.latestRevision.id,
    report.latestRevision.narratives,
  );
  const flush = () => Promise.all([sheet.flush(), narratives.flush()]);
  const flags = flagsByCell(report);
  const open = openCommentsOf(report);
  const commentedIds = new Set([...open.keys()].map((key) => cellPlace(key).indicatorId));
  const isCommentedOnly = useCommentedOnly();

  const [active, setActive] = useState<Stop>();
  const [openIds, setOpenIds] = useState(() => partsCommented(open));
  const [unreadable, setUnreadable] = useState<ReadonlySet<string>>(new Set());
  const [wasSent, setSent] = useState(false);
  const { register, focus } = useFocusPlaces();
  const explanation = useRef<HTMLTextAreaElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const isRoomy = useMediaQuery("(min-width: 80em)", true);

  const sections = (report.templateVersion?.sections ?? []).map((section) => ({
    ...section,
    title: locale === "en" ? section.titleEn || section.title : section.title,
    guidance: locale === "en" ? section.guidanceEn || section.guidance : section.guidance,
    words: countWords(narratives.texts[section.kind]?.text ?? ""),
    isUnread: narratives.texts[section.kind]?.isDrafted ?? false,
  }));
  const blockers = useBlockers({ lines, sections, state, flags, unreadable });
  const totals = lines.map(cellKeyOfTotal);
  const typedCount = totals.filter((key) => !isEmpty(sheet.cellAt(key))).length;

  const goTo = (blocker: Blocker | undefined) => {
    if (!blocker) return;
    if ("section" in blocker.place) {
      const { section } = blocker.place;
      return void (focus(confirmPlace(section)) || focus(section));
    }
    const { cell } = blocker.place;
    const { indicatorId, categoryId } = cellPlace(cell);
    if (categoryId !== null) setOpenIds((ids) => withMember(ids, indicatorId, true));
    // A part is drawn first.
    requestAnimationFrame(() => focus(stopId({ key: cell, part: "numerator" })));
  };
  const confirm = (kind: SectionKind) => {
    narratives.confirm(kind);
    const next = blockers.find((blocker) => blocker.kind === "unread" && blocker.id !== kind);
    if (next) goTo(next);
    else focus(kind);
  };
  // Only what is added of every period, and shown: the rest is for a person to judge.
  const addable = new Map(
    lines
      .filter(({ countedFrom }) => countedFrom === null)
      .flatMap((line) => rowsOf([line], new Set([line.indicatorId])))
      .flatMap(({ key }) => {
        const sum = periodSum.cells.get(key);
        const isWhole = sum && sum.parts.reported === sum.parts.expected && !isEmpty(sum);
        return isWhole && isEmpty(sheet.cellAt(key)) ? [[key, copied(sum, sheet.cellAt(key))] as const] : [];
      }),
  );
  const nextDoubt = () => {
    const ofCells = blockers.flatMap((blocker) =>
      "cell" in blocker.place ? [{ blocker, cell: blocker.place.cell }] : [],
    );
    const at = ofCells.findIndex(({ cell }) => cell === active?.key);
    goTo((ofCells[at + 1] ?? ofCells[0])?.blocker);
  };
  useEntryShortcuts({
    explain: () => explanation.current?.focus(),
    comment: () => comment.current?.focus(),
    nextDoubt,
  });

  const draftedFrom = (kind: SectionKind) => {
    const narrative = report.latestRevision.narratives.find(({ section }) => section === kind);
    return narrative && { narrativeId: narrative.id, count: narrative.sources.totalCount };
  };
  const activeRow = active && rowsOf(lines, openIds).find(({ key }) => key === active.key);
  const panel = activeRow && (
    <CellPanel
      row={activeRow}
      reportId={report.id}
      committeeId={committeeId}
      value={sheet.cellAt(activeRow.key)}
      edit={state.edits.get(activeRow.key)}
      figureId={saved.get(activeRow.key)?.figureId}
      beforeFigureId={comparison.cells.get(activeRow.key)?.figureId ?? undefined}
      flags={flags.get(activeRow.key) ?? []}
      isShort={!isRoomy}
      onType={(value) => sheet.type(new Map([[activeRow.key, value]]))}
      onChoose={(whose) => sheet.choose(activeRow.key, whose)}
      onEditNumber={() => focus(stopId({ key: activeRow.key, part: "numerator" }))}
      explanationRef={explanation}
      isCommented={open.has(activeRow.key)}
      commentRef={comment}
    />
  );
  const submit = (
    <SubmitReport
      report={report}
      blockers={blockers}
      onBlocked={() => {
        setSent(true);
        goTo(blockers[0]);
      }}
      beforeSending={flush}
    />
  );
  const returned = report.state === "RETURNED" ? report.lastDecision.edges[0]?.node.reason : null;

  return (
    <AppPage
      breadcrumbs={breadcrumbs}
      title={title}
      thread={<Thread {...thread} />}
      actions={
        <>
          <SaveStatus states={[state.save, narratives.save]} />
          <ReportStatus state={report.state} isFilled />
          <ButtonLink
            href={importFiguresHref(report.id)}
            className={classes.wideOnly ?? ""}
            leftSection={<IconFileUpload size={16} stroke={1.8} />}
          >
            <Trans>Nhập từ tệp</Trans>
          </ButtonLink>
          <Button
            variant="default"
            className={classes.wideOnly ?? ""}
            leftSection={<IconPrinter size={16} stroke={1.8} />}
            onClick={() => window.print()}
          >
            <Trans>In</Trans>
          </Button>
          <span className={classes.wideOnly}>{submit}</span>
        </>
      }
      meta={
        <>
          <span className={classes.progress}>
            <ProgressBar label={t`Chỉ tiêu đã nhập`} value={typedCount} total={lines.length}>
              <strong>
                {typedCount}/{lines.length}
              </strong>{" "}
              <Plural value={lines.length} other="chỉ tiêu" />
            </ProgressBar>
          </span>
          <BlockerCounts blockers={blockers} />
        </>
      }
      side={
        isRoomy && (
          <div className={classes.margin}>
            {panel || <p className={classes.hint}>{t`Chọn một ô để xem định nghĩa và các kỳ trước.`}</p>}
          </div>
        )
      }
      sideWidth={264}
      keys={[
        { keys: "↵", label: t`nhập, xuống ô dưới` },
        { keys: "Tab", label: t`ô kế` },
        { keys: "F2", label: t`sửa trong ô` },
        { keys: "Ctrl V", label: t`dán từ bảng tính` },
        { keys: "Ctrl ;", label: t`chép kỳ trước` },
        { keys: "Alt ↓", label: t`phân tổ` },
        { keys: "Alt N", label: t`giải trình` },
        { keys: "Alt C", label: t`ý kiến` },
        { keys: "Alt F", label: t`chỗ kế tiếp` },
      ]}
    >
      <div className={classes.columns}>
        <div className={`${classes.contents} camket-no-print`}>
          <SectionNav sections={sections} lines={lines} typedCount={typedCount} blockers={blockers} />
          <BlockerList blockers={blockers} shownFirst={isRoomy ? 8 : 3} onGo={goTo} />
          <RefillReport reportId={report.id} beforeSending={flush} onRefilled={onRefilled} />
        </div>
        <div>
          {returned && (
            <Note tone="warn" icon={<IconArrowBackUp size={16} stroke={1.9} />}>
              <strong>
                <Trans>Báo cáo bị trả lại.</Trans>
              </strong>{" "}
              {returned}
            </Note>
          )}
          <Consolidation reportId={report.id} />
          <ComparedWith year={round.year} comparison={comparison} />
          <AddedPeriods periodSum={periodSum} emptyCount={addable.size} onTake={() => sheet.type(addable)} />
          <CommentedSwitch open={open} />
          {sections.map((section) => {
            const ofSection = lines.filter(
              (line) => line.section === section.kind && (!isCommentedOnly || commentedIds.has(line.indicatorId)),
            );
            return (
              <section key={section.kind} id={section.kind} className={classes.section} aria-label={section.title}>
                {ofSection.length > 0 && <h2>{section.title}</h2>}
                {ofSection.length > 0 && (
                  <FigureGrid
                    label={t`Số liệu: ${section.title}`}
                    lines={ofSection}
                    sheet={sheet}
                    state={state}
                    before={comparison.cells}
                    beforeLabel={comparison.label}
                    added={periodSum.cells}
                    coverage={saved}
                    flags={flags}
                    openComments={open}
                    active={active}
                    onActiveChange={setActive}
                    openIds={openIds}
                    onToggle={(indicatorId) => setOpenIds((ids) => withMember(ids, indicatorId, !ids.has(indicatorId)))}
                    onUnreadable={(id, isUnreadable) => setUnreadable((ids) => withMember(ids, id, isUnreadable))}
                    isInsistent={wasSent || blockers.filter(({ kind }) => kind === "figure").length <= insistentFrom}
                    panel={isRoomy ? null : panel}
                    register={register}
                    focusStop={(target) => focus(stopId(target))}
                  />
                )}
                <NarrativeSection
                  kind={section.kind}
                  draftedFrom={draftedFrom(section.kind)}
                  onConfirm={() => confirm(section.kind)}
                  registerConfirm={(element) => register(confirmPlace(section.kind), element)}
                  title={ofSection.length > 0 ? t`Thuyết minh` : section.title}
                  isHeading={ofSection.length === 0}
                  guidance={section.guidance}
                  maxWords={section.maxWords}
                  section={narratives.texts[section.kind]}
                  before={
                    report.previousReport?.submittedRevision?.narratives.find((each) => each.section === section.kind)
                      ?.text
                  }
                  beforeLabel={t`Cùng kỳ ${round.year - 1}`}
                  onWrite={(text) => narratives.write(section.kind, text)}
                  onChoose={(whose) => narratives.choose(section.kind, whose)}
                  onLeave={narratives.flush}
                  register={(element) => register(section.kind, element)}
                />
              </section>
            );
          })}
        </div>
      </div>
      <div className={`${classes.foot} camket-no-print`}>
        <Button variant="default" onClick={nextDoubt}>
          <Trans>Chỗ kế tiếp</Trans>
        </Button>
        {submit}
      </div>
    </AppPage>
  );
}

function withMember(members: ReadonlySet<string>, member: string, isIn: boolean): ReadonlySet<string> {
  const others = [...members].filter((each) => each !== member);
  return new Set(isIn ? [...others, member] : others);
}
