import { builder } from "../../builder.ts";

interface FileOfColumns<Column extends string> {
  description: string;
  /** What each of them holds, for analysts. */
  columns: Record<Column, string>;
}

/** "parentCode" is PARENT_CODE to those who ask. */
export const enumName = (value: string) => value.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/**
 * The types that say where the columns of a kind of file stand.
 *
 * @param name what the types begin with: "Unit".
 */
export function columnPlaces<Column extends string>(name: string, { description, columns }: FileOfColumns<Column>) {
  const ColumnEnum = builder.enumType(`${name}Column`, {
    description,
    values: Object.fromEntries(
      (Object.keys(columns) as Column[]).map((value) => [enumName(value), { value, description: columns[value] }]),
    ) as Record<string, { value: Column; description: string }>, // the columns themselves
  });
  const ColumnPlaceInput = builder.inputType(`${name}ColumnPlaceInput`, {
    description: "Which column of the file holds what.",
    fields: (t) => ({
      column: t.field({ type: ColumnEnum, required: true, description: "What it holds." }),
      head: t.string({ required: true, description: "The word of its head." }),
    }),
  });
  return { ColumnEnum, ColumnPlaceInput };
}

/** The same for a file that is checked and mended on screen: with what a cell says instead. */
export function fileColumns<Column extends string>(name: string, file: FileOfColumns<Column>) {
  const { ColumnEnum, ColumnPlaceInput } = columnPlaces(name, file);
  const CorrectionInput = builder.inputType(`${name}CorrectionInput`, {
    description: "The text of one cell, in place of what the file says.",
    fields: (t) => ({
      row: t.int({ required: true, description: "The row of the file, counted with its head as the first." }),
      column: t.field({ type: ColumnEnum, required: true, description: "The cell." }),
      value: t.string({ required: true, description: "Its text." }),
    }),
  });
  return { ColumnEnum, ColumnPlaceInput, CorrectionInput };
}
