import { readFragment } from "@camket/schema";
import { Plural, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useNames } from "../../names.ts";
import { SettleDrawer } from "./SettleDrawer.tsx";
import { type SettleAct, Settled_expectation, type SettledExpectation, useSettleActs } from "./settle-acts.ts";

/** What is done about a report that does not come, each with a reason. */
export function SettleExpectation({ expectation }: { expectation: SettledExpectation }) {
  const { t } = useLingui();
  const { unitNameOf } = useNames();
  const { titles } = useSettleActs();
  const [act, setAct] = useState<SettleAct>("extend");
  const [isOpen, drawer] = useDisclosure();
  const { state, committee, viewerCanSettle } = readFragment(Settled_expectation, expectation);
  if (!viewerCanSettle) return null;
  const unitName = unitNameOf(committee.unit);
  const begin = (chosen: SettleAct) => {
    setAct(chosen);
    drawer.open();
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t`Xử lý báo cáo chưa nộp của ${unitName}`}>
            <IconDots size={18} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => begin("extend")}>{titles.extend}</Menu.Item>
          {state !== "DECLARED_MISSING" && <Menu.Item onClick={() => begin("missing")}>{titles.missing}</Menu.Item>}
          {state !== "EXEMPT" && <Menu.Item onClick={() => begin("exempt")}>{titles.exempt}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <SettleDrawer act={act} expectations={[expectation]} isOpen={isOpen} onClose={drawer.close} />
    </>
  );
}

interface SettleChosenProps {
  expectations: readonly SettledExpectation[];
  onSettled(): void;
  onLeftOut(ids: readonly string[]): void;
}

/** The same for many at once. */
export function SettleChosen({ expectations, onSettled, onLeftOut }: SettleChosenProps) {
  const { titles } = useSettleActs();
  const [act, setAct] = useState<SettleAct>("extend");
  const [isOpen, drawer] = useDisclosure();
  return (
    <>
      {expectations.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button rightSection={<IconChevronDown size={16} stroke={1.8} aria-hidden />}>
              <Plural value={expectations.length} other="Xử lý # ban đã chọn" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(["extend", "missing", "exempt"] as const).map((each) => (
              <Menu.Item
                key={each}
                onClick={() => {
                  setAct(each);
                  drawer.open();
                }}
              >
                {titles[each]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <SettleDrawer
        act={act}
        expectations={expectations}
        isOpen={isOpen && expectations.length > 0}
        onClose={drawer.close}
        onSettled={onSettled}
        onLeftOut={onLeftOut}
      />
    </>
  );
}
