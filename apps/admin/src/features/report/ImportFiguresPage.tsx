import { useSuspenseQuery } from "@apollo/client/react";
import { type FigureColumn, graphql, type ResultOf, readFragment } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { EmptyState } from "@camket/ui/states";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { ButtonLink } from "../../ButtonLink.tsx";
import { useIntent } from "../../intent.ts";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { Refusal_error } from "../../refusal.ts";
import { jobsHref } from "../access/hrefs.ts";
import { TableImport } from "../committee/TableImport.tsx";
import { FigureTemplate, FigureTemplate_report } from "./FigureTemplate.tsx";
import { reportHref } from "./hrefs.ts";
import { ReportHeading_report, useReportHeading } from "./report-heading.ts";

const ImportFiguresPageQuery = graphql(
  `
    query ImportFiguresPage($id: ID!) {
      report(id: $id) {
        id
        viewerCanEdit
        draftRevision {
          id
        }
        ...ReportHeading_report
        ...FigureTemplate_report
      }
    }
  `,
  [ReportHeading_report, FigureTemplate_report],
);

const ImportFigures = graphql(
  `
    mutation ImportFigures($input: ImportFiguresInput!) {
      importFigures(input: $input) {
        __typename
        ... on Job {
          id
        }
        ...Refusal_error
      }
    }
  `,
  [Refusal_error],
);

const route = getRouteApi("/reports/$id/import");

type ReadReport = NonNullable<ResultOf<typeof ImportFiguresPageQuery>["report"]>;

/** A file of figures for the draft of a report, from the template to what it wrote. */
export function ImportFiguresPage() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(ImportFiguresPageQuery, { variables: { id } });
  return data.report ? <ImportFiguresInto report={data.report} /> : <NotFoundPage />;
}

function ImportFiguresInto({ report }: { report: ReadReport }) {
  const { t } = useLingui();
  const { title, unitName, breadcrumbs } = useReportHeading(report);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { send, failure } = useIntent(ImportFigures);
  const isOpen = report.viewerCanEdit && report.draftRevision !== null;
  const back = reportHref(report.id);
  return (
    <AppPage
      breadcrumbs={[...breadcrumbs.slice(0, -1), { label: unitName, href: back }, { label: t`Nhập số liệu từ tệp` }]}
      title={t`Nhập số liệu từ tệp`}
      actions={isOpen && <FigureTemplate report={report} />}
      meta={
        <>
          <span>
            {title}, {unitName}
          </span>
          <TextLink href={jobsHref()}>
            <Trans>Các đợt đã nhập</Trans>
          </TextLink>
        </>
      }
      keys={[]}
    >
      {isOpen ? (
        <TableImport<FigureColumn>
          purpose="figures"
          columns={[
            { column: "INDICATOR", hint: t`như trong tệp mẫu: EDU-01` },
            { column: "CATEGORY", isOptional: true, hint: t`như SEX.F; để trống: tổng số` },
            { column: "VALUE", hint: t`để trống: bỏ qua dòng` },
            { column: "DENOMINATOR", isOptional: true, hint: t`chỉ của chỉ tiêu tỷ lệ` },
            { column: "EXPLANATION", isOptional: true, hint: t`để trống: giữ giải trình đã ghi` },
          ]}
          keeps={<Trans>Camket chỉ lấy mã, số liệu và giải trình.</Trans>}
          search={search}
          onSearch={(changed) => navigate({ search: { ...changed }, replace: true })}
          ask={async ({ from, ...asked }, numberStyle) => {
            const answer = (await send({ input: { ...asked, numberStyle, reportId: report.id } }))?.importFigures;
            if (answer?.__typename === "Job") return { jobId: answer.id };
            return {
              refusal: answer
                ? readFragment(Refusal_error, answer).message
                : (failure ?? t`Chưa gửi được. Gửi lại sau ít phút.`),
            };
          }}
          about={
            <Trans>
              Tải tệp mẫu của báo cáo này, điền bằng chương trình bảng tính, lưu lại rồi chọn tệp. Nhận CSV hoặc XLSX,
              nhiều nhất 10 MB và 20.000 dòng, dòng đầu là tên cột. Ô để trống không thay đổi số liệu đã nhập; trong kỳ
              không có gì thì ghi “không phát sinh”. Tệp gửi lên được giữ một ngày.
            </Trans>
          }
          seen={
            <TextLink href={back}>
              <Trans>Xem số liệu trong báo cáo</Trans>
            </TextLink>
          }
        />
      ) : (
        <EmptyState
          title={t`Báo cáo không có bản nháp để nhập`}
          actions={
            <ButtonLink href={back}>
              <Trans>Xem báo cáo</Trans>
            </ButtonLink>
          }
        >
          <Trans>
            Chỉ cán bộ thực hiện của ban báo cáo nhập được, khi báo cáo chưa nộp hoặc đã bị trả lại và đang soạn lại.
          </Trans>
        </EmptyState>
      )}
    </AppPage>
  );
}
