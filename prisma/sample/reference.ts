import type { AdministrativeLevel } from "../generated/client/enums.ts";
import { type Day, holdsOn } from "./calendar.ts";
import * as catalogue from "./catalogue.ts";
import type { Row, Rows } from "./rows.ts";

export interface Measure {
  entry: catalogue.IndicatorEntry;
  row: Row<"Indicator">;
  versions: Row<"IndicatorVersion">[];
}

/** What every committee refers to: taxonomies, indicators, forms of report. */
export interface Reference {
  themes: Map<string, number>;
  groups: Map<string, number>;
  documentTypes: Map<string, Row<"DocumentType">>;
  outputKinds: Row<"OutputKind">[];
  outputChannels: Row<"OutputChannel">[];
  measures: Map<string, Measure>;
  /** Categories by the code of their disaggregation. */
  categories: Map<string, Row<"DisaggregationCategory">[]>;
  forms: Map<string, Form>;
}

export interface Form {
  version: Row<"ReportTemplateVersion">;
  sections: Row<"TemplateSection">[];
  /** Codes of the indicators asked for, in order. */
  indicators: string[];
}

// Before this day the sample holds one published figure only.
const FIRST_DAY: Day = "2020-01-01";

export function addReference(rows: Rows): Reference {
  const themes = new Map(
    catalogue.themes.map((theme) => [theme.code, rows.add("Theme", { ...described(theme), sdgs: theme.sdgs }).id]),
  );
  const groups = new Map(catalogue.groups.map((group) => [group.code, rows.add("Group", described(group)).id]));
  const documentTypes = new Map(
    catalogue.documentTypes.map((type) => [
      type.code,
      rows.add("DocumentType", {
        code: type.code,
        name: type.nameVi,
        nameEn: type.nameEn,
        isNumbered: type.numbered,
      }),
    ]),
  );
  const outputKinds = catalogue.outputs.kinds.map((kind, position) => rows.add("OutputKind", named(kind, position)));
  const outputChannels = catalogue.outputs.channels.map((channel, position) =>
    rows.add("OutputChannel", named(channel, position)),
  );
  const { categories, disaggregations } = addDisaggregations(rows);
  const measures = addIndicators(rows, { themes, groups, disaggregations });
  const forms = addForms(rows, measures);
  return { themes, groups, documentTypes, outputKinds, outputChannels, measures, categories, forms };
}

export function found<Value>(map: ReadonlyMap<string, Value>, code: string): Value {
  const value = map.get(code);
  if (value === undefined) throw new Error(`The sample's catalogue has no ${code}.`);
  return value;
}

/** The definition in force on a day. */
export function versionOn(measure: Measure, day: Day): Row<"IndicatorVersion"> {
  const version = measure.versions.find(({ validFrom, validTo = null }) => holdsOn({ validFrom, validTo }, day));
  if (!version) throw new Error(`${measure.entry.code} has no definition on ${day}.`);
  return version;
}

function named({ code, nameVi, nameEn }: { code: string; nameVi: string; nameEn: string }, position: number) {
  return { code, name: nameVi, nameEn, position: position + 1 };
}

function described(entry: (typeof catalogue.groups)[number]) {
  const { descriptionVi = entry.nameVi, descriptionEn = entry.nameEn } = entry;
  return { ...named(entry, entry.sortOrder - 1), description: descriptionVi, descriptionEn };
}

function addDisaggregations(rows: Rows) {
  const borrowed: Record<string, { code: string; nameVi: string; nameEn: string }[]> = {
    "output-kinds.json#kinds": catalogue.outputs.kinds,
    "output-kinds.json#channels": catalogue.outputs.channels,
    "themes.json": catalogue.themes,
  };
  const disaggregations = new Map<string, number>();
  const categories = new Map<string, Row<"DisaggregationCategory">[]>();
  for (const entry of catalogue.disaggregations) {
    const { id } = rows.add("Disaggregation", {
      code: entry.code,
      name: entry.nameVi,
      nameEn: entry.nameEn,
      addsUpToTotal: entry.addsUpToTotal,
    });
    disaggregations.set(entry.code, id);
    const parts = entry.categories ?? borrowed[entry.categoriesFrom ?? ""] ?? [];
    categories.set(
      entry.code,
      parts.map((part, position) =>
        rows.add("DisaggregationCategory", { disaggregationId: id, ...named(part, position) }),
      ),
    );
  }
  return { disaggregations, categories };
}

