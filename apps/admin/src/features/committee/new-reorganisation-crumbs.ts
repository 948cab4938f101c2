import { useLingui } from "@lingui/react/macro";
import { committeesHref, reorganisationsHref } from "./hrefs.ts";

export function useNewReorganisationCrumbs() {
  const { t } = useLingui();
  return [
    { label: t({ message: "Ban chỉ đạo", context: "danh sách" }), href: committeesHref() },
    { label: t({ message: "Sắp xếp", context: "danh sách" }), href: reorganisationsHref() },
    { label: t`Lập mới` },
  ];
}
