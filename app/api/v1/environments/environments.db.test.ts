import { describe, expect, it } from "vitest";
import { db, pool } from "@/lib/server/db";
import { onFreshDatabase } from "@/prisma/test-database";
import { type Ask, ask, servingFile } from "../asking";
import { DELETE as deleteRun, GET as getRun, PATCH } from "../runs/[id]/route";
import { POST as previewRun } from "../runs/preview/route";
import { POST as postRun } from "../runs/route";
import { DELETE, GET as getOne } from "./[id]/route";
import { GET as list, POST } from "./route";

onFreshDatabase();

/** What nvidia-smi prints of one GPU, with serial numbers that are nobody's. */
const smi = ({ driver = "570.1", mode = "Pass-Through", gpu = "NVIDIA H100 80GB HBM3" } = {}) =>
  `<?xml version="1.0" ?>
<nvidia_smi_log>
	<driver_version>${driver}</driver_version>
	<attached_gpus>1</attached_gpus>
	<gpu id="00000000:05:00.0">
		<product_name>${gpu}</product_name>
		<serial>1650000000001</serial>
		<uuid>GPU-11111111-2222-3333-4444-555555555555</uuid>
		<gpu_virtualization_mode>
			<virtualization_mode>${mode}</virtualization_mode>
		</gpu_virtualization_mode>
		<ecc_mode>
			<current_ecc>Enabled</current_ecc>
		</ecc_mode>
	</gpu>
</nvidia_smi_log>
`;
const results = () => JSON.stringify(servingFile());
const send = async (handler: typeof POST, body: string, query: Ask["query"]) => {
  const response = await ask(handler, {}, { method: "POST", query, body });
  return { status: response.status, body: await response.json() };
};
const keep = (body: string, filename = "nvidia-smi.xml") => send(POST, body, { filename });
const save = (body: string, query: Ask["query"] = {}) => send(postRun, body, { filename: "run.json", ...query });
const shown = async (id: string) => (await ask(getRun, { id })).json();

describe("a file that describes a machine", () => {
  it("is stored once, says what it says and where, and nothing of its serial numbers", async () => {
    const text = smi();
    const first = await keep(text);
    expect(first).toMatchObject({
      status: 201,
      body: {
        created: true,
        filename: "nvidia-smi.xml",
        format: { id: "nvidia-smi" },
        environment: { driver: "570.1", gpu: "NVIDIA H100 80GB HBM3", mode: "vm-passthrough", ecc: true },
      },
    });
    expect(first.body.evidence).toContainEqual({
      field: "mode",
      value: "vm-passthrough",
      text: "Virtualization Mode Pass-Through",
      at: "line 10",
    });
    expect(JSON.stringify(first.body)).not.toMatch(/1650000000001|11111111-2222/);
    expect(await keep(text, "other.xml")).toMatchObject({ status: 200, body: { created: false, id: first.body.id } });
    const { items } = await (await ask(list, {})).json();
    expect(items.map((f: { id: string }) => f.id)).toContain(first.body.id);
  });

  it("sent as a run is refused with the address it belongs to, and its preview says what it is", async () => {
    const text = smi({ driver: "570.2" });
    expect(await save(text, { mode: "bare-metal" })).toMatchObject({
      status: 422,
      body: { errors: [{ code: "environment-file", hint: expect.stringContaining("/api/v1/environments") }] },
    });
    expect(await send(previewRun, text, { filename: "smi.xml" })).toMatchObject({
      status: 200,
      body: { kind: "environment", environment: { driver: "570.2" }, measurements: 0 },
    });
  });

  it("results sent as one are refused with the address they belong to", async () => {
    expect(await keep(results(), "run.json")).toMatchObject({
      status: 422,
      body: { errors: [{ code: "not-environment-file", hint: expect.stringContaining("/api/v1/runs") }] },
    });
    expect(await keep("no format at all\n", "x.txt")).toMatchObject({ status: 422 });
  });
});

