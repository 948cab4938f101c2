import { readFragment } from "@camket/schema";
import { TextAreaField } from "@camket/ui/field";
import { Facts, Note } from "@camket/ui/page";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconFlag, IconSum } from "@tabler/icons-react";
import { type Ref, useState } from "react";
import { CellComments } from "./CellComments.tsx";
import { CellHistory } from "./CellHistory.tsx";
import type { Coverage } from "./earlier-figure.ts";
import { type CellValue, emptyCell, isEmpty, isWhole, type SavedCell } from "./figure-cells.ts";
import type { Edit } from "./figure-sheet.ts";
import { useFigureWords } from "./figure-words.ts";
import { IndicatorDefinition, IndicatorDefinition_indicatorVersion } from "./IndicatorDefinition.tsx";
import { useIndicatorWords } from "./indicator-words.ts";
import type { CellFlag } from "./report-flags.ts";
import type { FigureRow } from "./report-lines.ts";
import { useFigureParam } from "./use-figure-param.ts";

interface CellPanelProps {
  row: FigureRow;
  reportId: string;
  committeeId: string;
  value: CellValue;
  edit: Edit | undefined;
  saved: SavedCell | undefined;
  /** On how many of the reports below it stands; null where it was not made of theirs. */
  coverage: Coverage | null;
  /** Of the figure as it was read; undefined where none was typed by then. */
  figureId: string | undefined;
  /** Of the same period a year before. */
  beforeFigureId: string | undefined;
  flags: readonly CellFlag[];
  /** Only what asks for an act, where there is little room. */
  isShort: boolean;
  onType(value: CellValue): void;
  onChoose(whose: "mine" | "theirs"): void;
  onEditNumber(): void;
  explanationRef: Ref<HTMLTextAreaElement>;
  /** Whether a remark waits for an answer. */
  isCommented: boolean;
  commentRef: Ref<HTMLTextAreaElement>;
}

/** The margin of a cell: what is counted, how it went before, what is doubted, and why it is so. */
export function CellPanel(props: CellPanelProps) {
  const { row, committeeId, value, edit, saved, figureId, beforeFigureId, flags } = props;
  const { isShort, onType, explanationRef } = props;
  const { line, part } = row;
  const { t } = useLingui();
  const { open } = useFigureParam();
  const { addingRules } = useIndicatorWords();
  const definition = readFragment(IndicatorDefinition_indicatorVersion, line.definition);
  const { coverage } = props;
  const isTyped = line.countedFrom === null && (saved?.origin ?? "TYPED") === "TYPED";
  const canExplain = !isEmpty(value) && isWhole(value, line.isRatio);
  const showsExplanation = canExplain && (!isShort || flags.length > 0 || value.explanation !== null);
  return (
    <div>
      {!isShort && (
        <>
          <IndicatorDefinition code={line.code} indicatorVersion={line.definition} />
          {part === null && <CellHistory committeeId={committeeId} line={line} />}
        </>
      )}
      <Group gap="xs">
        {figureId && (
          <UnstyledButton className="camket-link" onClick={() => open(figureId)}>
            <Trans>Nguồn gốc số liệu</Trans>
          </UnstyledButton>
        )}
        {beforeFigureId && !isShort && (
          <UnstyledButton className="camket-link" onClick={() => open(beforeFigureId)}>
            <Trans>Nguồn gốc số cùng kỳ</Trans>
          </UnstyledButton>
        )}
      </Group>
      {edit?.theirs !== undefined && (
        <Conflict mine={edit.value} theirs={edit.theirs} isRatio={line.isRatio} onChoose={props.onChoose} />
      )}
      {edit?.refusal !== undefined && (
        <Note tone="late" icon={<IconAlertTriangle size={16} stroke={1.9} />}>
          {edit.refusal}
        </Note>
      )}
      {flags.map(({ rule, message, isError, isExplained }) => (
        <Note
          key={rule}
          tone={isError ? "late" : isExplained ? "quiet" : "warn"}
          icon={isError ? <IconAlertTriangle size={16} stroke={1.9} /> : <IconFlag size={16} stroke={1.9} />}
        >
          {message} {!isError && !isExplained && <Trans>Nếu đúng, xin ghi lý do để cấp trên không phải hỏi lại.</Trans>}
        </Note>
      ))}
      {part && coverage && coverage.reported < coverage.expected && (
        <Note tone="quiet" icon={<IconSum size={16} stroke={1.9} />}>
          <Trans>
            Phần này gộp từ {coverage.reported} trong {coverage.expected} báo cáo cấp dưới, nên cộng các phần có thể
            khác tổng số.
          </Trans>
        </Note>
      )}
      {showsExplanation && (
        <Explanation
          key={row.key}
          value={value}
          outdated={saved?.outdatedExplanation ?? null}
          onType={onType}
          onEditNumber={isTyped ? props.onEditNumber : undefined}
          isAsked={flags.some(({ isExplained }) => !isExplained)}
          fieldRef={explanationRef}
        />
      )}
      {line.countedFrom === null && isEmpty(value) && (
        <Button variant="default" mt="xs" onClick={() => onType({ ...emptyCell, isNothing: true })}>
          <Trans>Ghi “không phát sinh”</Trans>
        </Button>
      )}
      {(!isShort || props.isCommented) && (
        <CellComments
          reportId={props.reportId}
          cell={{ indicatorId: line.indicatorId, categoryId: part?.categoryId ?? null }}
          fieldRef={props.commentRef}
        />
      )}
      {!isShort && (
        <div style={{ marginTop: 16 }}>
          <Facts
            facts={[
              { label: t`Gộp các ban`, value: addingRules[definition.overCommittees] },
              { label: t`Gộp các kỳ`, value: addingRules[definition.overPeriods] },
              ...(line.countedFrom ? [{ label: t`Nguồn`, value: line.countedFrom }] : []),
            ]}
          />
        </div>
      )}
    </div>
  );
}

