import { formatDate, formatTime } from "@camket/ui/format";
import { type Paper, printOn } from "@camket/ui/paper";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { today } from "./today.ts";

interface PrintMenuProps {
  /** Stands at the foot of every page: whose work it is. */
  foot: string;
  /** Columns that need the width come first on paper laid across. */
  isWide: boolean;
}

/** Prints the page as it is shown, on the paper that is chosen. */
export function PrintMenu({ foot, isWide }: PrintMenuProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const names = {
    "a4-portrait": t`A4 dọc`,
    "a4-landscape": t`A4 ngang`,
    "a3-landscape": t`A3 ngang`,
  } satisfies Record<Paper, string>;
  const papers: Paper[] = isWide
    ? ["a4-landscape", "a3-landscape", "a4-portrait"]
    : ["a4-portrait", "a4-landscape", "a3-landscape"];
  const print = (paper: Paper) => {
    const [day, time] = [formatDate(today(), locale), formatTime(new Date().toISOString())];
    printOn(paper, {
      left: foot,
      middle: t`Tại ${time} ngày ${day}`,
      page: t({ message: "Trang", context: "chân trang in" }),
    });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}>
          <Trans>In</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {papers.map((paper) => (
          <Menu.Item key={paper} onClick={() => print(paper)}>
            {names[paper]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
