import { graphql, type ResultOf } from "@camket/schema";
import type { PaletteEntry } from "@camket/ui/command-palette";
import { formatDate } from "@camket/ui/format";
import { useLocale } from "@camket/ui/words";
import { useLingui } from "@lingui/react/macro";
import {
  IconCalendarEvent,
  IconChecklist,
  IconFileText,
  IconRuler2,
  IconSitemap,
  IconTarget,
  IconUser,
  IconWorld,
} from "@tabler/icons-react";
import { useNames } from "../../names.ts";
import { committeeHref, personHref } from "../committee/hrefs.ts";
import { documentHref, eventHref, planHref, recommendationHref, taskHref } from "../plan/hrefs.ts";
import { indicatorHref } from "../report/hrefs.ts";

export const FindQuery = graphql(`
  query Find($text: String!, $today: Date!) {
    tasks(where: { title: $text }, first: 5) {
      edges {
        node {
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
    }
    plans(where: { title: $text }, first: 3) {
      edges {
        node {
          id
          title
          committee {
            id
            name
            nameEn
          }
        }
      }
    }
    committees(where: { name: $text }, asOf: $today, first: 4) {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
    people(where: { name: $text }, first: 3) {
      edges {
        node {
          id
          name
          memberships(first: 1, asOf: $today) {
            edges {
              node {
                id
                committee {
                  id
                  name
                  nameEn
                }
              }
            }
          }
        }
      }
    }
    documents(where: { subject: $text }, first: 3) {
      edges {
        node {
          id
          reference
          subject
          issuer
        }
      }
    }
    events(where: { title: $text }, first: 3) {
      edges {
        node {
          id
          title
          startsOn
          committee {
            id
            name
            nameEn
          }
        }
      }
    }
    recommendations(where: { text: $text }, first: 3) {
      edges {
        node {
          id
          text
          mechanism
          reference
        }
      }
    }
    indicators(where: { name: $text }, first: 3) {
      edges {
        node {
          id
          code
          version(asOf: $today) {
            id
            name
            nameEn
          }
        }
      }
    }
  }
`);

export interface FoundEntry extends PaletteEntry {
  href: string;
}

/** What was found, each kind by itself. */
export function useFound() {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf } = useNames();
  return (found: ResultOf<typeof FindQuery>): { label: string; entries: FoundEntry[] }[] => {
    const entry = (href: string, icon: FoundEntry["icon"], label: string, ...about: (string | null | undefined)[]) => ({
      key: href,
      href,
      icon,
      label,
      detail: about.filter(Boolean).join(", "),
    });
    return [
      {
        label: t({ message: "Nhiệm vụ", context: "danh sách" }),
        entries: found.tasks.edges.map(({ node: { id, number, title, committee } }) =>
          entry(taskHref(id), IconTarget, `${number} ${title}`, nameOf(committee)),
        ),
      },
      {
        label: t({ message: "Kế hoạch", context: "danh sách" }),
        entries: found.plans.edges.map(({ node: { id, title, committee } }) =>
          entry(planHref(id), IconChecklist, title, nameOf(committee)),
        ),
      },
      {
        label: t({ message: "Ban chỉ đạo", context: "danh sách" }),
        entries: found.committees.edges.map(({ node: { id, ...names } }) =>
          entry(committeeHref(id), IconSitemap, nameOf(names)),
        ),
      },
      {
        label: t`Thành viên`,
        entries: found.people.edges.map(({ node: { id, name, memberships } }) =>
          entry(personHref(id), IconUser, name, ...memberships.edges.map(({ node }) => nameOf(node.committee))),
        ),
      },
      {
        label: t({ message: "Văn bản", context: "danh sách" }),
        entries: found.documents.edges.map(({ node: { id, reference, subject, issuer } }) =>
          entry(documentHref(id), IconFileText, subject, reference, issuer),
        ),
      },
      {
        label: t({ message: "Hội nghị, tập huấn", context: "danh sách" }),
        entries: found.events.edges.map(({ node: { id, title, startsOn, committee } }) =>
          entry(eventHref(id), IconCalendarEvent, title, formatDate(startsOn, locale), nameOf(committee)),
        ),
      },
      {
        label: t({ message: "Khuyến nghị", context: "danh sách" }),
        entries: found.recommendations.edges.map(({ node: { id, text, mechanism, reference } }) =>
          entry(recommendationHref(id), IconWorld, shortened(text), `${mechanism} ${reference}`),
        ),
      },
      {
        label: t`Danh mục chỉ tiêu`,
        entries: found.indicators.edges.map(({ node: { id, code, version } }) =>
          entry(indicatorHref(id), IconRuler2, version ? nameOf(version) : code, code),
        ),
      },
    ];
  };
}

const MOST_LETTERS = 120;

const shortened = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS).trimEnd()}…` : text);
