import { type CalendarDate, parseCalendarDate } from "@camket/ui/calendar";

/** Reads one value of an address; undefined where it says nothing we know. */
type Read<Value> = (text: string) => Value | undefined;

export const text: Read<string> = (value) => value || undefined;

export const date: Read<CalendarDate> = (value) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? (parseCalendarDate(value) ?? undefined) : undefined;

export const oneOf =
  <const Value extends string>(...values: Value[]): Read<Value> =>
  (value) =>
    values.find((each) => each === value);

type Searched<Reads> = { [Name in keyof Reads]?: Reads[Name] extends Read<infer Value> ? Value | undefined : never } & {
  /** Names of the values that could not be read, so that the page can say so. */
  unread?: string | undefined;
};

/** For `validateSearch`: an address that someone mistyped opens the page all the same. */
export const searchOf =
  <const Reads extends Record<string, Read<string>>>(reads: Reads) =>
  (search: Record<string, unknown>): Searched<Reads> => {
    const unread = new Set(
      String(search.unread ?? "")
        .split(",")
        .filter((name) => name in reads),
    );
    // What cannot be read is undefined and not left out, or the router would pass on what was written.
    const known = Object.entries(reads).map(([name, read]) => {
      const written = search[name];
      const value = written === undefined || written === "" ? undefined : read(String(written));
      if (written && value === undefined) unread.add(name);
      return [name, value];
    });
    return Object.fromEntries([...known, ...(unread.size > 0 ? [["unread", [...unread].join(",")]] : [])]);
  };

/** Values of an address are plain text, not JSON: `?q=123` asks for the text "123". */
export const plainSearch = {
  parseSearch: (search: string) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Record<string, unknown>) => {
    const written = Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)]],
    );
    return written.length > 0 ? `?${new URLSearchParams(written)}` : "";
  },
};