function addIndicators(
  rows: Rows,
  codes: { themes: Map<string, number>; groups: Map<string, number>; disaggregations: Map<string, number> },
): Map<string, Measure> {
  const measures = new Map<string, Measure>();
  for (const entry of catalogue.indicators) {
    const row = rows.add("Indicator", { code: entry.code });
    const definitions = entry.changedFrom
      ? [
          {
            validFrom: FIRST_DAY,
            validTo: entry.changedFrom,
            definition: entry.earlierDefinitionVi ?? entry.definitionVi,
            definitionEn: entry.earlierDefinitionEn ?? entry.definitionEn,
          },
          definitionSince(entry, entry.changedFrom),
        ]
      : [definitionSince(entry, FIRST_DAY)];
    const versions = definitions.map((definition, index) =>
      rows.add("IndicatorVersion", {
        indicatorId: row.id,
        number: index + 1,
        name: entry.nameVi,
        nameEn: entry.nameEn,
        ...definition,
        unit: entry.unitVi,
        unitEn: entry.unitEn,
        valueType: entry.valueType,
        numeratorName: entry.numeratorVi ?? null,
        numeratorNameEn: entry.numeratorEn ?? null,
        denominatorName: entry.denominatorVi ?? null,
        denominatorNameEn: entry.denominatorEn ?? null,
        overCommittees: entry.addOverCommittees,
        overPeriods: entry.addOverPeriods,
        source: entry.source,
        counted: entry.counted ?? null,
        eventKinds: entry.eventKinds ?? [],
        smallCellThreshold: entry.smallCellThreshold ?? null,
        levels: entry.levels,
        themeId: found(codes.themes, entry.theme),
      }),
    );
    measures.set(entry.code, { entry, row, versions });
  }
  for (const { entry, versions } of measures.values())
    for (const version of versions) {
      for (const group of entry.groups) rows.link("_GroupToIndicatorVersion", found(codes.groups, group), version.id);
      for (const split of entry.disaggregations)
        rows.link("_DisaggregationToIndicatorVersion", found(codes.disaggregations, split), version.id);
      for (const { rule, severity, other, otherPart, limit } of entry.validations)
        rows.add("ValidationRule", {
          indicatorVersionId: version.id,
          kind: rule,
          severity,
          comparedIndicatorId: other ? found(measures, other).row.id : null,
          comparedPart: other ? (otherPart === "DENOMINATOR" ? "DENOMINATOR" : "NUMERATOR") : null,
          limit: limit ?? null,
        });
    }
  return measures;
}

function definitionSince({ definitionVi, definitionEn }: catalogue.IndicatorEntry, validFrom: Day) {
  return { validFrom, validTo: null, definition: definitionVi, definitionEn };
}

/** Whether no report can do without it: the first indicator of each field, where it is typed. */
export function isCore({ code, source }: catalogue.IndicatorEntry): boolean {
  return source === "ENTERED" && code.endsWith("-01");
}

function addForms(rows: Rows, measures: Map<string, Measure>): Map<string, Form> {
  const forms = new Map<string, Form>();
  for (const entry of catalogue.templates) {
    const template = rows.add("ReportTemplate", { code: entry.code, name: entry.nameVi, nameEn: entry.nameEn });
    const levels: AdministrativeLevel[] = entry.usedByLevels;
    const version = rows.add("ReportTemplateVersion", {
      templateId: template.id,
      number: entry.version,
      levels,
      validFrom: entry.validFrom,
    });
    const form: Form = { version, sections: [], indicators: [] };
    for (const [index, section] of entry.sections.entries()) {
      const row = rows.add("TemplateSection", {
        templateVersionId: version.id,
        kind: section.code,
        position: index + 1,
        title: section.nameVi,
        titleEn: section.nameEn,
        guidance: section.guidanceVi,
        guidanceEn: section.guidanceEn,
        isRequired: section.required,
        maxWords: section.maxWords,
      });
      form.sections.push(row);
      const asked = [...section.indicators, ...(section.themes ?? []).flatMap(({ indicators }) => indicators)];
      for (const [position, code] of asked.entries()) {
        const { entry: measured, row: indicator } = found(measures, code);
        rows.add("TemplateIndicator", {
          sectionId: row.id,
          indicatorId: indicator.id,
          position: position + 1,
          isRequired: isCore(measured),
        });
        form.indicators.push(code);
      }
    }
    forms.set(entry.code, form);
  }
  return forms;
}
