"use client";

import { useEffect, useState } from "react";
import { Button } from "./button";

interface Props {
  /** "Deleted run h100-a." */
  message: string;
  onUndo: () => void | Promise<void>;
  /** After the time has run out, or after undoing. */
  onClose: () => void;
  seconds?: number;
}

/** Ten seconds to take it back, instead of "Are you sure?". The clock stops while it is hovered or focused. */
export function UndoBar({ message, onUndo, onClose, seconds = 10 }: Props) {
  const [left, setLeft] = useState(seconds);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    if (left <= 0) {
      onClose();
      return;
    }
    const timer = setTimeout(() => setLeft((s) => s - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, held, onClose]);
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-4 z-30 mx-auto flex max-w-xl items-center justify-between gap-4 rounded border border-ink bg-surface px-4 py-2 shadow-menu"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="min-w-0 type-table break-words">{message}</span>
      <Button
        size="sm"
        onClick={async () => {
          await onUndo();
          onClose();
        }}
      >
        Undo
        <span aria-hidden="true" className="num text-ink3">
          {left} s
        </span>
      </Button>
    </div>
  );
}
