import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, readFragment, type UnitColumn } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { useIntent } from "../../intent.ts";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { Refusal_error } from "../../refusal.ts";
import { committeesHref } from "./hrefs.ts";
import { TableImport } from "./TableImport.tsx";

const ImportUnitsPageQuery = graphql(`
  query ImportUnitsPage {
    viewer {
      isGlobalAdministrator
    }
  }
`);

const ImportUnits = graphql(
  `
    mutation ImportUnits($input: ImportUnitsInput!) {
      importUnits(input: $input) {
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

const route = getRouteApi("/committees/units/import");

/** A file of administrative units, from the file to what it wrote. */
export function ImportUnitsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ImportUnitsPageQuery);
  const { send, failure } = useIntent(ImportUnits);
  if (!data.viewer?.isGlobalAdministrator) return <NotFoundPage />;
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
        { label: t`Nhập đơn vị hành chính` },
      ]}
      title={t`Nhập đơn vị hành chính`}
      meta={
        <span>
          <Trans>
            Tệp liệt kê trọn từng cấp: đơn vị của cấp đó mà tệp không có sẽ kết thúc vào ngày tệp có hiệu lực.
          </Trans>
        </span>
      }
      keys={[]}
    >
      <TableImport<UnitColumn>
        purpose="units"
        columns={[
          { column: "CODE" },
          { column: "LEVEL", hint: "NATION, PROVINCE, DISTRICT, COMMUNE" },
          { column: "KIND", hint: t`tỉnh, thành phố, phường, xã, đặc khu` },
          { column: "NAME", hint: t`không kèm loại` },
          { column: "PARENT_CODE", hint: t`để trống ở cấp tỉnh` },
          { column: "NAME_EN", isOptional: true },
        ]}
        hasFirstDay
        search={search}
        onSearch={(changed) => navigate({ search: { ...changed }, replace: true })}
        ask={async (asked) => {
          const answer = (await send({ input: asked }))?.importUnits;
          if (answer?.__typename === "Job") return { jobId: answer.id };
          return {
            refusal: answer
              ? readFragment(Refusal_error, answer).message
              : (failure ?? t`Chưa gửi được. Gửi lại sau ít phút.`),
          };
        }}
        about={
          <Trans>
            Tệp CSV hoặc XLSX, nhiều nhất 10 MB và 20.000 dòng, dòng đầu là tên cột. Tệp chỉ gồm danh mục đơn vị: danh
            sách người dân hay dữ liệu cá nhân không thuộc về Camket. Tệp gửi lên được giữ một ngày.
          </Trans>
        }
        seen={
          <TextLink href={committeesHref()}>
            <Trans>Xem danh sách ban chỉ đạo</Trans>
          </TextLink>
        }
      />
    </AppPage>
  );
}
