import { metricsOf } from "./entry";

export const NETWORK = metricsOf("network", [
  ["network-throughput", "Received", "B/s", "LH", "Data received over the network per second."],
  ["network-retransmits", "Retransmitted segments", "count", "<", "Pieces that had to be sent again."],
  ["network-jitter", "Jitter", "s", "<", "How unevenly packets arrive."],
  [
    "network-latency",
    "Network delay",
    "s",
    "H<",
    "The time one message takes over the network, there or there and back.",
  ],
  ["network-packet-loss", "Packets lost", "fraction", "<", "The share of packets that never arrived."],
  [
    "rdma-bandwidth",
    "RDMA bandwidth",
    "B/s",
    "H",
    "Data moved directly between the memories of two hosts, per second.",
  ],
  ["rdma-message-rate", "RDMA messages", "message/s", "H", "Messages between two hosts per second."],
  ["rdma-latency", "RDMA latency", "s", "H<", "The time one message between two hosts takes."],
]);
