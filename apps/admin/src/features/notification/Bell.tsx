import { useQuery } from "@apollo/client/react";
import { graphql } from "@camket/schema";
import { Link } from "@camket/ui/link";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useIdle } from "@mantine/hooks";
import { IconBell } from "@tabler/icons-react";
import classes from "./Bell.module.css";
import { notificationsHref } from "./hrefs.ts";

const BellQuery = graphql(`
  query Bell {
    viewer {
      unreadNotifications
    }
  }
`);

const everyMinute = 60_000;
const fiveMinutes = 300_000;

/** Asks what is new as long as somebody is at work here: a page left open must not keep a session alive. */
export function useNewsPoll() {
  const isIdle = useIdle(fiveMinutes, { initialState: false });
  useQuery(BellQuery, { pollInterval: everyMinute, skipPollAttempt: () => isIdle || document.hidden });
}

/** Leads to what there is to know, with how much of it is unread. */
export function Bell() {
  const { t } = useLingui();
  const { data } = useQuery(BellQuery, { fetchPolicy: "cache-only" });
  const unread = data?.viewer?.unreadNotifications ?? 0;
  return (
    <Link
      href={notificationsHref()}
      className={classes.bell}
      aria-label={unread > 0 ? plural(unread, { other: "Nhắc việc, # chưa đọc" }) : t`Nhắc việc`}
    >
      <IconBell size={20} stroke={1.7} aria-hidden />
      {unread > 0 && <span className={classes.count}>{unread > 99 ? "99+" : unread}</span>}
    </Link>
  );
}
