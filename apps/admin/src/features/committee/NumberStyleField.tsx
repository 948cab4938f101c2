import type { NumberStyle } from "@camket/schema";
import { useLingui } from "@lingui/react/macro";
import { NativeSelect } from "@mantine/core";
import classes from "./TableImport.module.css";

interface NumberStyleFieldProps {
  /** Null to go by the cells that can be read in one way only. */
  value: NumberStyle | null;
  onChange(style: NumberStyle | null): void;
}

/** How the numbers of a file are written, asked where its cells don't say. */
export function NumberStyleField({ value, onChange }: NumberStyleFieldProps) {
  const { t } = useLingui();
  const styles = {
    VIETNAMESE: t`1.234,5: dấu chấm chia hàng nghìn, dấu phẩy thập phân`,
    ENGLISH: t`1,234.5: dấu phẩy chia hàng nghìn, dấu chấm thập phân`,
  } satisfies Record<NumberStyle, string>;
  return (
    <NativeSelect
      className={classes.numberStyle ?? ""}
      label={t`Cách viết số trong tệp`}
      description={t`Camket không đoán khi số đọc được theo hai cách. Chọn xong thì kiểm tra lại.`}
      value={value ?? ""}
      data={[
        { value: "", label: t`Chưa chọn` },
        ...Object.entries(styles).map(([style, label]) => ({ value: style, label })),
      ]}
      onChange={({ currentTarget }) => onChange((currentTarget.value || null) as NumberStyle | null)} // a key of styles
    />
  );
}
