import { useLingui } from "@lingui/react/macro";
import classes from "./TableImport.module.css";

interface SampleRowsProps {
  columns: readonly string[];
  rows: readonly { row: number; cells: readonly string[] }[];
}

/** The first rows of a file, as they were read. */
export function SampleRows({ columns, rows }: SampleRowsProps) {
  const { t } = useLingui();
  return (
    <div className={classes.sample}>
      <table aria-label={t`Những dòng đầu của tệp`}>
        <thead>
          <tr>
            {columns.map((head, place) => (
              <th key={place} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              {cells.map((cell, place) => (
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
