import { Button, CloseButton } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import classes from "./toast.module.css";
import { useWords } from "./words.ts";

export interface Toast {
  /** What happened and what was kept. */
  message: ReactNode;
  tone?: "ok" | "late";
  onUndo?(): void;
  /** What undoing is called where it has a name of its own. */
  undoLabel?: string;
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says the result of an act; a failure stays until it is closed. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

const shownFor = 8000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<(Toast & { id: number })[]>([]);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    nextId.current += 1;
    setShown((others) => [...others.slice(-2), { ...toast, id: nextId.current }]);
  }, []);
  const close = useCallback((id: number) => setShown((toasts) => toasts.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      {children}
      {/* Present from the start, or a screen reader misses the first one. */}
      <div className={`${classes.region} camket-no-print`} role="status" aria-live="polite">
        {shown.map((toast) => (
          <ToastCard key={toast.id} {...toast} onClose={() => close(toast.id)} />
        ))}
      </div>
    </ToastContext>
  );
}

function ToastCard({ message, tone = "ok", onUndo, undoLabel, onClose }: Toast & { onClose(): void }) {
  const words = useWords();
  const [isHeld, setHeld] = useState(false);
  const close = useEffectEvent(onClose);
  const stays = tone === "late" || isHeld;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => close(), shownFor);
    return () => clearTimeout(timer);
  }, [stays]);
  const Icon = tone === "late" ? IconAlertTriangle : IconCheck;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being pointed at only keeps it on screen.
    <div
      className={classes.toast}
      data-tone={tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={18} stroke={2} aria-hidden />
      <div className={classes.message}>{message}</div>
      {onUndo && (
        <Button
          variant="default"
          onClick={() => {
            onUndo();
            onClose();
          }}
        >
          {undoLabel ?? words.undo}
        </Button>
      )}
      <CloseButton aria-label={words.close} onClick={onClose} />
    </div>
  );
}
