import { type FragmentOf, graphql, type ResultOf, readFragment } from "@camket/schema";
import type { Status } from "@camket/ui/status";
import { useNames } from "../../names.ts";
import { planHref, taskCommentsHref, taskHref } from "../plan/hrefs.ts";
import { reportHref, roundHref } from "../report/hrefs.ts";
import { useRoundNames } from "../report/round-names.ts";

export const NotificationSubject_notification = graphql(`
  fragment NotificationSubject_notification on Notification {
    id
    kind
    topic
    task {
      id
      number
      title
      plan {
        id
        document {
          id
          reference
        }
      }
    }
    assignment {
      id
      assignee {
        id
        name
        nameEn
      }
      task {
        id
        number
        title
        committee {
          id
          name
          nameEn
        }
      }
    }
    plan {
      id
      title
      committee {
        id
        name
        nameEn
      }
    }
    expectation {
      id
      committee {
        id
        name
        nameEn
      }
      round {
        id
        name
        periodKind
        year
        startsOn
        endsOn
      }
      report {
        id
      }
    }
    report {
      id
      committee {
        id
        name
        nameEn
      }
      round {
        id
        name
        periodKind
        year
        startsOn
        endsOn
      }
    }
    cellComment {
      id
      author {
        name
      }
      indicator {
        id
        code
      }
      report {
        id
        round {
          id
          name
          periodKind
          year
          startsOn
          endsOn
        }
      }
    }
    comment {
      id
      author {
        name
      }
      task {
        id
        number
        title
      }
    }
  }
`);

interface Subject {
  title: string;
  /** The document, committee or colleague that it comes from. */
  source: string | null;
  href: string;
}

/** What a notification is about, in its own words, and where it stands. */
export function useNotificationSubject() {
  const { nameOf } = useNames();
  const { roundNameOf } = useRoundNames();
  return (notification: FragmentOf<typeof NotificationSubject_notification>): Subject | null => {
    const { kind, task, assignment, plan, expectation, report, comment, cellComment } = readFragment(
      NotificationSubject_notification,
      notification,
    );
    if (task)
      return {
        title: `${task.number} ${task.title}`,
        source: task.plan?.document?.reference ?? null,
        href: taskHref(task.id),
      };
    if (assignment)
      return {
        title: `${assignment.task.number} ${assignment.task.title}`,
        source: nameOf(kind === "TASK_CHANGE_ASKED" ? assignment.assignee : assignment.task.committee),
        href: taskHref(assignment.task.id),
      };
    if (plan) return { title: plan.title, source: nameOf(plan.committee), href: planHref(plan.id) };
    if (expectation)
      return {
        title: roundNameOf(expectation.round),
        source: nameOf(expectation.committee),
        href: expectation.report ? reportHref(expectation.report.id) : roundHref(expectation.round.id),
      };
    if (cellComment)
      return {
        title: `${cellComment.indicator.code}, ${roundNameOf(cellComment.report.round)}`,
        source: cellComment.author?.name ?? null,
        href: reportHref(cellComment.report.id, { remarks: "open" }),
      };
    if (comment)
      return {
        title: `${comment.task.number} ${comment.task.title}`,
        source: comment.author?.name ?? null,
        href: taskCommentsHref(comment.task.id),
      };
    return (
      report && { title: roundNameOf(report.round), source: nameOf(report.committee), href: reportHref(report.id) }
    );
  };
}

type Topic = ResultOf<typeof NotificationSubject_notification>["topic"];

export const topicStatus: Record<Topic, Status> = {
  DUE: "due",
  LATE: "late",
  CASCADE: "submitted",
  REVIEW: "submitted",
  RETURNED: "returned",
  REMINDER: "due",
  MENTION: "submitted",
};
