import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type ResultOf } from "@camket/schema";
import { dateInVietnam } from "@camket/ui/calendar";
import { TextLink } from "@camket/ui/link";
import { RichText } from "@camket/ui/rich-text";
import { useLocale, useWords } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useLayoutEffect } from "react";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { ComparedWith, useComparedWith } from "./ComparedWith.tsx";
import { FigureLineageDrawer } from "./FigureLineageDrawer.tsx";
import { reportHref } from "./hrefs.ts";
import { ReportAnnex } from "./ReportAnnex.tsx";
import classes from "./ReportPrint.module.css";
import { ReportHeading_report, useReportHeading } from "./report-heading.ts";
import { ReportLines_report, useReportLines } from "./report-lines.ts";
import { useRevisionFigures } from "./revision-figures.ts";
import { useComparison } from "./use-comparison.ts";
import { usePeriodSum } from "./use-period-sum.ts";

const ReportPrintQuery = graphql(
  `
    query ReportPrint($id: ID!) {
      sampleLoad {
        loadedAt
      }
      report(id: $id) {
        id
        committee {
          id
          name
          nameEn
          unit {
            id
            level
            name
            nameEn
          }
          parent {
            id
            name
            nameEn
          }
        }
        templateVersion {
          id
          sections {
            kind
            title
            titleEn
          }
        }
        revisions(first: 50) {
          edges {
            node {
              id
              number
              sealedAt
              isStale
              narratives {
                id
                section
                text
              }
            }
          }
        }
        ...ReportHeading_report
        ...ReportLines_report
      }
    }
  `,
  [ReportHeading_report, ReportLines_report],
);

const route = getRouteApi("/reports/$id/print");

/** A report on paper: its text, and its figures as annexes. */
export function ReportPrintPage() {
  const { id } = route.useParams();
  const { revision: number } = route.useSearch();
  const { data } = useSuspenseQuery(ReportPrintQuery, { variables: { id } });
  const revisions = data.report?.revisions.edges.map(({ node }) => node) ?? [];
  const revision = number
    ? revisions.find((each) => String(each.number) === number)
    : (revisions.find(({ sealedAt }) => sealedAt !== null) ?? revisions[0]);
  if (!data.report || !revision) return <NotFoundPage />;
  return <PrintedReport report={data.report} revision={revision} isSample={data.sampleLoad !== null} />;
}

type Report = NonNullable<ResultOf<typeof ReportPrintQuery>["report"]>;

interface PrintedReportProps {
  report: Report;
  revision: Report["revisions"]["edges"][number]["node"];
  isSample: boolean;
}

