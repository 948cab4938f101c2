import { useLingui } from "@lingui/react/macro";

/** What the texts of a plan are called, by their number. */
export function useRevisionNames() {
  const { t } = useLingui();
  return (number: number) => (number === 1 ? t`Ban hành lần đầu` : t`Sửa đổi lần ${number - 1}`);
}
