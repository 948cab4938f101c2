import { Trans } from "@lingui/react/macro";
import { Button, FileButton } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import classes from "./FileDrop.module.css";

interface FileDropProps {
  /** The file that is there already. */
  fileName: string | null;
  isSending: boolean;
  /** Names of files and types that are offered; tables without it. */
  accept?: string;
  onFile(file: File): void;
  /** Which files are taken. */
  children: ReactNode;
}

/** A file, dropped or chosen. */
export function FileDrop({ fileName, isSending, accept = ".csv,.xlsx,text/csv", onFile, children }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside takes the same file by keyboard. */}
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
          const [file] = event.dataTransfer.files;
          if (file) onFile(file);
        }}
      >
        <FileButton accept={accept} onChange={(file) => file && onFile(file)}>
          {(props) => (
            <Button
              {...props}
              variant={fileName ? "default" : "filled"}
              loading={isSending}
              leftSection={<IconFileUpload size={16} stroke={1.8} aria-hidden />}
            >
              {fileName ? <Trans>Chọn tệp khác</Trans> : <Trans>Chọn tệp</Trans>}
            </Button>
          )}
        </FileButton>
        <span>{fileName ?? <Trans>hoặc thả tệp vào đây</Trans>}</span>
      </div>
      <p className={classes.hint}>{children}</p>
    </>
  );
}
