import { Note } from "@camket/ui/page";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Textarea, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useId } from "react";
import classes from "./NarrativeSection.module.css";
import type { SectionText } from "./use-narratives.ts";

interface NarrativeSectionProps {
  title: string;
  /** Without figures above it, its title is that of the section. */
  isHeading: boolean;
  guidance: string;
  maxWords: number | null;
  section: SectionText | undefined;
  /** The same section a year before. */
  before: string | undefined;
  beforeLabel: string;
  onWrite(text: string): void;
  onChoose(whose: "mine" | "theirs"): void;
  onLeave(): void;
  register(element: HTMLTextAreaElement | null): void;
}

export const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** A section of plain text with that of the last period beside it. */
export function NarrativeSection(props: NarrativeSectionProps) {
  const { title, isHeading, guidance, maxWords, section, before, beforeLabel, onWrite, onChoose, register } = props;
  const { t } = useLingui();
  const id = useId();
  const text = section?.text ?? "";
  const words = countWords(text);
  return (
    <div className={classes.section}>
      <div>
        <div className={classes.head}>
          {isHeading ? (
            <h2>
              <label htmlFor={id}>{title}</label>
            </h2>
          ) : (
            <label htmlFor={id}>{title}</label>
          )}
          <span className={classes.count} data-over={(maxWords !== null && words > maxWords) || undefined}>
            {maxWords === null ? <Plural value={words} other="# chữ" /> : t`${words}/${maxWords} chữ`}
          </span>
        </div>
        <Textarea
          id={id}
          ref={register}
          autosize
          minRows={3}
          description={guidance}
          classNames={{ input: classes.text ?? "" }}
          value={text}
          error={section?.refusal}
          onChange={(event) => onWrite(event.currentTarget.value)}
          onBlur={props.onLeave}
        />
        {section?.theirs && (
          <Note tone="late" icon={<IconAlertTriangle size={16} stroke={1.9} />}>
            <p>
              <Trans>Mục này vừa được sửa ở nơi khác. Xem hai bản cạnh nhau rồi chọn giữ bản nào.</Trans>
            </p>
            <blockquote className={classes.quote}>{section.theirs.text || t`để trống`}</blockquote>
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
          <div>{before}</div>
        </aside>
      )}
    </div>
  );
}
