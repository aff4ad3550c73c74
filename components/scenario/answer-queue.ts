// QUALITY 1.4: a sketch at once while something is being moved, the whole figure when it rests; never one that is out of date.
import { QUICK_TRIALS, TRIALS } from "@/lib/core/projection/monte-carlo";
import type { Projection } from "@/lib/core/projection/projection";
import type { Question } from "./answer-job";

export interface Job {
  /** Rises with every question; an answer to an earlier one than is shown is dropped. */
  number: number;
  trials: number;
  question: Question;
}
export interface Done {
  number: number;
  trials: number;
  projection: Projection;
}

interface Ways {
  /** Sends a job off; its answer comes to {@link AnswerQueue.done}. */
  send: (job: Job) => void;
  show: (question: Question, projection: Projection, final: boolean) => void;
  /** Calls back after a rest; the returned function calls it off. */
  rest: (then: () => void) => () => void;
}

/** One job is out at a time; of the questions that come meanwhile only the last is asked. */
export class AnswerQueue {
  private number = 0;
  private out: Job | null = null;
  private next: Job | null = null;
  private callOff: () => void = () => undefined;

  constructor(private readonly ways: Ways) {}

  /** Asks for a sketch now and for the whole figure once no other question has come for a while. */
  ask(question: Question): void {
    this.callOff();
    this.number += 1;
    const job = { number: this.number, question };
    this.put({ ...job, trials: QUICK_TRIALS });
    this.callOff = this.ways.rest(() => this.put({ ...job, trials: TRIALS }));
  }

  done({ number, trials, projection }: Done): void {
    const job = this.out;
    this.out = null;
    const current = job !== null && job.number === number && number === this.number;
    if (current) this.ways.show(job.question, projection, trials === TRIALS);
    if (this.next) this.put(this.next);
  }

  /** No answer that is still out is shown any more. */
  stop(): void {
    this.callOff();
    this.number += 1;
    this.next = null;
  }

  private put(job: Job): void {
    if (this.out) {
      this.next = job;
      return;
    }
    this.next = null;
    this.out = job;
    this.ways.send(job);
  }
}
