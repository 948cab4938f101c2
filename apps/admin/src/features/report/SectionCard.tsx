import { NumberField, TextAreaField, TextField } from "@camket/ui/field";
import { FieldRow } from "@camket/ui/form-layout";
import { useToast } from "@camket/ui/toast";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Checkbox, CloseButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { IndicatorPicker } from "./IndicatorPicker.tsx";
import { useIndicatorWords } from "./indicator-words.ts";
import classes from "./TemplateContent.module.css";
import { type Line, moved, type SectionDraft } from "./template-content.ts";

type Step = -1 | 1;

interface SectionCardProps {
  section: SectionDraft;
  /** Ids of the indicators that the form asks for already, in any section. */
  asked: ReadonlySet<string>;
  onChange(section: SectionDraft): void;
  onMove(step: Step): void;
  onRemove(): void;
}

export function SectionCard({ section, asked, onChange, onMove, onRemove }: SectionCardProps) {
  const { t } = useLingui();
  const { sectionKinds } = useIndicatorWords();
  const id = useId();
  const change = (changes: Partial<SectionDraft>) => onChange({ ...section, ...changes });
  const kind = sectionKinds[section.kind];
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{kind}</h2>
        <Moves name={kind} onMove={onMove} />
        <CloseButton aria-label={t`Bỏ mục ${kind}`} onClick={onRemove} />
      </div>
      <div className={classes.fields}>
        <FieldRow>
          <TextField
            label={t`Tiêu đề`}
            required
            maxLength={200}
            value={section.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <TextField
            label={t`Tiêu đề tiếng Anh`}
            required
            maxLength={200}
            value={section.titleEn}
            onChange={(event) => change({ titleEn: event.currentTarget.value })}
          />
        </FieldRow>
        <FieldRow>
          <TextAreaField
            label={t`Hướng dẫn viết`}
            maxLength={2000}
            value={section.guidance}
            onChange={(event) => change({ guidance: event.currentTarget.value })}
          />
          <TextAreaField
            label={t`Hướng dẫn tiếng Anh`}
            maxLength={2000}
            value={section.guidanceEn}
            onChange={(event) => change({ guidanceEn: event.currentTarget.value })}
          />
        </FieldRow>
        <FieldRow>
          <NumberField
            label={t`Số chữ tối đa`}
            description={t`Để trống thì không giới hạn.`}
            min={1}
            max={10_000}
            value={section.maxWords}
            onChange={(maxWords) => change({ maxWords })}
          />
          <Checkbox
            mt={26}
            label={t`Phải viết mới nộp được`}
            checked={section.isRequired}
            onChange={(event) => change({ isRequired: event.currentTarget.checked })}
          />
        </FieldRow>
        <AskedIndicators
          kind={kind}
          lines={section.indicators}
          asked={asked}
          onChange={(indicators) => change({ indicators })}
        />
      </div>
    </section>
  );
}

/** Alt with an arrow moves the row in which the focus is. */
const onAltArrow = (onMove: (step: Step) => void) => (event: KeyboardEvent) => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  event.preventDefault();
  event.stopPropagation();
  onMove(event.key === "ArrowUp" ? -1 : 1);
};

interface AskedIndicatorsProps {
  kind: string;
  lines: Line[];
  asked: ReadonlySet<string>;
  onChange(lines: Line[]): void;
}

function AskedIndicators({ kind, lines, asked, onChange }: AskedIndicatorsProps) {
  const { t } = useLingui();
  const showToast = useToast();
  const latest = useRef(lines);
  useEffect(() => {
    latest.current = lines;
  }, [lines]);
  return (
    <div>
      <ol className={classes.asked} aria-label={t`Chỉ tiêu trong mục ${kind}`}>
        {lines.map((line, place) => (
          <li key={line.indicatorId} onKeyDown={onAltArrow((step) => onChange(moved(lines, place, step)))}>
            <span>{line.label}</span>
            <Checkbox
              label={<Trans>bắt buộc</Trans>}
              aria-label={t`Bắt buộc nhập ${line.label}`}
              checked={line.isRequired}
              onChange={({ currentTarget: { checked } }) =>
                onChange(lines.map((each) => (each === line ? { ...each, isRequired: checked } : each)))
              }
            />
            <Moves name={line.label} onMove={(step) => onChange(moved(lines, place, step))} />
            <CloseButton
              aria-label={t`Bỏ ${line.label}`}
              onClick={() => {
                onChange(lines.filter((each) => each !== line));
                showToast({
                  message: t`Đã bỏ ${line.label} khỏi mẫu.`,
                  onUndo: () => {
                    const present = latest.current;
                    if (present.some(({ indicatorId }) => indicatorId === line.indicatorId)) return;
                    onChange(present.toSpliced(Math.min(place, present.length), 0, line));
                  },
                });
              }}
            />
          </li>
        ))}
      </ol>
      <IndicatorPicker
        // Emptied after each choice.
        key={lines.length}
        label={t`Thêm chỉ tiêu vào mục ${kind}`}
        value={null}
        except={asked}
        onChange={(option) =>
          option && onChange([...lines, { indicatorId: option.id, label: option.label, isRequired: false }])
        }
      />
    </div>
  );
}

function Moves({ name, onMove }: { name: string; onMove(step: Step): void }) {
  const { t } = useLingui();
  return (
    <>
      <ActionIcon
        variant="subtle"
        aria-label={t`Đưa ${name} lên`}
        aria-keyshortcuts="Alt+ArrowUp"
        onKeyDown={onAltArrow(onMove)}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} stroke={1.8} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={t`Đưa ${name} xuống`}
        aria-keyshortcuts="Alt+ArrowDown"
        onKeyDown={onAltArrow(onMove)}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} stroke={1.8} aria-hidden />
      </ActionIcon>
    </>
  );
}
