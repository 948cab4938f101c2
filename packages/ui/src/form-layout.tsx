import { Drawer, FocusTrap, Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useFocusBack } from "./focus-back.ts";
import classes from "./form-layout.module.css";
import { useWords } from "./words.ts";

export interface Blocker {
  /** The `name` of the field. */
  name: string;
  message: string;
}

interface FormLayoutProps {
  /** The name of the form for screen readers. */
  label: string;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  /** What still stands in the way; sending goes to the first. */
  blockers?: readonly Blocker[];
  /** A failure of the whole: what happened and what was kept. */
  failure?: ReactNode;
  /** Buttons, the filled one first; they stick to the foot of a phone. */
  actions: ReactNode;
  children: ReactNode;
}

function focusField(form: HTMLFormElement | null, name: string) {
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}

/** Fields below each other, what blocks sending above them, buttons below. */
export function FormLayout({ label, onSubmit, blockers = [], failure, actions, children }: FormLayoutProps) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const wasSent = useRef(false);

  // Blockers may come from the server, some time after sending.
  useEffect(() => {
    const [first] = blockers;
    if (!wasSent.current || !first) return;
    wasSent.current = false;
    focusField(form.current, first.name);
  }, [blockers]);

  return (
    <form
      ref={form}
      noValidate
      aria-label={label}
      className={classes.form}
      onSubmit={(event) => {
        wasSent.current = true;
        onSubmit(event);
      }}
    >
      {(blockers.length > 0 || failure) && (
        <div className={classes.summary} role="alert">
          <IconAlertTriangle size={17} stroke={1.9} aria-hidden />
          <div>
            {failure && <Text component="div">{failure}</Text>}
            {blockers.length > 0 && (
              <>
                <p>{words.fieldsToMend(blockers.length)}</p>
                <ul>
                  {blockers.map(({ name, message }) => (
                    <li key={name}>
                      <UnstyledButton className="camket-link" onClick={() => focusField(form.current, name)}>
                        {message}
                      </UnstyledButton>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </div>
      )}
      <div className={classes.fields}>{children}</div>
      <div className={classes.actions}>{actions}</div>
    </form>
  );
}

/** Fields that belong together on one line where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}

interface FormDrawerProps {
  isOpen: boolean;
  onClose(): void;
  title: string;
  /** At most 792. */
  width?: number;
  children: ReactNode;
}

export function FormDrawer({ isOpen, onClose, title, width = 560, children }: FormDrawerProps) {
  const words = useWords();
  useFocusBack(isOpen);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      size={Math.min(width, 792)}
      padding="lg"
      returnFocus={false}
      title={<span className={classes.drawerTitle}>{title}</span>}
      closeButtonProps={{ "aria-label": words.close }}
    >
      {/* Or the cross would be focused first. */}
      <FocusTrap.InitialFocus />
      {children}
    </Drawer>
  );
}
