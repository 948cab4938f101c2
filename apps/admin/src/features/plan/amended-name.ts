import { useLingui } from "@lingui/react/macro";

/** What an amendment is called beside the plans that stand on their own. */
export function useAmendedName() {
  const { t } = useLingui();
  return ({ title, document }: { title: string; document: { reference: string | null } | null }) => {
    const name = document?.reference ?? title;
    return t`Sửa đổi của ${name}`;
  };
}