function PrintedReport({ report, revision, isSample }: PrintedReportProps) {
  const { t } = useLingui();
  const words = useWords();
  const locale = useLocale();
  const { nameOf } = useNames();
  const { title, formName, roundName, unitName, round } = useReportHeading(report);
  const lines = useReportLines(report);
  const { cells, isComplete } = useRevisionFigures(revision.id);
  const comparison = useComparison(report.id, round.year, useComparedWith());
  const periodSum = usePeriodSum(report.id);
  const isReady = isComplete && comparison.isComplete && periodSum.isComplete;
  const { committee, templateVersion } = report;
  const sections = templateVersion?.sections ?? [];
  const annexes = sections.flatMap((section) => {
    const ofSection = lines.filter((line) => line.section === section.kind);
    return ofSection.length > 0 ? { ...section, lines: ofSection } : [];
  });
  const sectionName = (section: { title: string; titleEn: string }) =>
    locale === "en" ? section.titleEn || section.title : section.title;
  usePrintedPages({
    foot: [
      unitName,
      revision.sealedAt ? t`lần nộp ${revision.number}` : t`bản nháp`,
      ...(isSample ? [t`DỮ LIỆU MẪU, số liệu không có thật`] : []),
    ].join(" · "),
    page: t({ message: "Trang", context: "chân trang in" }),
  });

  return (
    <>
      <title>{`${title} · Camket`}</title>
      <section className={`${classes.tools} camket-no-print`} aria-label={words.pageBar}>
        <TextLink href={reportHref(report.id)}>
          <Trans>Về báo cáo</Trans>
        </TextLink>
        <ComparedWith year={round.year} comparison={comparison} isChoiceOnly />
        <span role="status">{isReady ? null : <Trans>Đang lấy số liệu…</Trans>}</span>
        <Button
          disabled={!isReady}
          leftSection={<IconPrinter size={16} stroke={1.8} aria-hidden />}
          onClick={() => window.print()}
        >
          <Trans>In</Trans>
        </Button>
      </section>
      <main id="content" tabIndex={-1} className={classes.paper} data-ready={isReady || undefined}>
        <header className={classes.letterhead} lang="vi">
          <div>
            {committee.parent && <p className={classes.superior}>{committee.parent.name}</p>}
            <p className={classes.issuer}>{committee.name}</p>
          </div>
          <div>
            <p className={classes.nation}>Cộng hòa xã hội chủ nghĩa Việt Nam</p>
            <p className={classes.motto}>Độc lập - Tự do - Hạnh phúc</p>
            {revision.sealedAt && (
              <p className={classes.place}>
                {placeAndDate(committee.unit, dateInVietnam(new Date(revision.sealedAt)))}
              </p>
            )}
          </div>
        </header>
        <h1>
          <span>
            <Trans context="tên loại văn bản">Báo cáo</Trans>
          </span>
          {formName ? withoutWord(formName) : roundName}
          <small>{roundName}</small>
        </h1>
        {!revision.sealedAt && (
          <p className={classes.draft}>
            <Trans>Bản nháp, chưa nộp</Trans>
          </p>
        )}
        {sections.map((section, index) => {
          const text = revision.narratives.find((narrative) => narrative.section === section.kind)?.text;
          const annex = annexes.findIndex(({ kind }) => kind === section.kind) + 1;
          return (
            <section key={section.kind} className={classes.section}>
              <h2>
                {roman[index]}. {sectionName(section)}
              </h2>
              {text ? (
                <RichText text={text} />
              ) : (
                <p>
                  <Trans>Mục này để trống.</Trans>
                </p>
              )}
              {annex > 0 && (
                <p className={classes.reference}>
                  <Trans>(Số liệu: Phụ lục {roman[annex - 1]})</Trans>
                </p>
              )}
            </section>
          );
        })}
        {annexes.map((annex, index) => (
          <ReportAnnex
            key={annex.kind}
            number={roman[index] ?? ""}
            title={sectionName(annex)}
            source={t`Kèm theo báo cáo ${roundName} của ${nameOf(committee)}`}
            lines={annex.lines}
            cells={cells}
            comparison={comparison}
            periodSum={periodSum}
            isStale={revision.isStale}
          />
        ))}
      </main>
      <FigureLineageDrawer />
    </>
  );
}

const roman = ["I", "II", "III", "IV", "V", "VI"];

/** "Báo cáo" stands above already. */
const withoutWord = (formName: string) => formName.replace(/^(báo cáo|report( of| on)?)\s+/i, "");

/** "Thanh Hóa, ngày 05 tháng 01 năm 2026": days below 10 and the first two months have two digits. */
function placeAndDate({ level, name }: { level: string; name: string }, date: string) {
  const [year, month = "", day] = date.split("-");
  const place = level === "NATION" ? "Hà Nội" : name;
  return `${place}, ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** While the page is open, paper is as Decree 30/2020/NĐ-CP says, and tables that need it lie across. */
function usePrintedPages({ foot, page }: { foot: string; page: string }) {
  useLayoutEffect(() => {
    const text = `"${foot.replaceAll(/["\\\n]/g, " ")}"`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page {
      size: A4 portrait;
      margin: 20mm 15mm 20mm 30mm;
      @top-center { content: counter(page); font: 13pt "Times New Roman", "Liberation Serif", serif; }
      @bottom-left { content: ${text}; font: 9pt sans-serif; }
      @bottom-right { content: "${page} " counter(page) "/" counter(pages); font: 9pt sans-serif; }
    }
    @page :first { @top-center { content: none; } }
    @page across { size: A4 landscape; margin: 20mm; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [foot, page]);
}
