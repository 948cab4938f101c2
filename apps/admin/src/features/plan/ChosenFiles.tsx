import { formatNumber } from "@camket/ui/format";
import { ProgressBar } from "@camket/ui/progress";
import { useLocale } from "@camket/ui/words";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, FileButton, Tooltip } from "@mantine/core";
import { IconAlertCircle, IconPaperclip, IconRefresh, IconX } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./Attachments.module.css";
import { formatSize } from "./attachment-words.ts";
import type { ChosenFile } from "./use-sending.ts";

const ACCEPTED = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.jpg,.jpeg,.png,.txt,.csv";

interface ChosenFilesProps {
  files: readonly ChosenFile[];
  onChoose(files: File[]): void;
  onCancel(key: string): void;
  /** Sends one again that failed on the way. */
  onRetry?(file: ChosenFile): void;
}

/** Files, dropped or chosen, and how far each is on its way. */
export function ChosenFiles({ files, onChoose, onCancel, onRetry }: ChosenFilesProps) {
  const [isOver, setOver] = useState(false);
  return (
    <div className="camket-no-print">
      {files.length > 0 && (
        <ul className={classes.files} aria-live="polite">
          {files.map((each) => (
            <ChosenFileLine key={each.key} chosen={each} onCancel={onCancel} {...(onRetry && { onRetry })} />
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside takes the same files by keyboard. */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onChoose([...event.dataTransfer.files]);
        }}
      >
        <FileButton multiple accept={ACCEPTED} onChange={(chosen) => chosen.length > 0 && onChoose(chosen)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={16} stroke={1.8} aria-hidden />}>
              <Trans>Đính kèm tệp</Trans>
            </Button>
          )}
        </FileButton>
        <span>
          <Trans>hoặc thả tệp vào đây, mỗi tệp đến 10 MB</Trans>
        </span>
      </div>
      <p className={classes.hint}>
        <Trans>
          Không gửi danh sách người dân, hồ sơ cá nhân hay ảnh thấy rõ mặt người dân. Máy không đọc được nội dung bản
          PDF và ảnh: xem kỹ trước khi gửi. Thông tin nơi chụp ghi trong ảnh được xóa khi lưu.
        </Trans>
      </p>
    </div>
  );
}

function ChosenFileLine({
  chosen,
  onCancel,
  onRetry,
}: {
  chosen: ChosenFile;
  onCancel(key: string): void;
  onRetry?(file: ChosenFile): void;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  const { key, file, state, sent, failure } = chosen;
  const { name, size } = file;
  return (
    <li>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        {state === "SENDING" ? (
          <ProgressBar label={t`Đang gửi ${name}`} value={sent} total={size}>
            {`${formatNumber(size > 0 ? Math.floor((Math.min(sent, size) / size) * 100) : 0, locale)}%`}
          </ProgressBar>
        ) : (
          <span className={classes.size}>{formatSize(size, locale)}</span>
        )}
        {failure && (
          <span className={classes.failure} role="alert">
            <IconAlertCircle size={16} stroke={1.8} aria-hidden />
            {failure}
          </span>
        )}
      </span>
      {state === "FAILED" && onRetry && (
        <Tooltip label={t`Gửi lại`}>
          <ActionIcon variant="subtle" aria-label={t`Gửi lại ${name}`} onClick={() => onRetry(chosen)}>
            <IconRefresh size={16} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={state === "SENDING" ? t`Dừng gửi` : t`Bỏ tệp này`}>
        <ActionIcon
          variant="subtle"
          aria-label={state === "SENDING" ? t`Dừng gửi ${name}` : t`Bỏ tệp ${name}`}
          onClick={() => onCancel(key)}
        >
          <IconX size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
