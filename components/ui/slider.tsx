"use client";

interface Props {
  min: number;
  max: number;
  step: number;
  value: number;
  onMove: (value: number) => void;
}

/**
 * For dragging only. The field above it says the same, takes any value, and steps by the arrow keys: keyboard and screen
 * reader have that one and need no second.
 */
export function Slider({ min, max, step, value, onMove }: Props) {
  return (
    <input
      type="range"
      aria-hidden="true"
      tabIndex={-1}
      min={min}
      max={max}
      step={step}
      value={Math.min(max, Math.max(min, value))}
      onChange={(e) => onMove(Number(e.target.value))}
      className="needs-script mt-1 block h-6 w-full cursor-pointer accent-(--action)"
    />
  );
}
