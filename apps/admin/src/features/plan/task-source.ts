import { type FragmentOf, graphql, readFragment } from "@camket/schema";
import { formatDate } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import { eventHref, planHref } from "./hrefs.ts";

export const TaskSource_task = graphql(`
  fragment TaskSource_task on Task {
    id
    number
    plan {
      id
      title
      document {
        id
        reference
      }
    }
    conclusion {
      id
      number
      event {
        id
        title
        startsOn
      }
    }
  }
`);

interface TaskSource {
  /** "Nhiệm vụ 2.3", "Kết luận 4". */
  label: string;
  /** The plan or event it stands in, where the viewer may see it. */
  origin?: { label: string; href: string };
}

/** The document or meeting that a task comes from. */
export function useTaskSource() {
  const { t } = useLingui();
  const locale = useLocale();
  return (task: FragmentOf<typeof TaskSource_task>): TaskSource => {
    const { number, plan, conclusion } = readFragment(TaskSource_task, task);
    if (plan)
      return {
        label: t`Nhiệm vụ ${number}`,
        origin: { label: plan.document?.reference ?? plan.title, href: planHref(plan.id) },
      };
    if (conclusion) {
      const { id, title, startsOn } = conclusion.event;
      return {
        label: t`Kết luận ${conclusion.number}`,
        origin: { label: `${title}, ${formatDate(startsOn, locale)}`, href: eventHref(id) },
      };
    }
    return { label: t`Nhiệm vụ ${number}` };
  };
}
