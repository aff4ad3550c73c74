// Which axis a profiler's entry speaks of, by its name. Names are a convention of their authors, so that the map is shown and
// may be changed; what no line knows is left to the user.
import type { TimedAxis } from "./profiles";

/** Where an entry's time was spent: on the GPU, or on the host that feeds it. */
export type EntryPlace = "gpu" | "host";

/** An axis, or `out`: time that is no work of its own, such as waiting for the GPU. */
export type Assigned = TimedAxis | "out";

export interface NameGroup {
  id: string;
  label: string;
  place: EntryPlace;
  axis: Assigned;
  names: RegExp;
}

/** The first line that knows a name decides. */
export const NAME_GROUPS: readonly NameGroup[] = [
  {
    id: "collective",
    label: "Collectives (NCCL, RCCL)",
    place: "gpu",
    axis: "gpu-link",
    names: /nccl|rccl|oneccl|all_?reduce|all_?gather|reduce_?scatter|sendrecv|deep_?ep|nvshmem|custom_ar/i,
  },
  {
    id: "host-copy",
    label: "Copies between host and GPU",
    place: "gpu",
    axis: "host-link",
    names: /memcpy.*(host-to-device|device-to-host|htod|dtoh|h2d|d2h|pageable|pinned)|unified memory/i,
  },
  {
    id: "peer-copy",
    label: "Copies from GPU to GPU",
    place: "gpu",
    axis: "gpu-link",
    names: /memcpy.*(peer-to-peer|ptop|p2p)/i,
  },
  {
    id: "device-copy",
    label: "Copies and fills inside a GPU",
    place: "gpu",
    axis: "gpu-memory",
    names: /mem(cpy|set)|catarraybatchedcopy|direct_copy|fillfunctor|copydevice/i,
  },
  {
    id: "matrix",
    label: "Matrix products, convolutions and attention",
    place: "gpu",
    axis: "gpu-compute",
    names:
      /gemm|gemv|cutlass|xmma|wgmma|cublas|cudnn|conv|winograd|flash|fmha|attention|attn|matmul|\bmm\b|addmm|bmm|nvjet|tensorop|s\d{4,}|mma_|marlin|moe|paged/i,
  },
  {
    id: "memory-bound",
    label: "Element by element: norms, activations, optimizer",
    place: "gpu",
    axis: "gpu-memory",
    names:
      /elementwise|vectorized|pointwise|reduce_kernel|softmax|norm|embedding|index|gather|scatter|dropout|gelu|silu|relu|swiglu|rotary|rope|adam|multi_tensor|cast|triton_(poi|red|per)|topk|sort|sampl/i,
  },
  {
    id: "wait",
    label: "The host waits for the GPU",
    place: "host",
    axis: "out",
    names: /(device|stream|event)synchronize|cudamemcpy$|hipmemcpy$|aten::item|_local_scalar_dense|cudalaunchhostfunc/i,
  },
  {
    id: "loading",
    label: "Loading data",
    place: "host",
    axis: "storage",
    names: /dataloader|data_loader|read_file|\bread\b|pread|checkpoint/i,
  },
  { id: "host-work", label: "Other work of the host", place: "host", axis: "cpu", names: /(?:)/ },
];

/** The group that knows a name; `null`: none does, and the user assigns it. */
export const groupOf = (name: string, place: EntryPlace): NameGroup | null =>
  NAME_GROUPS.find((group) => group.place === place && group.names.test(name)) ?? null;
