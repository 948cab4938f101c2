import { type CalendarDate, dateInVietnam } from "@camket/ui/calendar";

/** The calendar date in Viet Nam as the page is drawn. */
export const today = (): CalendarDate => dateInVietnam(new Date());
