import { formatDate, formatDateRange } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";

/** When it was: a day, the first and the last, or the month where no more is known. */
export function useEventDays() {
  const { t } = useLingui();
  const locale = useLocale();
  return ({
    startsOn,
    endsOn,
    isDateApproximate,
  }: {
    startsOn: string;
    endsOn: string;
    isDateApproximate: boolean;
  }) => {
    if (isDateApproximate && startsOn.slice(0, 7) === endsOn.slice(0, 7)) {
      const [year, month] = startsOn.split("-");
      return t`tháng ${month}/${year}`;
    }
    const days = startsOn === endsOn ? formatDate(startsOn, locale) : formatDateRange(startsOn, endsOn, locale);
    return isDateApproximate ? t`khoảng ${days}` : days;
  };
}
