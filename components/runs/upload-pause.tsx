import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { countOf } from "@/lib/view/counts";
import type { Halt } from "./upload-turns";

interface Props {
  halt: Halt;
  /** Files whose turn has not come. */
  waiting: number;
  onResume: () => void;
}

const WORDS = {
  lost: { title: "Connection lost", more: "The list is kept. It goes on by itself when the server answers again." },
  busy: { title: "The server is busy", more: "It asked to come back in a moment; that happens by itself." },
  stopped: { title: "Stopped", more: "Nothing is sent until you go on." },
} satisfies Record<Halt["why"], { title: string; more: string }>;

/** Why nothing is sent at the moment, and the way on. */
export function UploadPause({ halt, waiting, onResume }: Props) {
  const { title, more } = WORDS[halt.why];
  return (
    <div role="status" className="mb-3">
      <Notice level="warn" title={waiting > 0 ? `${title}. ${countOf(waiting, "file")} left.` : `${title}.`}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>{more}</p>
          <Button size="sm" onClick={onResume}>
            Resume
          </Button>
        </div>
      </Notice>
    </div>
  );
}
