import type { Prisma } from "@camket/prisma";
import { periodOn } from "../../calendar.ts";

/** The same wherever definitions are read, so that one statement reads them. */
export const versionsInOrder = { orderBy: { validFrom: "asc" }, take: 50 } satisfies Prisma.Indicator$versionsArgs;

export const MOST_INDICATORS = 200;

/** The forms of a round, with what is asked of every definition of their indicators. */
export const formsSelect = <Versions>(versions: Versions) => ({
  endsOn: true,
  templates: {
    select: {
      level: true,
      templateVersion: {
        select: {
          sections: {
            orderBy: { position: "asc" as const },
            take: 6,
            select: {
              indicators: {
                orderBy: { position: "asc" as const },
                take: MOST_INDICATORS,
                select: { indicator: { select: { versions } } },
              },
            },
          },
        },
      },
    },
  },
});

export interface RoundWithForms<Version> {
  endsOn: Date;
  templates: {
    level: string;
    templateVersion: { sections: { indicators: { indicator: { versions: Version[] } }[] }[] };
  }[];
}

/** What the forms of some levels ask for, as defined on the last day of the period, in the order of the form. */
export const definitionsAsked = <Version extends { validFrom: Date }>(
  { endsOn, templates }: RoundWithForms<Version>,
  isAsked: (level: string) => boolean,
): Version[] =>
  templates
    .filter(({ level }) => isAsked(level))
    .flatMap(({ templateVersion }) => templateVersion.sections.flatMap(({ indicators }) => indicators))
    .slice(0, MOST_INDICATORS)
    .map(({ indicator }) => periodOn(indicator.versions, endsOn));

/** What a rule needs to know of a definition. */
const definitionSelect = {
  id: true,
  indicatorId: true,
  valueType: true,
  source: true,
  overCommittees: true,
  validFrom: true,
  rules: {
    orderBy: { id: "asc" },
    take: 50,
    select: { kind: true, severity: true, comparedIndicatorId: true, comparedPart: true, limit: true },
  },
  disaggregations: {
    orderBy: { code: "asc" },
    take: 20,
    select: {
      id: true,
      addsUpToTotal: true,
      categories: { orderBy: { position: "asc" }, take: 100, select: { id: true } },
    },
  },
} satisfies Prisma.IndicatorVersionSelect;

const cellSelect = {
  indicatorVersionId: true,
  categoryId: true,
  state: true,
  numerator: true,
  denominator: true,
  explanation: true,
} satisfies Prisma.FigureSelect;

/** What a report is asked for: the form of its level in its round. */
export const formSelect = {
  committee: { select: { unit: { select: { level: true } } } },
  round: {
    select: {
      committeeId: true,
      periodKind: true,
      year: true,
      ordinal: true,
      endsOn: true,
      templates: {
        select: {
          level: true,
          templateVersion: {
            select: {
              sections: {
                orderBy: { position: "asc" },
                take: 6,
                select: {
                  kind: true,
                  isRequired: true,
                  maxWords: true,
                  indicators: {
                    orderBy: { position: "asc" },
                    take: 200,
                    select: {
                      isRequired: true,
                      indicator: {
                        select: { versions: { ...versionsInOrder, select: definitionSelect } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
} satisfies Prisma.ReportSelect;

/** That, with what its latest revision answers. */
export const sheetSelect = {
  ...formSelect,
  committeeId: true,
  committeePath: true,
  revisions: {
    orderBy: { number: "desc" },
    take: 1,
    select: {
      narratives: { orderBy: { section: "asc" }, take: 6, select: { section: true, text: true, isDrafted: true } },
      figures: { select: cellSelect },
    },
  },
} satisfies Prisma.ReportSelect;

type Form = Prisma.ReportGetPayload<{ select: typeof formSelect }>;
export type Sheet = Prisma.ReportGetPayload<{ select: typeof sheetSelect }>;
export type Definition = Prisma.IndicatorVersionGetPayload<{ select: typeof definitionSelect }>;
export type Cell = Prisma.FigureGetPayload<{ select: typeof cellSelect }>;

export const sectionsOf = ({ committee, round }: Form) =>
  round.templates.find(({ level }) => level === committee.unit.level)?.templateVersion.sections ?? [];

/** The definitions its figures follow: those of the last day of the period, in the order of the form. */
export const linesOf = (form: Form) =>
  sectionsOf(form).flatMap(({ indicators }) =>
    indicators.map(({ isRequired, indicator }) => ({
      isRequired,
      definition: periodOn(indicator.versions, form.round.endsOn),
    })),
  );