interface ExplanationProps {
  value: CellValue;
  /** What explained the number that was there before. */
  outdated: string | null;
  isAsked: boolean;
  onType(value: CellValue): void;
  /** Undefined where the number is not typed. */
  onEditNumber: (() => void) | undefined;
  fieldRef: Ref<HTMLTextAreaElement>;
}

function Explanation({ value, outdated, isAsked, onType, onEditNumber, fieldRef }: ExplanationProps) {
  const { t } = useLingui();
  const written = value.explanation ?? outdated ?? "";
  const [text, setText] = useState(written);
  const save = () => onType({ ...value, explanation: text.trim() || null });
  return (
    <>
      <TextAreaField
        ref={fieldRef}
        mt="sm"
        label={t`Giải trình`}
        placeholder={t`Ví dụ: đổi cách tính từ ngày 01/01`}
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        // Passing by confirms nothing.
        onBlur={() => text !== written && save()}
        {...(outdated !== null &&
          value.explanation === null && { description: t`Số đã đổi sau khi giải trình. Xem lại rồi lưu.` })}
      />
      {isAsked && (
        <Group gap="xs" mt="xs">
          {onEditNumber && (
            <Button variant="default" onClick={onEditNumber}>
              <Trans>Sửa số</Trans>
            </Button>
          )}
          <Button variant="default" onClick={save}>
            <Trans>Lưu giải trình</Trans>
          </Button>
        </Group>
      )}
    </>
  );
}

interface ConflictProps {
  mine: CellValue;
  theirs: SavedCell | null;
  isRatio: boolean;
  onChoose(whose: "mine" | "theirs"): void;
}

/** Two numbers for one cell, side by side, to choose which one stays. */
function Conflict({ mine, theirs, isRatio, onChoose }: ConflictProps) {
  const { t } = useLingui();
  const { partText } = useFigureWords();
  const text = (value: CellValue) => {
    const numerator = partText(value, "numerator");
    return (
      (isRatio && !value.isNothing ? `${numerator} / ${partText(value, "denominator")}` : numerator) || t`để trống`
    );
  };
  return (
    <Note tone="late" icon={<IconAlertTriangle size={16} stroke={1.9} />}>
      <p>
        <Trans>Ô này vừa được sửa ở nơi khác. Xem hai số cạnh nhau rồi chọn giữ số nào.</Trans>
      </p>
      <Facts
        facts={[
          { label: t`Vừa nhập ở đây`, value: <strong>{text(mine)}</strong> },
          { label: t`Ở nơi khác`, value: <strong>{text(theirs ?? emptyCell)}</strong> },
        ]}
      />
      <Group gap="xs" mt="xs">
        <Button variant="default" onClick={() => onChoose("mine")}>
          <Trans>Giữ số ở đây</Trans>
        </Button>
        <Button variant="default" onClick={() => onChoose("theirs")}>
          <Trans>Lấy số ở nơi khác</Trans>
        </Button>
      </Group>
    </Note>
  );
}
