import { EntryCell, type Move } from "@camket/ui/entry-cell";
import { formatNumber } from "@camket/ui/format";
import { Note } from "@camket/ui/page";
import { useToast } from "@camket/ui/toast";
import { useLocale } from "@camket/ui/words";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, NativeSelect } from "@mantine/core";
import { IconLock, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { SaveStatus } from "../../SaveStatus.tsx";
import { everyLine, type Named, type NamedLine, OutputFrame } from "./OutputFrame.tsx";
import classes from "./Outputs.module.css";
import {
  lineKey,
  outputKey,
  outputPlace,
  pastedCounts,
  readCount,
  type SavedOutput,
  type Unreadable,
} from "./output-cells.ts";
import { monthsOf, type OutputMonth } from "./output-months.ts";
import { useOutputSheet } from "./use-output-sheet.ts";

interface OutputGridProps {
  userId: string;
  committeeId: string;
  year: number;
  kinds: readonly Named[];
  channels: readonly Named[];
  saved: ReadonlyMap<string, SavedOutput>;
}

const usual = ["ARTICLE/PORTAL", "LOUDSPEAKER/BROADCAST", "LEAFLET/PRINT"];

/** The counts to type in, as in a spreadsheet. One tab stop; arrows, Enter and Tab move inside. */
export function OutputGrid({ userId, committeeId, year, kinds, channels, saved }: OutputGridProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const showToast = useToast();
  const { sheet, state } = useOutputSheet({ userId, committeeId, year }, saved);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [active, setActive] = useState<string>();
  const inputs = useRef(new Map<string, HTMLInputElement>());
  const every = everyLine(kinds, channels);
  const inUse = new Set([...saved.keys(), ...state.edits.keys()].map((key) => lineKey(outputPlace(key))));
  const wanted = new Set([...(inUse.size > 0 ? inUse : usual), ...added]);
  const lines = every.filter((line) => wanted.has(lineKey(line)));
  const months = monthsOf(year).filter(({ hasBegun }) => hasBegun);
  const keys = lines.map((line) => months.map(({ month }) => outputKey(month, line)));
  const stop = keys.some((row) => row.includes(active ?? "")) ? active : keys[0]?.at(-1);
  const isCounted = (key: string) => state.saved.get(key)?.isCounted ?? false;
  const isLocked = t`Báo cáo đã tính số này: sửa được, không bỏ trống được.`;
  const reasons = {
    NOT_A_NUMBER: t`Viết số nguyên`,
    NEGATIVE: t`Không được âm`,
    NOT_WHOLE: t`Chỉ số nguyên`,
    TOO_LARGE: t`Quá lớn`,
  } satisfies Record<Unreadable, string>;

  function move(key: string, to: Move): boolean {
    const row = keys.findIndex((each) => each.includes(key));
    const column = keys[row]?.indexOf(key) ?? 0;
    const all = keys.flat();
    const targets = {
      up: keys[row - 1]?.[column],
      down: keys[row + 1]?.[column],
      left: keys[row]?.[column - 1],
      right: keys[row]?.[column + 1],
      next: all[all.indexOf(key) + 1],
      previous: all[all.indexOf(key) - 1],
    } satisfies Record<Move, string | undefined>;
    const input = inputs.current.get(targets[to] ?? "");
    input?.focus();
    return input !== undefined;
  }

  function paste(key: string, block: string) {
    const row = keys.findIndex((each) => each.includes(key));
    const column = keys[row]?.indexOf(key) ?? 0;
    const over = keys.slice(row).map((each) => each.slice(column));
    const { values, refused, outside } = pastedCounts(block, {
      ...{ cells: over, locale },
      canEmpty: (each) => !isCounted(each),
    });
    if (values.size > 0) sheet.type(values);
    if (refused.length === 0 && outside === 0) return;
    showToast({
      tone: "late",
      message: (
        <>
          {refused.length > 0 && <Trans>Không nhận được nên giữ nguyên: {refused.slice(0, 10).join(", ")}.</Trans>}{" "}
          {outside > 0 && <Plural value={outside} other="# ô dán dư ra ngoài bảng." />}
        </>
      ),
    });
  }

  function onShortcut({ ctrlKey, metaKey, key }: KeyboardEvent, isTyping: boolean) {
    if (!(ctrlKey || metaKey) || key.toLowerCase() !== "z" || isTyping) return undefined;
    sheet.undo();
    return "keeps";
  }

  const nameOf = (key: string) => {
    const { month, ...place } = outputPlace(key);
    const line = every.find((each) => lineKey(each) === lineKey(place));
    const ordinal = Number(month.slice(5, 7));
    return t`${line?.kindName ?? ""}, ${line?.channelName ?? ""}, tháng ${ordinal}`;
  };

  const cell = (line: NamedLine, { month, hasBegun }: OutputMonth) => {
    const key = outputKey(month, line);
    if (!hasBegun) return null;
    const count = sheet.cellAt(key);
    const edit = state.edits.get(key);
    return (
      <>
        <EntryCell
          ref={(input) => {
            if (input) inputs.current.set(key, input);
            else inputs.current.delete(key);
          }}
          label={isCounted(key) ? `${nameOf(key)}. ${isLocked}` : nameOf(key)}
          text={count === null ? "" : formatNumber(count, locale)}
          tone={edit?.refusal !== undefined || edit?.theirs !== undefined ? "late" : undefined}
          isStop={key === stop}
          read={(text) => {
            const read = readCount(text, locale);
            if ("unreadable" in read) return { reason: reasons[read.unreadable] };
            return read.count === null && isCounted(key) ? { reason: isLocked } : { typed: read.count };
          }}
          onFocus={() => setActive(key)}
          onType={(typed) => sheet.type(new Map([[key, typed]]))}
          onMove={(to) => move(key, to)}
          onPasteBlock={(block) => paste(key, block)}
          onShortcut={onShortcut}
        />
        {isCounted(key) && <IconLock className={classes.lock} size={12} stroke={1.8} aria-hidden />}
      </>
    );
  };

  const problems = [...state.edits].filter(([, { refusal, theirs }]) => refusal !== undefined || theirs !== undefined);
  return (
    <>
      <div className={classes.status}>
        {[...state.saved.values()].some((each) => each.isCounted) && (
          <span className={classes.hint}>
            <IconLock size={13} stroke={1.8} aria-hidden />{" "}
            <Trans>đã tính vào báo cáo: sửa được, không bỏ trống được</Trans>
          </span>
        )}
        <SaveStatus states={[state.save]} />
      </div>
      {problems.map(([key, { value, refusal, theirs }]) => (
        <Note key={key} tone="late">
          <div role="alert">
            <strong>{nameOf(key)}</strong>:{" "}
            {theirs === undefined ? (
              refusal
            ) : (
              <>
                <Trans>
                  vừa được ghi ở nơi khác là {theirs ? formatNumber(theirs.count, locale) : t`trống`}; đang nhập là{" "}
                  {value === null ? t`trống` : formatNumber(value, locale)}.
                </Trans>
                <Group gap="xs" mt={4}>
                  <Button variant="default" size="compact-sm" onClick={() => sheet.choose(key, "mine")}>
                    <Trans>Giữ số đang nhập</Trans>
                  </Button>
                  <Button variant="default" size="compact-sm" onClick={() => sheet.choose(key, "theirs")}>
                    <Trans>Lấy số ở nơi khác</Trans>
                  </Button>
                </Group>
              </>
            )}
          </div>
        </Note>
      ))}
      <OutputFrame isGrid year={year} lines={lines} countAt={(key) => sheet.cellAt(key)} cell={cell} />
      <AddLine
        kinds={kinds}
        channels={channels}
        isThere={(line) => wanted.has(line)}
        onAdd={(line) => setAdded([...added, line])}
      />
    </>
  );
}

interface AddLineProps {
  kinds: readonly Named[];
  channels: readonly Named[];
  isThere(line: string): boolean;
  onAdd(line: string): void;
}

function AddLine({ kinds, channels, isThere, onAdd }: AddLineProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState(kinds[0]?.code ?? "");
  const [channel, setChannel] = useState(channels[0]?.code ?? "");
  const line = lineKey({ kind, channel });
  const choices = (named: readonly Named[]) => named.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Group gap="sm" mt="md" align="flex-end" className="camket-no-print">
      <NativeSelect
        label={t`Loại sản phẩm`}
        value={kind}
        data={choices(kinds)}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      <NativeSelect
        label={t`Kênh`}
        value={channel}
        data={choices(channels)}
        onChange={(event) => setChannel(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={2} aria-hidden />}
        disabled={isThere(line)}
        onClick={() => onAdd(line)}
      >
        {isThere(line) ? <Trans>Đã có trong bảng</Trans> : <Trans>Thêm dòng</Trans>}
      </Button>
    </Group>
  );
}
