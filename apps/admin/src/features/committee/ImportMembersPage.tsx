import { useSuspenseQuery } from "@apollo/client/react";
import { graphql, type MemberColumn, readFragment } from "@camket/schema";
import { TextLink } from "@camket/ui/link";
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { AppPage } from "../../AppPage.tsx";
import { useIntent } from "../../intent.ts";
import { NotFoundPage } from "../../NotFoundPage.tsx";
import { useNames } from "../../names.ts";
import { Refusal_error } from "../../refusal.ts";
import { committeeHref, committeesHref } from "./hrefs.ts";
import { useRoleLabels } from "./roles.ts";
import { TableImport } from "./TableImport.tsx";

const ImportMembersPageQuery = graphql(`
  query ImportMembersPage($id: ID!) {
    committee(id: $id) {
      id
      name
      nameEn
      viewerCanAdminister
    }
  }
`);

const ImportMembers = graphql(
  `
    mutation ImportMembers($input: ImportMembersInput!) {
      importMembers(input: $input) {
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

const route = getRouteApi("/committees/$id/members/import");

/** A file of members of one committee and of those under it, from the file to what it wrote. */
export function ImportMembersPage() {
  const { t } = useLingui();
  const { nameOf } = useNames();
  const roleLabels = useRoleLabels();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(ImportMembersPageQuery, { variables: { id } });
  const { send, failure } = useIntent(ImportMembers);
  const { committee } = data;
  if (!committee?.viewerCanAdminister) return <NotFoundPage />;
  const name = nameOf(committee);
  return (
    <AppPage
      breadcrumbs={[
        { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
        { label: name, href: committeeHref(id) },
        { label: t`Nhập thành viên từ tệp` },
      ]}
      title={t`Nhập thành viên từ tệp`}
      meta={<span>{name}</span>}
      keys={[]}
    >
      <TableImport<MemberColumn>
        purpose="members"
        columns={[
          { column: "FULL_NAME" },
          { column: "ROLE", hint: Object.values(roleLabels).join(", ") },
          { column: "POSITION" },
          { column: "STARTS_ON" },
          { column: "ENDS_ON", isOptional: true },
          { column: "AGENCY", isOptional: true, hint: t`tên hoặc tên viết tắt trong danh mục` },
          { column: "REFERENCE", isOptional: true, hint: t`số, ký hiệu như đã in` },
          { column: "UNIT_CODE", isOptional: true, hint: t`để trống: chính ban này` },
        ]}
        keeps={<Trans>Camket chỉ giữ tên, chức vụ và nhiệm kỳ của thành viên.</Trans>}
        search={search}
        onSearch={(changed) => navigate({ search: { ...changed }, replace: true })}
        ask={async ({ from, ...asked }) => {
          const answer = (await send({ input: { ...asked, committeeId: id } }))?.importMembers;
          if (answer?.__typename === "Job") return { jobId: answer.id };
          return {
            refusal: answer
              ? readFragment(Refusal_error, answer).message
              : (failure ?? t`Chưa gửi được. Gửi lại sau ít phút.`),
          };
        }}
        about={
          <Trans>
            Tệp CSV hoặc XLSX, nhiều nhất 10 MB và 20.000 dòng, dòng đầu là tên cột. Camket chỉ giữ tên, chức vụ và
            nhiệm kỳ: cột khác (ngày sinh, số điện thoại, số căn cước) không được lấy và không được lưu. Tệp gửi lên
            được giữ một ngày.
          </Trans>
        }
        seen={
          <TextLink href={committeeHref(id)}>
            <Trans>Xem thành viên của ban</Trans>
          </TextLink>
        }
      />
    </AppPage>
  );
}
