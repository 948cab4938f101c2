import type { SectionKind } from "@camket/schema";
import { Note } from "@camket/ui/page";
import { RichText } from "@camket/ui/rich-text";
import { countWords } from "@camket/ui/rich-text-marks";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { lazy, Suspense, useId } from "react";
import { DraftedFrom } from "./DraftedFrom.tsx";
import classes from "./NarrativeSection.module.css";
import type { SectionText } from "./use-narratives.ts";

/** Large, and needed by those alone who write. */
const RichTextEditor = lazy(async () => ({
  default: (await import("@camket/ui/rich-text-editor")).RichTextEditor,
}));

interface NarrativeSectionProps {
  kind: SectionKind;
  title: string;
  /** Without figures above it, its title is that of the section. */
  isHeading: boolean;
  guidance: string;
  maxWords: number | null;
  section: SectionText | undefined;
  /** What Camket drafted it from. */
  draftedFrom: { narrativeId: string; count: number } | undefined;
  /** The same section a year before. */
  before: string | undefined;
  beforeLabel: string;
  onWrite(text: string): void;
  onConfirm(): void;
  onChoose(whose: "mine" | "theirs"): void;
  onLeave(): void;
  register(element: HTMLElement | null): void;
  /** The button that says that it was read. */
  registerConfirm(element: HTMLElement | null): void;
}

/** A section of text with that of the last period beside it, and what it was drafted from. */
export function NarrativeSection(props: NarrativeSectionProps) {
  const { kind, title, isHeading, guidance, maxWords, section, draftedFrom, before, beforeLabel } = props;
  const { onWrite, onConfirm, onChoose, onLeave, register, registerConfirm } = props;
  const { t } = useLingui();
  const id = useId();
  const text = section?.text ?? "";
  const words = countWords(text);
  const isUnread = section?.isDrafted ?? false;
  return (
    <div className={classes.section}>
      <div>
        <div className={classes.head}>
          {isHeading ? <h2 id={id}>{title}</h2> : <strong id={id}>{title}</strong>}
          <span className={classes.count} data-over={(maxWords !== null && words > maxWords) || undefined}>
            {maxWords === null ? <Plural value={words} other="# chữ" /> : t`${words}/${maxWords} chữ`}
          </span>
        </div>
        {guidance && (
          <p id={`${id}-guidance`} className={classes.guidance}>
            {guidance}
          </p>
        )}
        {draftedFrom && (isUnread || draftedFrom.count > 0) && (
          <DraftedFrom
            kind={kind}
            narrativeId={draftedFrom.narrativeId}
            count={draftedFrom.count}
            isUnread={isUnread}
            onConfirm={onConfirm}
            register={registerConfirm}
          />
        )}
        <Suspense fallback={<div className={classes.unopened}>{text && <RichText text={text} />}</div>}>
          <RichTextEditor
            labelledBy={id}
            describedBy={guidance ? `${id}-guidance` : ""}
            value={text}
            isInvalid={section?.refusal !== undefined}
            onChange={onWrite}
            onBlur={onLeave}
            register={register}
          />
        </Suspense>
        {section?.refusal && (
          <Note tone="late" icon={<IconAlertTriangle size={16} stroke={1.9} />}>
            {section.refusal}
          </Note>
        )}
        {section?.theirs && (
          <Note tone="late" icon={<IconAlertTriangle size={16} stroke={1.9} />}>
            <p>
              <Trans>Mục này vừa được sửa ở nơi khác. Xem hai bản cạnh nhau rồi chọn giữ bản nào.</Trans>
            </p>
            <blockquote className={classes.quote}>
              {section.theirs.text ? <RichText text={section.theirs.text} /> : t`để trống`}
            </blockquote>
            <Group gap="xs">
              <Button variant="default" onClick={() => onChoose("mine")}>
                <Trans>Giữ bản ở đây</Trans>
              </Button>
              <Button variant="default" onClick={() => onChoose("theirs")}>
                <Trans>Lấy bản ở nơi khác</Trans>
              </Button>
            </Group>
          </Note>
        )}
      </div>
      {before && (
        <aside className={classes.before}>
          <p>
            {beforeLabel},{" "}
            <UnstyledButton
              className="camket-link"
              onClick={() => onWrite(text.trim() ? `${text.trimEnd()}\n\n${before}` : before)}
            >
              <Trans>chép sang</Trans>
            </UnstyledButton>
          </p>
          <div>
            <RichText text={before} />
          </div>
        </aside>
      )}
    </div>
  );
}