describe("a run with files of its machine beside it", () => {
  it("is filled from them, below the owner's word, and shows who says what", async () => {
    const file = await keep(smi({ driver: "571.1" }));
    const query = { environment: file.body.id, driver: "999" };
    const preview = await send(previewRun, results(), query);
    expect(preview.body.environment).toMatchObject({ mode: "vm-passthrough", driver: "999", ecc: true });
    const { status, body } = await save(results(), query);
    expect(status).toBe(201);
    const run = await shown(body.id);
    expect(run).toMatchObject({
      environment: { mode: "vm-passthrough", driver: "999", ecc: true },
      detected: { mode: "vm-passthrough", driver: "571.1", ecc: true },
      declared: { driver: "999" },
      environmentFiles: [{ id: file.body.id, filename: "nvidia-smi.xml", format: { id: "nvidia-smi" } }],
    });
    expect(run.evidence).toContainEqual(expect.objectContaining({ field: "ecc", value: true, file: "nvidia-smi.xml" }));
    expect(run.warnings).toContainEqual(
      expect.objectContaining({ code: "declared-contradicts-file", found: "Driver Version 571.1" }),
    );
    const beside = await (await ask(getOne, { id: file.body.id })).json();
    expect(beside.runs).toEqual([body.id]);
  });

  it("is the same run as without them when the environment comes out equal, and learns their signs", async () => {
    const text = results();
    const word = { mode: "vm-passthrough", gpu: "NVIDIA H100 80GB HBM3", gpuCount: "1", driver: "572.1" };
    const none = await keep("none\n", "virt.txt");
    const plain = await save(text, word);
    const again = await save(text, { ...word, environment: none.body.id });
    expect(again).toMatchObject({ status: 200, body: { id: plain.body.id, created: false } });
    const run = await shown(plain.body.id);
    expect(run.environmentFiles).toMatchObject([{ id: none.body.id }]);
    expect(run.warnings).toContainEqual(
      expect.objectContaining({ code: "mode-contradicts-file", found: "systemd-detect-virt says none" }),
    );
    expect(await db().run.count({ where: { sha256: run.sha256 } })).toBe(1);
  });

  it("is kept against them with a reason that prints, or relabelled, and its files say the same as before", async () => {
    const file = await keep(smi({ driver: "573.1" }));
    const { body } = await save(results(), { mode: "bare-metal", environment: file.body.id });
    const change = async (json: unknown) => {
      const response = await ask(PATCH, { id: body.id }, { method: "PATCH", json });
      return { status: response.status, body: await response.json() };
    };
    const doubt = (run: { warnings: { code: string }[] }) =>
      run.warnings.find((w) => w.code === "mode-contradicts-file");
    expect(doubt(body)).toMatchObject({
      message: expect.stringContaining("Declared as bare-metal, but nvidia-smi.xml"),
    });
    const kept = await change({ reason: "the driver is wrong" });
    expect(kept.body).toMatchObject({ reason: "the driver is wrong", environment: { mode: "bare-metal" } });
    expect(doubt(kept.body)).toMatchObject({ message: expect.stringContaining("Kept, because: the driver is wrong") });
    const relabelled = await change({ mode: "vm-passthrough" });
    expect(relabelled.body).toMatchObject({ reason: null, declared: { mode: "vm-passthrough" } });
    expect(doubt(relabelled.body)).toBeUndefined();
    const taken = await change({ driver: "1" });
    expect(taken.body.environment.driver).toBe("1");
    const back = await change({ environment: { driver: null } });
    expect(back.body).toMatchObject({ environment: { driver: "573.1" }, detected: kept.body.detected });
    expect((await change({ reason: "" })).status).toBe(400);
    expect((await change({ environment: {}, mode: "bare-metal" })).status).toBe(400);
  });

  it("of unknown files is refused", async () => {
    for (const id of ["11111111-1111-4111-8111-111111111111", "x"])
      expect(await save(results(), { mode: "bare-metal", environment: id })).toMatchObject({ status: 404 });
  });

  it("of a file that is deleted while the run arrives is refused, and nothing is stored", async () => {
    const file = await keep(smi({ driver: "575.1" }));
    const before = await db().run.count();
    const body = new ReadableStream({
      async pull(controller) {
        await ask(DELETE, { id: file.body.id }, { method: "DELETE" });
        controller.enqueue(new TextEncoder().encode(results()));
        controller.close();
      },
    });
    const query = { mode: "vm-passthrough", environment: file.body.id };
    const response = await ask(postRun, {}, { method: "POST", query, body });
    expect([response.status, (await response.json()).detail]).toEqual([
      404,
      "This environment file is not there, or not yours.",
    ]);
    expect(await db().run.count()).toBe(before);
  });

  it("can be sent and deleted at once: each is answered, neither is a fault of ours", async () => {
    const text = smi({ driver: "576.1" });
    const { body } = await keep(text);
    let { id } = body;
    for (let i = 0; i < 15; i++) {
      const [kept, gone] = await Promise.all([keep(text), ask(DELETE, { id }, { method: "DELETE" })]);
      expect([200, 201]).toContain(kept.status);
      expect(gone.status).toBe(204);
      id = (await keep(text)).body.id;
    }
  });

  it("two changes of a label at once are both kept", async () => {
    const { body } = await save(results(), { mode: "bare-metal" });
    const change = (json: unknown) => ask(PATCH, { id: body.id }, { method: "PATCH", json });
    const words = { gpu: "G", driver: "D", host: "H", label: "L", provider: "P", hypervisor: "kvm" };
    const answers = await Promise.all(Object.entries(words).map(([field, value]) => change({ [field]: value })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await shown(body.id)).declared).toMatchObject(words);
  });

  it("keeps them: they cannot be deleted, and purging runs leaves their bytes", async () => {
    const file = await keep(smi({ driver: "574.1" }));
    const { body } = await save(results(), { mode: "vm-passthrough", environment: file.body.id });
    const remove = () => ask(DELETE, { id: file.body.id }, { method: "DELETE" });
    expect((await remove()).status).toBe(409);
    await ask(deleteRun, { id: body.id }, { method: "DELETE" });
    await pool().query("UPDATE run SET deleted_at = now() - interval '25 hours' WHERE id = $1", [body.id]);
    const other = await save(results(), { mode: "bare-metal" });
    await ask(deleteRun, { id: other.body.id }, { method: "DELETE" });
    expect(await db().run.count({ where: { id: body.id } })).toBe(0);
    expect(await db().rawFile.count({ where: { sha256: file.body.sha256 } })).toBe(1);
    expect((await remove()).status).toBe(204);
    expect(await db().rawFile.count({ where: { sha256: file.body.sha256 } })).toBe(0);
    expect((await ask(getOne, { id: file.body.id })).status).toBe(404);
  });

  it("a run from before the halves were kept apart shows its signs as the file's and the rest as its owner's", async () => {
    const { body } = await save(results(), { mode: "bare-metal", gpu: "A" });
    await pool().query("UPDATE run SET detected = '{}', declared = '{}' WHERE id = $1", [body.id]);
    expect(await shown(body.id)).toMatchObject({
      declared: { mode: "bare-metal", gpu: "A" },
      detected: {},
      reason: null,
    });
  });
});
