import type { Metadata } from "next";
import { headers } from "next/headers";
import { LinkButton } from "@/components/ui/button";
import { CommandLine } from "@/components/ui/command-line";
import { PlainTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { env } from "@/lib/server/env";
import { isOwnHost } from "@/lib/server/own-host";
import {
  BLOCK_START,
  HELD_EQUAL,
  MACHINE_STEPS,
  ROUNDS,
  RUN_STEPS,
  STARTS_WORTH,
  sides,
} from "@/lib/view/measure-plan";
import { STARTS } from "@/lib/core/overhead/measure-commands";
import { FLOOR_RULES } from "@/lib/view/method-rules";
import { PlanItem } from "./plan-item";

export const metadata: Metadata = {
  title: "What to measure",
  description: "Five benchmarks on bare metal and in the VM, how often, in which order, and how to upload the files.",
};

export default async function MeasurePage() {
  const server = await ownAddress();
  return (
    <Page
      title="What to measure"
      lead={`Five benchmarks, the same on bare metal and in the VM, ${STARTS} times each, in turns; two commands once a side describe the machine. Then one upload a side.`}
      actions={
        <>
          <LinkButton href="/docs/formats">What else is read</LinkButton>
          <LinkButton href="/upload" variant="primary">
            Upload files
          </LinkButton>
        </>
      }
    >
      <div className="mt-8 grid max-w-[60rem] grid-cols-[minmax(0,1fr)] gap-6">
        <Sheet
          id="equal"
          title="1. Hold equal"
          note="What differs and is not the hypervisor is blamed on it. Bareline warns where the files show a difference."
        >
          <ul className="grid gap-x-10 gap-y-3 lg:grid-cols-2">
            {HELD_EQUAL.map(({ id, what, how }) => (
              <PlanItem key={id} id={`equal-${id}`} title={what}>
                {how}
              </PlanItem>
            ))}
          </ul>
        </Sheet>
        <Sheet
          id="describe"
          title="2. Describe both machines"
          note="Once a side. These two files fill in what the results do not say."
        >
          <div className="grid gap-4">
            <CommandLine command={BLOCK_START} />
            <Steps steps={MACHINE_STEPS} />
          </div>
        </Sheet>
        <Sheet
          id="run"
          title="3. Run the five benchmarks"
          note="One block is all five, one after the other, each a start of its own."
        >
          <Steps steps={RUN_STEPS} />
          <p className="mt-4 measure type-note text-ink2">
            A tool you lack can be left out: each stands for itself. Words in capitals are yours to fill in.
          </p>
        </Sheet>
        <Order />
        <Sheet
          id="upload"
          title="5. Upload"
          note="From a copy of Bareline with Node.js. A second push of the same files stores nothing twice."
        >
          <ul className="grid gap-4">
            {sides(server).map(({ id, title, command }) => (
              <PlanItem key={id} id={`upload-${id}`} title={title} below={<CommandLine command={command} />} />
            ))}
          </ul>
          <p className="mt-4 measure type-note text-ink2">
            The mode says what kind of side it is: bare-metal, container, vm-passthrough, vm-vgpu, vm-unspecified or
            confidential-vm. The server is the one this page came from. Without a shell,{" "}
            <Link href="/upload" className="link">
              drop both folders on the upload page
            </Link>
            .
          </p>
        </Sheet>
      </div>
    </Page>
  );
}

/** The address of this page's server, as whoever reads the page reaches it. */
async function ownAddress(): Promise<string> {
  const { url } = env();
  const host = (await headers()).get("host");
  // A host that is not ours could have been put there by anybody.
  return host === null || !isOwnHost(host) || new URL(url).host === host ? url : `http://${host}`;
}

function Steps({ steps }: { steps: typeof RUN_STEPS }) {
  return (
    <ul className="grid gap-4">
      {steps.map(({ id, title, why, command }) => (
        <PlanItem key={id} id={`step-${id}`} title={title} below={<CommandLine command={command} />}>
          {why}
        </PlanItem>
      ))}
    </ul>
  );
}

function Order() {
  return (
    <Sheet
      id="order"
      title={`4. Repeat it ${STARTS} times, in turns`}
      note="A run is a separate start. A thousand requests of one start are one run."
      className="print-break-avoid"
    >
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
        <div className="min-w-0">
          <ul className="grid gap-2">
            {ROUNDS.map(({ round, first, second }) => (
              <PlanItem key={round} id={`round-${round}`} title={`Round ${round}`} inline>
                {first} first, then {second}
              </PlanItem>
            ))}
          </ul>
          <p className="mt-3 measure type-note text-ink2">
            In turns, because rooms warm up, clocks sag and neighbours wake up: what drifts with time then falls on both
            sides alike, and is not taken for the hypervisor. One host for both sides is booted in between; with two
            hosts, let them change roles halfway.
          </p>
        </div>
        <div className="grid min-w-0 content-start gap-5">
          <PlainTable
            label="What a number of runs is worth"
            head={["Runs a side", "What they carry"]}
            rows={STARTS_WORTH.map(({ runs, worth }) => [runs, worth])}
          />
          <PlainTable
            label="Differences that chance could make"
            head={["Hosts", "Difference that is not believed"]}
            rows={FLOOR_RULES.map(({ when, then }) => [when, then])}
          />
        </div>
      </div>
    </Sheet>
  );
}
