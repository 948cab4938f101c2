import { Button, Group, Modal, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useFocusBack } from "./focus-back.ts";
import { useWords } from "./words.ts";

interface ConfirmDialogProps {
  isOpen: boolean;
  /** The question, with what it is about. */
  title: string;
  /** What changes and what is kept. */
  children?: ReactNode;
  /** The act itself, "Kết thúc nhiệm kỳ", never "OK". */
  confirmLabel: string;
  isBusy?: boolean;
  onConfirm(): void;
  onCancel(): void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirmLabel, isBusy = false, onConfirm, onCancel } = props;
  const words = useWords();
  useFocusBack(isOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={onCancel}
      returnFocus={false}
      title={
        <Text component="span" fz="lg" fw={650}>
          {title}
        </Text>
      }
      closeButtonProps={{ "aria-label": words.close }}
    >
      <Text component="div" c="var(--camket-ink2)">
        {children}
      </Text>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {words.cancel}
        </Button>
        <Button onClick={onConfirm} loading={isBusy}>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
